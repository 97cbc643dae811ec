package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of a stop, and what each is done to. */
record StopSteps(PidFiles pidFiles, Stakes stakes) {

    /** Those of a stop of this process. */
    Draft of(Broker broker, PidFileReading file, ProcessFacts facts) {
        long pid = facts.pid();
        Instant started = facts.startedAt();
        var process = Target.OfProcess.of(facts);
        Phrase ask = facts.suspended() ? Phrase.STEP_ASK_TO_STOP_SUSPENDED : Phrase.STEP_ASK_TO_STOP;
        return verified(broker, facts)
                .then(Step.Kind.ASK_TO_STOP, Message.of(ask, pid, started), process)
                .then(Step.Kind.AWAIT_EXIT, waiting(broker.grace()))
                .then(Step.Kind.FORCE_STOP, Message.of(Phrase.STEP_FORCE_STOP, pid, started), process)
                .then(removal(broker, file, pid));
    }

    private static Message waiting(Duration grace) {
        return grace.isZero() ? Message.of(Phrase.STEP_AWAIT_NO_EXIT) : Message.of(Phrase.STEP_AWAIT_EXIT, grace);
    }

    /** Those up to the exit of this process, which systemd is asked to end. */
    Draft ofUnit(Broker broker, ProcessFacts facts, UnitWords words, UnitReading.Known known) {
        long pid = facts.pid();
        Instant started = facts.startedAt();
        Message ask = words.verb() == OwnerControl.Verb.RESTART
                ? words.asking(known, Phrase.STEP_ASK_UNIT_TO_RESTART, words.name(), pid, started)
                : Message.of(Phrase.STEP_ASK_UNIT_TO_STOP, words.name(), pid, started);
        return verified(broker, facts)
                .then(
                        Step.Kind.ASK_OWNER,
                        ask,
                        new Target.OfUnit(words.unit(), words.verb(), Optional.of(Target.OfProcess.of(facts))))
                .then(
                        Step.Kind.AWAIT_EXIT,
                        known.stopLimit()
                                .map(it -> Message.of(Phrase.STEP_AWAIT_UNIT, it))
                                .orElseGet(() -> Message.of(Phrase.STEP_AWAIT_UNIT_UNLIMITED)));
    }

    /** What is known before anything is asked of anybody. */
    private Draft verified(Broker broker, ProcessFacts facts) {
        var draft = new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(
                                Phrase.STEP_VERIFY_PROCESS,
                                facts.pid(),
                                facts.startedAt(),
                                broker.name().text()));
        stakes.of(broker, facts).ifPresent(message -> draft.then(Step.Kind.COUNT_CLIENTS, message));
        return draft;
    }

    /** What becomes of the pid file depends on what it says after the exit; this is what it says now. */
    List<Step> removal(Broker broker, PidFileReading file, long pid) {
        return removal(broker, file, pid, names(file, pid) ? pidFiles.obstacle(broker) : Optional.empty());
    }

    /** The same where the broker may have been given the directory of its pid file by its owner, and that takes it away. */
    List<Step> removalOfOwners(Broker broker, PidFileReading file, long pid) {
        return removal(broker, file, pid, Optional.empty());
    }

    private List<Step> removal(Broker broker, PidFileReading file, long pid, Optional<String> obstacle) {
        Path path = broker.pidFile();
        Optional<String> content = pidFiles.shown(broker);
        Step.Kind kind = Step.Kind.REMOVE_PID_FILE;
        if (names(file, pid)) {
            if (obstacle.isPresent()) {
                return new Draft()
                        .then(kind, Message.of(Phrase.STEP_PID_FILE_STAYS, path, content.orElse(""), obstacle.get()))
                        .steps();
            }
            return new Draft()
                    .then(
                            kind,
                            Message.of(Phrase.STEP_REMOVE_PID_FILE, path, content.orElse("")),
                            new Target.OfFile(path, content, Optional.empty()))
                    .steps();
        }
        if (file instanceof PidFileReading.Absent) {
            return new Draft()
                    .then(kind, Message.of(Phrase.STEP_NO_PID_FILE, path))
                    .steps();
        }
        return new Draft()
                .then(
                        kind,
                        AfterExit.unusable(file)
                                .map(reason -> Message.of(Phrase.STEP_PID_FILE_KEPT, path, reason))
                                .orElseGet(() -> Message.of(Phrase.STEP_LEAVE_PID_FILE, path, content.orElse(""))))
                .steps();
    }

    private static boolean names(PidFileReading file, long pid) {
        return file instanceof PidFileReading.NamesPid named && named.pid() == pid;
    }

    /** That the pid file of this broker cannot be removed once it has exited. */
    Optional<Message> leftFile(Broker broker, Sight look) {
        return look.pin()
                .filter(pin -> names(look.observation().file(), pin.facts().pid()))
                .flatMap(_ -> pidFiles.obstacle(broker))
                .map(reason -> Message.of(Phrase.PID_FILE_STAYS, broker.pidFile(), reason));
    }

    /** Those that finish a stop which was cut short after the exit. */
    Draft finishing(Broker broker) {
        Path path = broker.pidFile();
        Optional<String> content = pidFiles.shown(broker);
        return new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(Phrase.STEP_VERIFY_NONE, broker.name().text()))
                .then(
                        Step.Kind.REMOVE_PID_FILE,
                        Message.of(Phrase.STEP_REMOVE_PID_FILE, path, content.orElse("")),
                        new Target.OfFile(path, content, Optional.empty()));
    }
}
