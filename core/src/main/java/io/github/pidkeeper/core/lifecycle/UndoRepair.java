package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.RecordFile.Reading;
import io.github.pidkeeper.core.pidfile.Rewriting;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts back, once, exactly the bytes that the last repair has replaced, or a start or repair has set aside.
 *
 * <p>Only while the file is still byte for byte what was left there: whatever somebody has written since is his, and stays.
 * Where nothing was before, what the repair wrote is removed.
 */
record UndoRepair(PidFiles pidFiles) implements Course {

    @Override
    public Message first(Broker broker) {
        return Message.of(Phrase.STEP_VERIFY_UNCHANGED, broker.pidFile());
    }

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Verdict verdict = look.verdict();
        PidFileHistory history = pidFiles.history(broker, folder);
        return switch (history.last()) {
            case Reading.Absent<Replaced> _ ->
                new Preview.Decided(new Outcome.NothingToDo(
                        Message.of(Phrase.UNDO_NOTHING, broker.name().text()), verdict));
            case Reading.Damaged<Replaced>(Path path) -> unreadable(path, verdict);
            case Reading.Foreign<Replaced>(Path path) -> unreadable(path, verdict);
            case Reading.Present<Replaced>(Replaced last) ->
                switch (new Undoing(broker, history, last, look).preview()) {
                    case Preview.Decided decided -> decided;
                    case Preview.Planned planned ->
                        folder.problem()
                                .or(() -> new WritingPid(pidFiles).problem(broker))
                                .<Preview>map(problem -> new Preview.Decided(new Outcome.Failed(problem, verdict)))
                                .orElse(planned);
                };
        };
    }

    private static Preview unreadable(Path path, Verdict verdict) {
        return new Preview.Decided(new Outcome.Refused(Message.of(Phrase.UNDO_RECORD_DAMAGED, path), verdict));
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome.NothingToDo nothing) -> {
                    forget(operation);
                    yield nothing;
                }
                case Preview.Decided(Outcome outcome) -> outcome;
                case Preview.Planned(List<Step> steps, Verdict verdict) -> {
                    operation.plan().lay(steps);
                    operation.plan().begin(Step.Kind.RESTORE_PID_FILE);
                    yield restore(operation, verdict);
                }
            };
        }
    }

    /** Somebody has put back himself what was there before: that is not to happen again. */
    private void forget(Operation operation) {
        PidFileHistory history = pidFiles.history(operation.broker(), operation.folder());
        if (history.last() instanceof Reading.Present<Replaced>(Replaced last)) {
            operation.attempt(() -> history.forget(last));
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
            rewriting = operation.journal().rewriting("restore-pid-file", () -> changes.takeBack(last));
        } catch (IOException e) {
            return new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage())), verdict);
        }
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
