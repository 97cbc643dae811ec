package io.github.pidkeeper.core.arena;

/**
 * What there is of a broker, as far as it matters to what an operation comes to; and a model of the operations on it.
 *
 * @param runs exactly one process is the broker
 */
public record World(boolean runs, File file) {

    /** What the pid file is. */
    public enum File {
        NONE,
        /** It names the broker that runs. */
        RIGHT,
        /** It names somebody else, or nobody. */
        WRONG
    }

    /** Whether a pid file as it is tells the truth. */
    private boolean isTrue() {
        return file == (runs ? File.RIGHT : File.NONE);
    }

    /** The kind of outcome that the verb has to come to. */
    public String outcome(Verb verb) {
        boolean hasSomethingToDo = switch (verb) {
            case START -> !runs;
            case STOP -> runs;
            case RESTART -> true;
            case REPAIR -> !isTrue();
            case UNDO_REPAIR, STATUS -> throw new IllegalArgumentException(verb + " depends on more");
        };
        return hasSomethingToDo ? "Done" : "NothingToDo";
    }

    /** What there is when the verb is done. */
    public World after(Verb verb) {
        return switch (verb) {
            case START -> runs ? this : new World(true, File.RIGHT);
            case STOP -> new World(false, runs && file == File.RIGHT ? File.NONE : file);
            case RESTART -> new World(true, File.RIGHT);
            case REPAIR -> new World(runs, runs ? File.RIGHT : File.NONE);
            case UNDO_REPAIR, STATUS -> throw new IllegalArgumentException(verb + " depends on more");
        };
    }
}
