package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.BrokerLine;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.ProcessSpawner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A program that carries out one operation, and marks its steps, its lock, its start of a process and its signals. It does not
 * know that it will be cut short, nor where.
 */
final class Operator {

    private Operator() {}

    /** Arguments: the verb, where the marks are set, the state directory, and the broker. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.asList(arguments);
        var marks = new Marks(Path.of(arguments[1]));
        Machine machine = Machine.current();
        var marked = new Machine(
                new MarkedProcesses(machine.processes(), marks),
                marked(machine.spawner(), marks),
                marked(machine.locks(), marks),
                machine.files(),
                machine.logs(),
                machine.sentinels(),
                machine.user());
        Lifecycle lifecycle = Arena.lifecycle(marked, Path.of(arguments[2]));
        var broker = BrokerLine.of(words.subList(3, words.size())).broker();
        System.out.println(Verb.valueOf(arguments[0]).carryOut(lifecycle, broker, new MarkedSteps(marks)));
    }

    private static ProcessSpawner marked(ProcessSpawner spawner, Marks marks) {
        return request -> {
            marks.set("before start of the process");
            ProcessSpawner.Spawning spawning = spawner.spawn(request);
            marks.set("after start of the process");
            return spawning;
        };
    }

    private static LockFile marked(LockFile locks, Marks marks) {
        return (file, note, limit) -> {
            marks.set("before lock of " + file.getFileName());
            LockFile.Locking locking = locks.tryLock(file, note, limit);
            marks.set("after lock of " + file.getFileName());
            return locking;
        };
    }
}
