package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * This very program, seen as the processes are seen that it looks at: who may be signalled, and what is foreign, is
 * relative to it.
 *
 * @param workingDirectory in which a broker that it starts would begin, and relative words of its command mean something
 * @param unit the systemd service that this program itself runs in
 * @param container the container that this program itself runs in
 */
public record Self(
        ProcessIdentity identity,
        String user,
        Optional<Path> workingDirectory,
        Optional<ProcessFacts.Unit> unit,
        Optional<String> container) {

    static final long ROOT = 0;

    public static Self of(ProcessFacts facts) {
        return new Self(facts.identity(), facts.user(), facts.workingDirectory(), facts.unit(), facts.container());
    }

    public boolean isRoot() {
        return identity.uid() == ROOT;
    }

    /** Whether the system lets us signal processes of this user (kill(2): the same user, or root). */
    public boolean maySignal(long uid) {
        return identity.uid() == ROOT || identity.uid() == uid;
    }
}
