package io.github.pidkeeper.core.arena;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.lifecycle.Lifecycle;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.standin.DirectoryTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Does what the programs of the tests do, so that it is seen which classes that takes: a start that fails, and a look. */
final class ClassTraining {

    private static final int ANY_PORT = 2;

    private ClassTraining() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("training");
        try {
            Lifecycle lifecycle = Arena.lifecycle(Machine.current(), directory.resolve("state"));
            var broker = new BrokerLine(
                            directory.resolve("broker.pid"),
                            ANY_PORT,
                            Duration.ofSeconds(1),
                            new Command(Path.of("/bin/false"), List.of("start")))
                    .broker();
            for (Verb verb : List.of(Verb.START, Verb.STATUS, Verb.STOP)) {
                System.out.println(verb.carryOut(lifecycle, broker, new Progress() {}));
            }
        } finally {
            DirectoryTree.delete(directory);
        }
    }
}
