package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.PidFileDirectory;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What taking back one change to a pid file comes to, now. */
record Undoing(Broker broker, PidFileHistory history, Replaced last, Sight look) {

    Preview preview() {
        long ownUid = look.observation().self().identity().uid();
        Optional<Message> unsafe = new PidFileDirectory(new Ground(broker).directory(), ownUid).problem();
        if (unsafe.isPresent()) {
            return refused(unsafe.get());
        }
        if (history.isBack(last)) {
            return new Preview.Decided(new Outcome.NothingToDo(
                    Message.of(Phrase.UNDO_BACK_ALREADY, broker.name().text(), path()), look.verdict()));
        }
        return history.isAsLeft(last) ? steps() : refused(changed());
    }

    private Message changed() {
        return history.keptAs()
                .map(kept -> Message.of(Phrase.UNDO_FILE_CHANGED, path(), kept))
                .orElseGet(() -> Message.of(Phrase.UNDO_FILE_CHANGED_SINCE, path()));
    }

    private Preview steps() {
        if (last.before().isEmpty()) {
            return steps(Message.of(Phrase.STEP_REMOVE_WRITTEN, path(), left().orElse("")), Optional.empty());
        }
        try {
            String before = history.kept(last.before().get()).shown();
            return steps(
                    left().map(now -> Message.of(Phrase.STEP_RESTORE_PID_FILE, path(), before, now))
                            .orElseGet(() -> Message.of(Phrase.STEP_RESTORE_SET_ASIDE, path(), before)),
                    Optional.of(before));
        } catch (IOException e) {
            return refused(Message.of(Phrase.UNDO_BYTES_GONE, path(), String.valueOf(e.getMessage())));
        }
    }

    private Preview steps(Message restoring, Optional<String> after) {
        Message verify = left().map(now -> Message.of(Phrase.STEP_VERIFY_AS_LEFT, path(), now))
                .orElseGet(() -> Message.of(Phrase.STEP_VERIFY_NO_FILE, path()));
        return new Draft()
                .then(Step.Kind.VERIFY, verify)
                .then(Step.Kind.RESTORE_PID_FILE, restoring, new Target.OfFile(path(), left(), after))
                .planned(look.verdict());
    }

    private Optional<String> left() {
        return last.after().map(left -> left.content().shown());
    }

    private Path path() {
        return broker.pidFile();
    }

    private Preview refused(Message message) {
        return new Preview.Decided(new Outcome.Refused(message, look.verdict()));
    }
}
