package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.watch.Snapshot;
import io.github.pidkeeper.core.watch.Watcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that carries out one operation each time the gate opens.
 *
 * <p>It is warm by then, and may watch the broker meanwhile, as the agent in the tray does. On its standard input come lines:
 * "seen", which it answers with the latest snapshot of its watch, and a verb with a delay in nanoseconds, for which it says
 * "armed" before it waits at the gate, and afterwards when it passed and what came of it.
 */
final class Contender {

    private static final int WARMING = 10;

    private final Broker broker;
    private final Lifecycle lifecycle;
    private final Gate gate;
    private final Watcher watcher;

    private Contender(Machine machine, Broker broker, Path state, Gate gate) {
        this.broker = broker;
        this.gate = gate;
        lifecycle = Arena.lifecycle(machine, state);
        watcher = new Watcher(lifecycle, machine.sentinels().get(), _ -> {});
    }

    /** Arguments: whether to watch, the gate, the state directory, and the broker. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        Broker broker = BrokerLine.of(words.subList(3, words.size())).broker();
        var contender =
                new Contender(Machine.current(), broker, Path.of(arguments[2]), new Gate(Path.of(arguments[1])));
        contender.warmUp();
        if (Boolean.parseBoolean(arguments[0])) {
            contender.watcher.watch(List.of(broker));
        }
        contender.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    private void warmUp() throws InterruptedException {
        for (int i = 0; i < WARMING; i++) {
            Verb.STATUS.carryOut(lifecycle, broker, new Progress() {});
            Verb.STOP.carryOut(lifecycle, broker, new Progress() {});
        }
        System.out.println("warm");
    }

    private void obey(BufferedReader orders) throws IOException, InterruptedException {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(order.equals("seen") ? seen() : obey(order.split(" ")));
        }
        watcher.close();
    }

    private String obey(String[] order) throws IOException, InterruptedException {
        System.out.println("armed");
        gate.pass();
        long passed = System.nanoTime();
        LockSupport.parkNanos(Long.parseLong(order[1]));
        String words = Verb.valueOf(order[0]).carryOut(lifecycle, broker, new Progress() {});
        watcher.lookAgain();
        return new Told(passed, words).line();
    }

    private String seen() {
        return watcher.latest().stream()
                .findFirst()
                .map(Snapshot::verdict)
                .map(Verb::words)
                .orElse("");
    }
}
