package io.github.pidkeeper.app;

import java.util.List;

/** The entrance of the program. */
public final class Main {

    private Main() {}

    /** Ends the JVM with the exit code of what the arguments ask for. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Program(new Wiring(System.getenv(), System.out, System.err, System.getProperty("user.home")))
                .run(List.of(arguments)));
    }
}
