package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Remembered;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation on one broker, for as long as it holds the broker's lock: what it looks at, writes down and reports.
 *
 * @param kind what was asked for
 * @param self this program, which carries it out
 */
record Operation(
        Broker broker,
        Kind kind,
        Plan plan,
        Progress progress,
        BrokerFolder folder,
        Observer observer,
        OperationJournal journal,
        Self self,
        Time time) {

    private static final Logger LOG = LoggerFactory.getLogger(Operation.class);

    /** Whether what is stopped is to be started again. */
    boolean isRestart() {
        return kind == Kind.RESTART;
    }

    Sight look() {
        Sight look = observer.lookUnderLock(broker, folder);
        // A process that is no more is still the one that the operation was about.
        look.verdict().process().ifPresent(process -> journal.about(Optional.of(process.identity())));
        return look;
    }

    Verdict verdict() {
        try (Sight look = look()) {
            return look.verdict();
        }
    }

    PidFileChanges changes(PidFiles pidFiles) {
        return pidFiles.changes(broker, folder, time);
    }

    /**
     * Writes down what is about to be done.
     *
     * @throws IOException if it cannot be written; whoever begins something new must not go on then
     */
    void intend(Intent.Aim aim, Optional<ProcessIdentity> target) throws IOException {
        journal.about(target);
        boolean thenStart = isRestart() && aim != Intent.Aim.START;
        folder.intend(new Intent(aim, target, thenStart, false, self.identity(), time.now()));
    }

    /** What is on record to be wanted. */
    Optional<Intent> intent() {
        return folder.memory().intent();
    }

    /** The operation is over and has not reached its aim; a later look shall know. */
    void giveUp() {
        Optional<Intent> intent = intent();
        if (intent.isPresent()) {
            attempt(() -> folder.intend(intent.get().asEnded()));
        }
    }

    void dropIntent() {
        attempt(folder::dropIntent);
    }

    void remember(Remembered process) {
        journal.about(Optional.of(process.identity()));
        attempt(() -> folder.remember(process));
    }

    void forget() {
        attempt(folder::forget);
    }

    /** Does with the records what should be done, but must not keep a broker from being stopped or watched. */
    void attempt(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            LOG.warn("The records of {} cannot be written: {}", broker.name(), e.toString());
        }
    }

    /** A change of the records. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }
}
