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
        System.exit(outlet.failure()
                .map(reason -> wiring.console().unanswered(reason, code))
                .orElse(code));
    }
}
