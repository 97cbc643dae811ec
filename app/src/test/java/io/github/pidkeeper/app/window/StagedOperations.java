package io.github.pidkeeper.app.window;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Operations that go as a test has staged them. */
public final class StagedOperations implements Operations {

    private final Course course;
    private final Function<Broker, Preview> plan;
    private final List<String> ordered = new CopyOnWriteArrayList<>();

    public StagedOperations(Course course) {
        this(course, _ -> {
            throw new UnsupportedOperationException("no plan is staged");
        });
    }

    /** @param plan what a preview of any operation tells */
    public StagedOperations(Course course, Function<Broker, Preview> plan) {
        this.course = course;
        this.plan = plan;
    }

    /** How an operation goes. */
    @FunctionalInterface
    public interface Course {
        Outcome run(Broker broker, Progress progress) throws InterruptedException;
    }

    public List<String> ordered() {
        return List.copyOf(ordered);
    }

    @Override
    public Verdict status(Broker broker) {
        throw new UnsupportedOperationException("the watcher looks");
    }

    @Override
    public void refused(Kind kind, String broker, String words) {
        throw new UnsupportedOperationException("only the command line refuses before an operation begins");
    }

    @Override
    public Outcome carryOut(Kind kind, Broker broker, Progress progress) throws InterruptedException {
        ordered.add(kind.text() + " " + broker.name());
        return course.run(broker, progress);
    }

    @Override
    public Preview preview(Kind kind, Broker broker) {
        return plan.apply(broker);
    }
}
