package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.RecordFile.Reading;
import io.github.pidkeeper.core.pidfile.PidFileDirectory;
import io.github.pidkeeper.core.pidfile.Rewriting;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Puts back, once, exactly the bytes that the last repair has replaced, or a start or repair has set aside.
 *
 * <p>Only while the file is still byte for byte what was left there: whatever somebody has written since is his, and stays.
 * Where nothing was before, what the repair wrote is removed.
 */
record UndoRepair(PidFiles pidFiles) implements Course {

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Verdict verdict = look.verdict();
        PidFileHistory history = pidFiles.history(broker, folder);
        return switch (history.last()) {
            case Reading.Absent<Replaced> _ ->
                new Preview.Decided(new Outcome.NothingToDo(
                        Message.of(Phrase.UNDO_NOTHING, broker.name().text()), verdict));
            case Reading.Damaged<Replaced>(Path path) -> refused(Message.of(Phrase.UNDO_RECORD_DAMAGED, path), verdict);
            case Reading.Present<Replaced>(Replaced last) -> preview(broker, history, last, look);
        };
    }

    private Preview preview(Broker broker, PidFileHistory history, Replaced last, Sight look) {
        Path path = broker.pidFile();
        long ownUid = look.observation().self().identity().uid();
        Optional<Message> unsafe = new PidFileDirectory(new Ground(broker).directory(), ownUid).problem();
        if (unsafe.isPresent()) {
            return refused(unsafe.get(), look.verdict());
        }
        if (!history.isAsLeft(last)) {
            Message message = history.keptAs()
                    .map(kept -> Message.of(Phrase.UNDO_FILE_CHANGED, path, kept))
                    .orElseGet(() -> Message.of(Phrase.UNDO_FILE_CHANGED_SINCE, path));
            return refused(message, look.verdict());
        }
        Optional<String> after = last.after().map(left -> left.content().shown());
        if (last.before().isEmpty()) {
            return steps(
                            broker,
                            after,
                            Message.of(Phrase.STEP_REMOVE_WRITTEN, path, after.orElse("")),
                            new Target.OfFile(path, after, Optional.empty()))
                    .planned(look.verdict());
        }
        try {
            String before = history.kept(last.before().get()).shown();
            return steps(
                            broker,
                            after,
                            after.map(now -> Message.of(Phrase.STEP_RESTORE_PID_FILE, path, before, now))
                                    .orElseGet(() -> Message.of(Phrase.STEP_RESTORE_SET_ASIDE, path, before)),
                            new Target.OfFile(path, after, Optional.of(before)))
                    .planned(look.verdict());
        } catch (IOException e) {
            return refused(Message.of(Phrase.UNDO_BYTES_GONE, path, String.valueOf(e.getMessage())), look.verdict());
        }
    }

    private static Draft steps(Broker broker, Optional<String> after, Message restoring, Target target) {
        Message verify = after.map(now -> Message.of(Phrase.STEP_VERIFY_AS_LEFT, broker.pidFile(), now))
                .orElseGet(() -> Message.of(Phrase.STEP_VERIFY_NO_FILE, broker.pidFile()));
        return new Draft().then(Step.Kind.VERIFY, verify).then(Step.Kind.RESTORE_PID_FILE, restoring, target);
    }

    private static Preview refused(Message message, Verdict verdict) {
        return new Preview.Decided(new Outcome.Refused(message, verdict));
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome outcome) -> outcome;
                case Preview.Planned(List<Step> steps, Verdict verdict) -> {
                    operation.plan().lay(steps);
                    operation.plan().begin(Step.Kind.RESTORE_PID_FILE);
                    yield restore(operation, verdict);
                }
            };
        }
    }

    private Outcome restore(Operation operation, Verdict verdict) {
        Path path = operation.broker().pidFile();
        PidFileChanges changes = operation.changes(pidFiles);
        if (!(changes.history().last() instanceof Reading.Present<Replaced>(Replaced last))) {
            throw new IllegalStateException("nobody else changes what is on record while the lock is held");
        }
        Rewriting rewriting;
        try {
            rewriting = changes.takeBack(last);
        } catch (IOException e) {
            return new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage())), verdict);
        }
        operation.journal("take pid file back", rewriting.getClass().getSimpleName());
        return switch (rewriting) {
            case Rewriting.Written() ->
                new Outcome.Done(
                        Message.of(
                                last.before().isPresent() ? Phrase.UNDONE : Phrase.UNDONE_REMOVED,
                                operation.broker().name().text(),
                                path),
                        operation.verdict());
            case Rewriting.Kept _, Rewriting.Withdrawn _ ->
                new Outcome.Refused(Message.of(Phrase.PID_FILE_CHANGED, path), verdict);
            case Rewriting.Failed(String reason) ->
                new Outcome.Failed(Message.of(Phrase.PID_FILE_NOT_WRITTEN, path, reason), verdict);
        };
    }
}
