package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The step in which a pid file that names nobody of ours is taken away, with its bytes kept. */
record SettingAside(PidFiles pidFiles) {

    /** Adds the step, if there is a file for it. */
    Draft plan(Draft draft, Broker broker, BrokerFolder folder, PidFileReading file) {
        if (file.version().isEmpty()) {
            return draft;
        }
        Path path = broker.pidFile();
        Optional<String> content = pidFiles.shown(broker);
        return draft.then(
                Step.Kind.SET_ASIDE,
                Message.of(Phrase.STEP_SET_ASIDE, path, content.orElse(""), folder.directory()),
                new Target.OfFile(path, content, Optional.empty()));
    }

    /** Why it could not be done, if there is a file for it. */
    Optional<Message> problem(Broker broker, PidFileReading file) {
        return file.version()
                .flatMap(_ -> pidFiles.obstacle(broker))
                .map(reason -> Message.of(Phrase.PID_FILE_NOT_REMOVABLE, broker.pidFile(), reason));
    }

    /**
     * Takes the step.
     *
     * @return an outcome if it could not be done: then nothing was changed
     */
    Optional<Outcome> run(Operation operation, PidFileReading file, Verdict verdict) {
        Optional<FileStamp> judged = file.version();
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        operation.plan().begin(Step.Kind.SET_ASIDE);
        Path path = operation.broker().pidFile();
        PidFileChanges changes = operation.changes(pidFiles);
        Removal removal;
        try {
            removal = operation.journal().removal("set-aside-pid-file", () -> changes.setAside(judged.get()));
        } catch (IOException e) {
            return Optional.of(
                    new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage())), verdict));
        }
        return switch (removal) {
            case Removal.Removed _ -> {
                Message done = changes.history()
                        .keptAs()
                        .map(keep -> Message.of(Phrase.STEP_SET_ASIDE_DONE, path, keep))
                        .orElseGet(() -> Message.of(Phrase.STEP_PID_FILE_GONE, path));
                operation.plan().done(done);
                yield Optional.empty();
            }
            case Removal.AlreadyGone _ -> {
                operation.plan().skipped(Message.of(Phrase.STEP_PID_FILE_GONE, path));
                yield Optional.empty();
            }
            case Removal.Kept _ -> Optional.of(new Outcome.Refused(Message.of(Phrase.PID_FILE_CHANGED, path), verdict));
            case Removal.Failed(String reason) ->
                Optional.of(new Outcome.Failed(Message.of(Phrase.PID_FILE_NOT_REMOVABLE, path, reason), verdict));
        };
    }
}
