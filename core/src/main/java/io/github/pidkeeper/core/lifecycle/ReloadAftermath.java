package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a broker that was told to read its configuration again. Made before it is told, so that what it writes
 * meanwhile can be told from what it wrote before.
 */
final class ReloadAftermath {

    /** Who dies of it mostly does so at once. */
    private static final Duration FIRST_MOMENTS = Duration.ofMillis(500);

    private static final int MOST_LINES = 20;

    private final Operation operation;
    private final PinnedProcess process;
    private final Message how;
    private final ReloadLog log;
    private final long begin;

    /** @param how it is told */
    ReloadAftermath(Operation operation, PinnedProcess process, Message how) {
        this.operation = operation;
        this.process = process;
        this.how = how;
        this.log = new ReloadLog(files(operation, process));
        this.begin = operation.time().nanos();
    }

    private static List<Path> files(Operation operation, PinnedProcess process) {
        var files = new ArrayList<Path>();
        logFile(operation.broker(), process.facts()).ifPresent(files::add);
        files.add(operation.folder().output().path());
        return files;
    }

    private static Optional<Path> logFile(Broker broker, ProcessFacts process) {
        return OwnConfiguration.of(broker, process.workingDirectory()).reading()
                        instanceof ConfigurationReading.Read(var read)
                ? Optional.of(read).flatMap(BrokerConfiguration::logFile)
                : Optional.empty();
    }

    /** It was told; now it has to be the same process, and to answer. */
    Outcome judge() throws InterruptedException {
        operation.plan().begin(Step.Kind.CONFIRM_RELOADED);
        if (process.awaitExit(FIRST_MOMENTS)) {
            return ended();
        }
        Verdict verdict = operation.verdict();
        if (process.hasExited()) {
            return ended();
        }
        if (!isSame(verdict)) {
            return failed(Phrase.RELOAD_ANOTHER_PROCESS, verdict);
        }
        if (!verdict.runs()) {
            return failed(Phrase.RELOADED_AND_SILENT, verdict);
        }
        List<String> errors = log.errors();
        if (!errors.isEmpty()) {
            return new Outcome.Failed(Message.of(Phrase.RELOADED_WITH_ERRORS, name(), pid()), verdict, errors);
        }
        Phrase phrase = verdict.readiness().isAnswer() ? Phrase.RELOADED : Phrase.RELOADED_UNPROBED;
        return new Outcome.Done(Message.of(phrase, name(), pid(), how), verdict);
    }

    /** It was not told, or says that it did not obey; but it may have died of it all the same, and that counts for more. */
    Outcome failed(Message message, String output) throws InterruptedException {
        if (process.awaitExit(FIRST_MOMENTS)) {
            return ended();
        }
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return new Outcome.Failed(
                message, operation.verdict(), lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }

    private Outcome failed(Phrase phrase, Verdict verdict) {
        return new Outcome.Failed(Message.of(phrase, name(), pid(), how, verdict.reason()), verdict, log.lines());
    }

    private Outcome ended() {
        Duration took = operation.time().since(begin);
        return new Outcome.Failed(
                Message.of(Phrase.RELOAD_ENDED_IT, name(), pid(), how, took), operation.verdict(), log.lines());
    }

    private boolean isSame(Verdict verdict) {
        return verdict.process()
                .filter(now -> now.identity().sameProcessAs(process.facts().identity()))
                .isPresent();
    }

    private String name() {
        return operation.broker().name().text();
    }

    private long pid() {
        return process.facts().pid();
    }
}
