package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.LogTarget;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the log of a broker is.
 *
 * @param files what can be read here, the one to show first in front; one that is configured is named also if it is not there
 * @param elsewhere where else it goes, or why nothing is known of it, and what to type to see it
 */
public record LogPlaces(List<LogPlace> files, List<Message> elsewhere) {

    public LogPlaces {
        files = List.copyOf(files);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Reads the broker's configuration, and sees what there is. May block.
     *
     * @param output where its output is kept, if it was started here
     * @param process the proven process of the broker, where it runs
     */
    public static LogPlaces of(Broker broker, Path output, Optional<ProcessFacts> process) {
        var files = new ArrayList<LogPlace>();
        var elsewhere = new ArrayList<Message>();
        boolean captured = Files.exists(output);
        switch (OwnConfiguration.of(broker, process.flatMap(ProcessFacts::workingDirectory))
                .reading()) {
            case ConfigurationReading.Read(BrokerConfiguration own) -> {
                own.logFile().ifPresent(path -> files.add(new LogPlace(LogPlace.Kind.FILE, path)));
                elsewhere.addAll(elsewhere(broker, own, captured, process));
            }
            case ConfigurationReading.Wrong wrong -> elsewhere.add(wrong.message());
            case ConfigurationReading.Missing(Path file) ->
                elsewhere.add(Message.of(Phrase.LOG_CONFIGURATION_MISSING, file));
            case ConfigurationReading.Unreadable(Path file) ->
                elsewhere.add(Message.of(Phrase.LOG_CONFIGURATION_NOT_READABLE, file));
            case ConfigurationReading.None() -> {
                if (!captured) {
                    elsewhere.add(outputOf(broker, process));
                }
            }
        }
        if (captured) {
            files.add(new LogPlace(LogPlace.Kind.OUTPUT, output));
            Path earlier = output.resolveSibling(output.getFileName() + ".1");
            if (Files.exists(earlier)) {
                files.add(new LogPlace(LogPlace.Kind.EARLIER_OUTPUT, earlier));
            }
        }
        return new LogPlaces(present(files), elsewhere);
    }

    /** What is there before what is not. */
    private static List<LogPlace> present(List<LogPlace> files) {
        var ordered = new ArrayList<>(files);
        boolean swap = ordered.size() > 1 && Files.notExists(ordered.getFirst().path());
        if (swap) {
            ordered.add(ordered.removeFirst());
        }
        return ordered;
    }

    private static List<Message> elsewhere(
            Broker broker, BrokerConfiguration own, boolean captured, Optional<ProcessFacts> process) {
        var elsewhere = new ArrayList<Message>();
        if (own.logTargets().isEmpty()) {
            elsewhere.add(Message.of(Phrase.LOG_NOWHERE, broker.name().text()));
        }
        if (own.logTargets().contains(LogTarget.FILE) && own.logFile().isEmpty()) {
            elsewhere.add(Message.of(Phrase.LOG_FILE_RELATIVE, broker.name().text()));
        }
        if (own.logTargets().contains(LogTarget.SYSLOG)) {
            elsewhere.add(Message.of(Phrase.LOG_TO_SYSLOG, broker.name().text(), "journalctl -t " + program(broker)));
        }
        boolean onlyOutput =
                own.logTargets().contains(LogTarget.OUTPUT) && own.logFile().isEmpty();
        if (onlyOutput && !captured) {
            elsewhere.add(outputOf(broker, process));
        }
        if (own.logTargets().contains(LogTarget.TOPIC)) {
            elsewhere.add(
                    Message.of(Phrase.LOG_TO_TOPIC, broker.name().text(), "mosquitto_sub -v -t '$SYS/broker/log/#'"));
        }
        if (own.logTargets().contains(LogTarget.OTHER)) {
            elsewhere.add(Message.of(Phrase.LOG_ELSEWHERE, broker.name().text()));
        }
        return elsewhere;
    }

    private static Message outputOf(Broker broker, Optional<ProcessFacts> process) {
        Optional<Unit> unit = process.flatMap(ProcessFacts::unit);
        if (unit.isPresent()) {
            String command = "journalctl " + (unit.get().ofUser() ? "--user " : "") + "-u "
                    + unit.get().name();
            return Message.of(
                    Phrase.LOG_TO_JOURNAL, broker.name().text(), unit.get().name(), command);
        }
        return Message.of(
                process.isPresent() ? Phrase.LOG_TO_OUTPUT_NOT_KEPT : Phrase.LOG_TO_OUTPUT_NONE_YET,
                broker.name().text());
    }

    private static String program(Broker broker) {
        return String.valueOf(broker.command().executable().getFileName());
    }
}
