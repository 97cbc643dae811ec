package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Look;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Brokers as a test tells of them: what is seen of them, and what comes of an operation. */
final class Scripted implements Operations, Look {

    private final Verdict others;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> warnings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Progress.Escalation> escalations = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> interrupted = new LinkedBlockingQueue<>();

    /** @param others what is seen of brokers about which nothing else is said */
    Scripted(Verdict others) {
        this.others = others;
    }

    void seen(String broker, Verdict verdict) {
        verdicts.put(broker, verdict);
    }

    /** The next operation waits until it is given its outcome. */
    void outcome(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** The next operation warns of this before it has its outcome. */
    void warning(Message warning) {
        warnings.add(warning);
    }

    /** "start plant" and the like, as they begin. */
    BlockingQueue<String> asked() {
        return asked;
    }

    /** What was answered when the grace period ended. */
    BlockingQueue<Progress.Escalation> escalations() {
        return escalations;
    }

    BlockingQueue<String> interrupted() {
        return interrupted;
    }

    @Override
    public Verdict status(Broker broker) {
        return verdicts.getOrDefault(broker.name().text(), others);
    }

    @Override
    public Observed look(Broker broker) {
        return new Observed(status(broker), Optional.empty());
    }

    @Override
    public Verdict unanswered(Broker broker, Duration limit) {
        return status(broker);
    }

    @Override
    public void refused(Kind kind, String broker, String words) {
        throw new UnsupportedOperationException("only the command line refuses before an operation begins");
    }

    @Override
    public Outcome carryOut(Kind kind, Broker broker, Progress progress) throws InterruptedException {
        String verb = kind.text();
        asked.add(verb + " " + broker.name());
        try {
            var outcome = outcomes.take();
            Optional.ofNullable(warnings.poll()).ifPresent(progress::warned);
            escalations.add(progress.graceEnded(278718, broker.grace(), _ -> false));
            return outcome;
        } catch (InterruptedException e) {
            interrupted.add(verb + " " + broker.name());
            throw e;
        }
    }

    @Override
    public Preview preview(Kind kind, Broker broker) {
        throw new AssertionError("the tray shows no plan");
    }
}
