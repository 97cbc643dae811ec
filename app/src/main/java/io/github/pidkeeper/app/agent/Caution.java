package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.BrokerSources;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.SpareThread;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides whether what was chosen in the menu may be done at once, or is for the window: clients would lose their connection,
 * and the menu has no room for a question.
 *
 * <p>A broker that never says how many they are is not a broker with clients; one that answers and has not said it in time may
 * be one. What tells in $SYS is for the window in any case as long as it runs: only there is a client that can read that.
 *
 * @param limit how long a broker may hold up what was chosen
 */
public record Caution(Operations operations, ClientCount clients, QuietBrokers quiet, Duration limit) {

    /** How long a person who has clicked waits without wondering. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public Caution(Operations operations, ClientCount clients, QuietBrokers quiet) {
        this(operations, clients, quiet, PATIENCE);
    }

    /** Whether the window is to see to it. Blocks, hardly longer than the limit. */
    boolean isForTheWindow(Errand errand) throws InterruptedException {
        if (errand.verb() == Verb.START) {
            return false;
        }
        Broker broker = errand.broker();
        boolean tellsInSys = BrokerSources.tellsInSys(broker);
        var answers = new AtomicBoolean();
        // A look at the file system, at the process and at the broker: each of them may hang.
        Optional<Boolean> found = new SpareThread(limit).result(() -> {
            if (quiet.contains(broker)) {
                return false;
            }
            Verdict verdict = operations.status(broker);
            answers.set(verdict.runs());
            return mayCutOff(broker, verdict, tellsInSys);
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return found.orElseGet(() -> tellsInSys || answers.get());
    }

    private boolean mayCutOff(Broker broker, Verdict verdict, boolean tellsInSys) {
        return verdict.process()
                .map(process -> tellsInSys || mayHaveClients(broker, process, verdict))
                // Where nobody can say which process it is, it may run all the same.
                .orElse(tellsInSys && !verdict.state().mayStart());
    }

    private boolean mayHaveClients(Broker broker, ProcessFacts process, Verdict verdict) {
        return clients.of(broker, process)
                .map(reading -> switch (reading) {
                    case Reading.Told<Long>(Long count) -> count > 0;
                    case Reading.Late<Long> _ -> verdict.runs();
                    case Reading.Absent<Long> _ -> false;
                })
                .orElse(false);
    }
}
