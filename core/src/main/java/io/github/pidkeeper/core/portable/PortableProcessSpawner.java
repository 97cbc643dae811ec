package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Starts processes with the JDK alone, which closes all our descriptors in the child and reaps it when it exits.
 *
 * @param before words in front of the command: programs that prepare the process and then become the command
 */
public record PortableProcessSpawner(List<String> before) implements ProcessSpawner {

    public PortableProcessSpawner {
        before = List.copyOf(before);
    }

    @Override
    public Spawning spawn(SpawnRequest request) {
        Path executable = request.command().executable();
        if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
            return new Spawning.NotSpawned("not an executable file: " + executable);
        }
        if (!Files.isDirectory(request.directory())) {
            return new Spawning.NotSpawned("not a directory: " + request.directory());
        }
        var line = new ArrayList<>(before);
        line.addAll(request.command().line());
        var builder = new ProcessBuilder(line)
                .directory(request.directory().toFile())
                .redirectInput(Redirect.from(nothing()))
                .redirectOutput(Redirect.appendTo(request.output().toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(request.environment());
        try {
            createForUsAlone(request.output());
            return new Spawning.Spawned(new JdkChild(builder.start()));
        } catch (IOException e) {
            return new Spawning.NotSpawned(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    @Override
    public ProgramRun run(Command command, Map<String, String> environment, Duration limit)
            throws InterruptedException {
        return new ChildRun(before, command, environment).within(limit);
    }

    static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static void createForUsAlone(Path output) throws IOException {
        FileAttribute<?>[] permissions =
                output.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.newByteChannel(output, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), permissions)
                .close();
    }
}
