package io.github.pidkeeper.core.verdict;

/** How a live process compares with the broker that is looked for. */
public sealed interface Likeness {

    /** It is the broker. */
    record Ours(Ground ground) implements Likeness {}

    /** It is somebody else. */
    record Stranger(Difference difference) implements Likeness {}

    /**
     * It runs the broker's executable and has put a title in the place of its arguments: it may be the broker, or another of
     * the same program.
     */
    record Titled() implements Likeness {}

    /** What it rests on that a process is the broker, the strongest first. */
    enum Ground {
        /** The identity that was recorded when this program started it. */
        RECORD,
        /** Executable and arguments agree with the configuration. */
        COMMAND,
        /** An interpreter runs the configured script with the configured arguments. */
        SCRIPT,
        /** The configured executable, with other arguments, holds the configured port. */
        PORT,
        /** The executable may not be read; the command line agrees. */
        COMMAND_LINE
    }

    /** What tells a process from the broker. */
    enum Difference {
        EXECUTABLE,
        ARGUMENTS,
        PID_NAMESPACE,
        CONTAINER
    }
}
