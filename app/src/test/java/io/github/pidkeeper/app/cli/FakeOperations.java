package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Operations that give the answers they were told to give, and remember what they were asked. */
final class FakeOperations implements Operations {

    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Broker> brokers = new ArrayList<>();
    private RunningProcesses processes = new RunningProcesses();
    private Act act = (_, _) -> {
        throw new AssertionError("no operation was expected");
    };

    private Function<Broker, Preview> previews = _ -> {
        throw new AssertionError("no preview was expected");
    };

    /** What an operation does. */
    interface Act {
        Outcome on(Broker broker, Progress progress) throws InterruptedException;
    }

    FakeOperations answering(String broker, Verdict verdict) {
        verdicts.put(broker, verdict);
        return this;
    }

    FakeOperations acting(Act next) {
        act = next;
        return this;
    }

    FakeOperations foreseeing(Function<Broker, Preview> next) {
        previews = next;
        return this;
    }

    /** These processes run on the machine. */
    FakeOperations besides(RunningProcesses running) {
        processes = running;
        return this;
    }

    RunningProcesses processes() {
        return processes;
    }

    List<String> asked() {
        return asked;
    }

    Broker lastBroker() {
        return brokers.getLast();
    }

    @Override
    public Verdict status(Broker broker) {
        note("status", broker);
        var verdict = verdicts.get(broker.name().text());
        if (verdict == null) {
            throw new AssertionError("status of " + broker + " was not expected");
        }
        return verdict;
    }

    @Override
    public void refused(Kind kind, String broker, String words) {
        asked.add("refused " + kind + " " + broker + ": " + words);
    }

    @Override
    public Outcome carryOut(Kind kind, Broker broker, Progress progress) throws InterruptedException {
        note(kind.text(), broker);
        return act.on(broker, progress);
    }

    @Override
    public Preview preview(Kind kind, Broker broker) {
        note("preview " + kind, broker);
        return previews.apply(broker);
    }

    private void note(String verb, Broker broker) {
        asked.add(verb + " " + broker.name());
        brokers.add(broker);
    }
}
