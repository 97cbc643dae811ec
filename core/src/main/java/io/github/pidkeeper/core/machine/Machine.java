package io.github.pidkeeper.core.machine;

import io.github.pidkeeper.core.linux.LinuxSystem;
import io.github.pidkeeper.core.log.LogFiles;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.portable.PortableFileAccess;
import io.github.pidkeeper.core.portable.PortableLockFile;
import io.github.pidkeeper.core.portable.PortableLogFiles;
import io.github.pidkeeper.core.portable.PortableProcessSpawner;
import io.github.pidkeeper.core.portable.PortableProcessTable;
import io.github.pidkeeper.core.portable.PortableSentinel;
import io.github.pidkeeper.core.portable.PortableUsers;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.watch.Sentinel;
import java.util.List;
import java.util.function.Supplier;

/**
 * The operating system, as the core uses it. One per program.
 *
 * @param sentinels makes a sentinel for each watch
 */
public record Machine(
        ProcessTable processes,
        ProcessSpawner spawner,
        LockFile locks,
        FileAccess files,
        LogFiles logs,
        Supplier<Sentinel> sentinels,
        User user) {

    /** This machine: by the means of Linux where they are to be had, and otherwise by what the JDK offers anywhere. */
    public static Machine current() {
        return LinuxSystem.find()
                .map(linux -> new Machine(
                        linux.processes(),
                        linux.spawner(),
                        linux.locks(),
                        linux.files(),
                        linux.logs(),
                        linux.sentinels(),
                        linux.user()))
                .orElseGet(Machine::portable);
    }

    /** Any machine with a JDK. */
    public static Machine portable() {
        PortableUsers users = PortableUsers.ofThisSystem();
        return new Machine(
                new PortableProcessTable(users),
                new PortableProcessSpawner(List.of()),
                new PortableLockFile(),
                new PortableFileAccess(users.self()),
                new PortableLogFiles(users.self()),
                PortableSentinel::new,
                users.self());
    }
}
