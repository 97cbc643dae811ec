package io.github.pidkeeper.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

/** The entrance of the program. */
public final class Main {

    private Main() {}

    /** Ends the JVM with the exit code of what the arguments ask for. */
    public static void main(String[] arguments) throws InterruptedException {
        var outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
        var wiring = new Wiring(
                System.getenv(), outlet.stream(System.out.charset()), System.err, System.getProperty("user.home"));
        int code = new Program(wiring).run(List.of(arguments));
        end(outlet.failure()
                .map(reason -> wiring.console().unanswered(reason, code))
                .orElse(code));
    }

    /**
     * Ends the JVM, with the number of the signal if one ends it already. Not by {@link System#exit}, which opens every archive
     * on the class path to find a logger that would be told: a fifteenth of the time that a look at a broker takes. What is
     * done at the end is done by now.
     */
    private static void end(int code) {
        Runtime runtime = Runtime.getRuntime();
        try {
            runtime.removeShutdownHook(Thread.currentThread()); // is none; but while the JVM ends, nobody may ask
        } catch (IllegalStateException e) {
            System.exit(code);
        }
        runtime.halt(code);
    }
}
