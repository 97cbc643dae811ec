package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.RecordFile.Reading;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.PidFileDirectory;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.pidfile.Rewriting;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The steps in which the pid of a process that is held is written into a pid file, and read again. */
record WritingPid(PidFiles pidFiles) {

    Draft plan(Draft draft, Broker broker, BrokerFolder folder, ProcessFacts facts) {
        new Ground(broker)
                .missingDirectory()
                .ifPresent(directory -> draft.then(
                        Step.Kind.CREATE_DIRECTORY,
                        Message.of(Phrase.STEP_CREATE_DIRECTORY, directory),
                        new Target.OfDirectory(directory)));
        Path path = broker.pidFile();
        Optional<String> before = pidFiles.shown(broker);
        String after = content(broker, facts).shown();
        Message words = before.map(
                        old -> Message.of(Phrase.STEP_REWRITE_PID_FILE, path, after, old, folder.directory()))
                .orElseGet(() -> Message.of(Phrase.STEP_WRITE_PID_FILE, path, after));
        return draft.then(Step.Kind.WRITE_PID_FILE, words, new Target.OfFile(path, before, Optional.of(after)))
                .then(Step.Kind.CONFIRM_PID_FILE, Message.of(Phrase.STEP_CONFIRM_PID_FILE, path, facts.pid()));
    }

    /** Why it could not be done, as far as that can be seen without trying. */
    Optional<Message> problem(Broker broker) {
        boolean full = new Disk(new Ground(broker).directory()).isFull();
        return (full ? Optional.of(Disk.FULL) : pidFiles.obstacle(broker))
                .map(reason -> Message.of(Phrase.PID_FILE_NOT_WRITTEN, broker.pidFile(), reason));
    }

    /** Takes the steps; the file is changed in {@link Outcome.Done} only. */
    Outcome run(Operation operation, PinnedProcess process, Sight look) {
        Path path = operation.broker().pidFile();
        PidFileChanges changes = operation.changes(pidFiles);
        Rewriting rewriting;
        try {
            rewriting = write(operation, process, look.observation().file(), changes);
        } catch (IOException e) {
            return new Outcome.Failed(
                    Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage())), look.verdict());
        }
        return switch (rewriting) {
            case Rewriting.Written() -> written(operation, process, changes);
            case Rewriting.Withdrawn() -> exited(operation, process);
            case Rewriting.Kept _ -> new Outcome.Refused(Message.of(Phrase.PID_FILE_CHANGED, path), look.verdict());
            case Rewriting.Failed(String reason) ->
                new Outcome.Failed(Message.of(Phrase.PID_FILE_NOT_WRITTEN, path, reason), look.verdict());
        };
    }

    private static Rewriting write(
            Operation operation, PinnedProcess process, PidFileReading judged, PidFileChanges changes)
            throws IOException {
        Broker broker = operation.broker();
        var ground = new Ground(broker);
        if (ground.missingDirectory().isPresent()) {
            operation.plan().begin(Step.Kind.CREATE_DIRECTORY);
            ground.createDirectory();
        }
        operation.plan().begin(Step.Kind.WRITE_PID_FILE);
        var directory = new PidFileDirectory(
                ground.directory(), operation.self().identity().uid());
        return operation
                .journal()
                .rewriting(
                        "write-pid-file",
                        () -> changes.write(
                                content(broker, process.facts()),
                                judged.version(),
                                directory.rightsFor(process.facts().identity().uid()),
                                () -> !process.hasExited()));
    }

    /** It may have exited while its pid was being written: then the file is given back what it said. */
    private static Outcome written(Operation operation, PinnedProcess process, PidFileChanges changes) {
        Optional<Path> kept = changes.history().keptAs();
        kept.ifPresent(copy -> operation.plan().done(Message.of(Phrase.STEP_REWRITTEN, copy)));
        operation.plan().begin(Step.Kind.CONFIRM_PID_FILE);
        if (process.hasExited()) {
            takeBack(operation, changes);
            return exited(operation, process);
        }
        Verdict verdict = operation.verdict();
        String name = operation.broker().name().text();
        Path path = operation.broker().pidFile();
        long pid = process.facts().pid();
        boolean confirmed = verdict.pidFileHealth() == PidFileHealth.TRUE
                && verdict.process().filter(now -> now.pid() == pid).isPresent();
        return confirmed
                ? new Outcome.Done(Message.of(Phrase.REPAIRED, name, path, pid), verdict)
                : new Outcome.Failed(Message.of(Phrase.REPAIR_UNCERTAIN, name, path, verdict.reason()), verdict);
    }

    private static void takeBack(Operation operation, PidFileChanges changes) {
        if (changes.history().last() instanceof Reading.Present<Replaced>(Replaced last)) {
            operation.attempt(() -> operation.journal().rewriting("restore-pid-file", () -> changes.takeBack(last)));
        }
    }

    private static Outcome exited(Operation operation, PinnedProcess process) {
        return new Outcome.Failed(
                Message.of(
                        Phrase.REPAIR_EXITED,
                        operation.broker().name().text(),
                        process.facts().pid(),
                        operation.broker().pidFile()),
                operation.verdict());
    }

    private static PidFileContent content(Broker broker, ProcessFacts facts) {
        return PidFileContent.of(broker.kind().pidFileText(facts.pid()));
    }
}
