package io.github.pidkeeper.core.process;

/** The user that this program acts for. */
public record User(long uid, String name) {

    private static final long LARGEST = 0xFFFF_FFFFL;

    /** Whether the system itself has this number for the user. */
    public boolean isNumbered() {
        return uid <= LARGEST;
    }
}
