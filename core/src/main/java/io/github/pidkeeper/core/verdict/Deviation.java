package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import io.github.pidkeeper.core.verdict.Likeness.Ours;
import java.util.Optional;

/**
 * That the process which is the broker was started with other words than are configured by now: somebody has edited the
 * entry since, or has started the broker by hand.
 *
 * <p>It is the broker all the same, and no second one is to be started for it. Whoever goes through a wrapper looks unlike
 * what is configured from the start; so of a process that was started here it is said only where the command was another
 * one then. What a unit of systemd runs is the unit's own affair.
 *
 * @param message what differs
 * @param running the command line of the process, as it may be shown; empty where it shows a title instead
 */
public record Deviation(Message message, Optional<String> running) {

    /** @param process that is the broker */
    static Optional<Deviation> of(Observation seen, Sighting process) {
        Broker broker = seen.portrait().broker();
        if (broker.unit().isPresent()
                || !(seen.portrait().likeness(process, seen.self()) instanceof Ours(Ground ground))) {
            return Optional.empty();
        }
        CommandLine line = seen.portrait().line(process, seen.self());
        boolean another = switch (ground) {
            case RECORD -> hasChangedSinceStart(seen, broker);
            case PORT -> process.facts().unit().equals(seen.self().unit()) && !line.hidesArguments();
            case COMMAND, SCRIPT, COMMAND_LINE -> false;
        };
        return another && !line.agrees() ? Optional.of(of(line)) : Optional.empty();
    }

    private static boolean hasChangedSinceStart(Observation seen, Broker broker) {
        var now = CommandMark.of(broker.command());
        return seen.memory()
                .process()
                .flatMap(Remembered::command)
                .filter(then -> !then.equals(now))
                .isPresent();
    }

    private static Deviation of(CommandLine line) {
        long pid = line.facts().pid();
        var theirs = new ShownCommandLine(line.facts().commandLine());
        var ours = new ShownCommandLine(line.broker().command().line());
        var arguments = ArgumentDifference.between(theirs, ours);
        if (line.hidesArguments() || (line.isOfProgram() && arguments.isHidden())) {
            return new Deviation(Message.of(Phrase.PROCESS_COMMAND_CHANGED, pid), Optional.empty());
        }
        Message message = line.isOfProgram()
                ? Message.of(Phrase.PROCESS_OTHER_ARGUMENTS, pid, arguments.first(), arguments.second())
                : Message.of(Phrase.PROCESS_OTHER_COMMAND, pid, theirs.text(), ours.text());
        return new Deviation(message, Optional.of(theirs.text()));
    }
}
