package io.github.pidkeeper.core.verdict;

import java.nio.file.Path;
import java.util.Optional;

/** What is looked up on the machine only where the comparison of a process comes to it. */
public interface Surroundings {

    /** Which script a configured program is, if it is one; asked where a process names it in its arguments. */
    Optional<Script> script(Path program);

    /** Whether there is a file; asked of a relative word that may be one, where the process works elsewhere. */
    boolean isThere(Path file);

    /**
     * The value that a variable had when a process was started, as far as it may be read; asked where the port alone would
     * decide.
     */
    Optional<String> variable(long pid, String name);
}
