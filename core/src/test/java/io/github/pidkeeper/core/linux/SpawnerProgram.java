package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Spawns a program with its output in a file, tells its pid and ends, without waiting for it. */
final class SpawnerProgram {

    private SpawnerProgram() {}

    public static void main(String[] args) {
        var spawner = new LinuxProcessSpawner(Procfs.ofThisSystem(), SystemPrograms.ofThisSystem());
        var command = new Command(Path.of(args[1]), List.of(args).subList(2, args.length));
        var request = new SpawnRequest(command, Map.of(), Path.of("/"), Path.of(args[0]));
        if (spawner.spawn(request) instanceof Spawning.Spawned(var child)) {
            System.out.println(child.pid());
        }
    }
}
