package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.arena.PrivateNamespace;
import io.github.pidkeeper.core.arena.TestProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * All crash points of a scenario, shared out among programs in namespaces of their own.
 *
 * @param all points, each followed by everything that can come next; else of every kind of point the first, followed by one
 */
record CrashRun(boolean all) {

    private static final int WORKERS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    List<Point> points(Scenario scenario) throws Exception {
        var namespace = new PrivateNamespace(all ? LIMIT.multipliedBy(10) : LIMIT);
        var program = new TestProgram(CrashPoints.class);
        List<Callable<List<String>>> shares = IntStream.range(0, WORKERS)
                .<Callable<List<String>>>mapToObj(
                        worker -> () -> namespace.run(program, scenario, worker, WORKERS, all))
                .toList();
        var points = new ArrayList<Point>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<List<String>> share : workers.invokeAll(shares)) {
                share.get().stream().map(Point::of).forEach(points::add);
            }
        }
        return points;
    }
}
