package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts what was seen of processes and port in words.
 *
 * @param brokers the processes that are the broker
 */
record Testimony(Observation seen, List<Sighting> brokers, Notes notes) {

    void several() {
        if (brokers.size() > 1) {
            notes.contradict(
                    Check.PROCESS,
                    exhibits().program(brokers.getFirst()),
                    Phrase.PROCESS_SEVERAL,
                    brokers.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(", ")));
        }
    }

    /** Whoever may be the broker, while nobody else is known to be. */
    void titled() {
        if (!brokers.isEmpty()) {
            return;
        }
        for (Sighting one : seen.titled()) {
            notes.contradict(
                    Check.PROCESS,
                    exhibits().commandLine(one),
                    Phrase.PROCESS_TITLED,
                    one.pid(),
                    one.program(),
                    new ShownCommandLine(one.facts().commandLine()).text().strip());
        }
    }

    void processes() {
        if (brokers.isEmpty() && seen.titled().isEmpty()) {
            notes.confirm(
                    Check.PROCESS,
                    exhibits().nobody(),
                    Phrase.PROCESS_NOT_FOUND,
                    seen.portrait().broker().command().executable());
        }
        for (Sighting broker : brokers) {
            process(broker);
        }
    }

    private void process(Sighting broker) {
        ProcessFacts facts = broker.facts();
        Phrase ground = ground(broker);
        notes.confirm(
                Check.PROCESS,
                ground == Phrase.GROUND_RECORD
                        ? exhibits().start(broker)
                        : exhibits().program(broker),
                Phrase.PROCESS_IS_BROKER,
                facts.pid(),
                new ShownCommandLine(facts.commandLine()).text(),
                Message.of(ground),
                since(facts),
                facts.user());
        Optional<Deviation> deviation = Deviation.of(seen, broker);
        if (deviation.isPresent()) {
            notes.note(
                    Check.PROCESS,
                    Bearing.CONTRADICTS,
                    exhibits().commandLine(broker),
                    deviation.get().message());
        }
        if (!seen.self().maySignal(facts.identity().uid())) {
            notes.contradict(
                    Check.PROCESS,
                    exhibits().user(broker),
                    Phrase.PROCESS_NOT_PERMITTED,
                    facts.pid(),
                    facts.user(),
                    seen.self().user());
        }
        if (facts.suspended()) {
            notes.contradict(Check.PROCESS, exhibits().state(broker), Phrase.PROCESS_SUSPENDED, facts.pid());
        }
        if (facts.executableReplaced()) {
            notes.mention(
                    Check.PROCESS, exhibits().executable(broker), Phrase.PROCESS_EXECUTABLE_REPLACED, facts.pid());
        }
        if (broker.hold() == Hold.START_INSTANT) {
            notes.mention(Check.PROCESS, exhibits().start(broker), Phrase.PROCESS_HELD_BY_START_INSTANT, facts.pid());
        }
        if (facts.unit().isPresent()) {
            ProcessFacts.Unit unit = facts.unit().get();
            notes.mention(
                    Check.OWNER,
                    exhibits().owner(broker),
                    unit.ofUser() ? Phrase.OWNER_USER_UNIT : Phrase.OWNER_UNIT,
                    facts.pid(),
                    unit.name());
        }
    }

    /** Since when it runs, and for how long, unless the clock was set back meanwhile. */
    private Message since(ProcessFacts facts) {
        Duration uptime = Duration.between(facts.startedAt(), seen.at());
        return uptime.isNegative()
                ? Message.of(Phrase.STARTED_AT, facts.startedAt())
                : Message.of(Phrase.STARTED_AND_UP, facts.startedAt(), uptime);
    }

    private Phrase ground(Sighting broker) {
        if (!(seen.portrait().likeness(broker, seen.self()) instanceof Likeness.Ours(Likeness.Ground ground))) {
            throw new IllegalStateException("not the broker: " + broker.description());
        }
        return switch (ground) {
            case RECORD -> Phrase.GROUND_RECORD;
            case COMMAND -> Phrase.GROUND_COMMAND;
            case SCRIPT -> Phrase.GROUND_SCRIPT;
            case PORT -> Phrase.GROUND_PORT;
            case COMMAND_LINE -> Phrase.GROUND_COMMAND_LINE;
        };
    }

    void port() {
        if (seen.port().isPresent()) {
            port(seen.configuredPort(), seen.port().get());
        }
    }

    private void port(int port, PortHolder holder) {
        for (Sighting broker : brokers) {
            if (holder instanceof PortHolder.Held held && broker.holdsPort()) {
                heldByBroker(port, held, broker);
                return;
            }
        }
        switch (holder) {
            case PortHolder.Nobody _ ->
                note(
                        Check.PORT,
                        brokers.isEmpty() ? Bearing.CONFIRMS : Bearing.CONTRADICTS,
                        Phrase.PORT_HELD_BY_NOBODY,
                        port);
            case PortHolder.Held held -> heldByOthers(port, held);
            case PortHolder.HeldByUser held ->
                note(
                        Check.PORT,
                        brokers.isEmpty() ? Bearing.CONTRADICTS : Bearing.OPEN,
                        Phrase.PORT_HELD_BY_USER,
                        port,
                        held.user(),
                        held.addresses());
            case PortHolder.Unknown(String reason) -> note(Check.PORT, Bearing.OPEN, Phrase.PORT_UNKNOWN, port, reason);
        }
    }

    private void heldByBroker(int port, PortHolder.Held held, Sighting broker) {
        note(
                Check.PORT,
                Bearing.CONFIRMS,
                Phrase.PORT_HELD_BY_BROKER,
                port,
                broker.pid(),
                broker.program(),
                broker.facts().startedAt(),
                held.addresses());
    }

    private void heldByOthers(int port, PortHolder.Held held) {
        for (long pid : held.pids().stream().sorted().toList()) {
            Object who = seen.sightings().stream()
                    .filter(one -> one.pid() == pid)
                    .findFirst()
                    .<Object>map(Sighting::description)
                    .orElse(Message.of(Phrase.PROCESS_PID, pid));
            note(Check.PORT, Bearing.CONTRADICTS, Phrase.PORT_HELD_BY_OTHER, port, who, held.addresses());
        }
    }

    private void note(Check check, Bearing bearing, Phrase phrase, Object... arguments) {
        notes.note(check, bearing, exhibits().port(), Message.of(phrase, arguments));
    }

    private Exhibits exhibits() {
        return new Exhibits(seen);
    }
}
