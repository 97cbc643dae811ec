package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The command that would put a found broker among the configured ones.
 *
 * @param name one that is free
 */
record Adoption(FoundBroker found, String name) {

    private static final String SUFFIX = ".service";

    /** It is called as its unit is, or as its program; with a number where that is taken. */
    static Adoption of(FoundBroker found, Collection<String> taken) {
        var unit = found.unit().map(ProcessFacts.Unit::name);
        var first = unit.filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .flatMap(BrokerName::parse)
                .map(BrokerName::text)
                .orElse(found.kind().text());
        var free = IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> number == 1 ? first : first + "-" + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElse(first);
        return new Adoption(found, free);
    }

    /** Where it writes no pid file, the place for one is left open; what looks like a password is masked. */
    List<String> words() {
        var words = new ArrayList<>(List.of("pidkeeper", "brokers", "add", name, "--pid-file"));
        words.add(found.pidFile().map(Object::toString).orElse("FILE"));
        found.service()
                .ifPresent(unit ->
                        words.addAll(List.of((unit.ofUser() ? Option.USER_UNIT : Option.UNIT).text(), unit.name())));
        words.add("--");
        words.addAll(command().masked());
        return words;
    }

    /** To be pasted into a shell. */
    String line() {
        return new ShellLine(words()).text();
    }

    /** The command of the broker, as it may be shown. */
    ShownCommandLine command() {
        return new ShownCommandLine(found.command().line());
    }
}
