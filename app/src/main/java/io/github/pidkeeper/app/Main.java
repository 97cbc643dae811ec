package io.github.pidkeeper.app;

/** The entrance of the program. */
public final class Main {

    private static final int USAGE = 64;

    private Main() {}

    /** Ends the JVM with the exit code of the command that the arguments name. */
    public static void main(String[] arguments) {
        System.exit(USAGE);
    }
}
