package io.github.pidkeeper.app.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one row and prints what came of it. To be run in namespaces of its own only: some rows would, if the program
 * failed them, end every process there is.
 */
final class RowProgram {

    /** The warden, this program's threads, and no more. */
    private static final long FEW = 50;

    private RowProgram() {}

    /** Arguments: the row, the built image, the pid namespace of whoever has begun this, and an empty directory. */
    public static void main(String[] arguments) throws IOException {
        refuseToRunAmongOthers(arguments[2]);
        Row row = new Matrix().row(arguments[0]);
        long begin = System.nanoTime();
        var scene = new Scene(Path.of(arguments[3]), Path.of(arguments[1]));
        Optional<String> failure = failure(row, scene);
        List<String> harmed = scene.bystanders().harmed();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (failure.isEmpty()) {
            failure = failureToClose(scene);
        }
        System.out.println(new RowResult(row, failure, scene.said(), took, harmed).encoded());
        System.exit(0);
    }

    private static void refuseToRunAmongOthers(String outside) throws IOException {
        ProcessState own = ProcessState.of(ProcessHandle.current().pid()).orElseThrow();
        if (PrivateNamespace.ofThisProcess().equals(outside) || own.pid() > FEW || own.group() == 0) {
            throw new IllegalStateException("not in a pid namespace and a session of its own");
        }
    }

    private static Optional<String> failure(Row row, Scene scene) {
        try {
            row.course().run(scene);
            return scene.complaint();
        } catch (AssertionError | Exception e) {
            return scene.complaint().or(() -> Optional.of(words(e)));
        }
    }

    private static Optional<String> failureToClose(Scene scene) {
        try {
            scene.close();
            return Optional.empty();
        } catch (AssertionError | Exception e) {
            return Optional.of("afterwards: " + words(e));
        }
    }

    private static String words(Throwable e) {
        return e instanceof AssertionError ? String.valueOf(e.getMessage()) : e.toString();
    }
}
