package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import java.nio.file.Path;
import java.util.List;

/** Looks at another user's process, tries to stop it, and tells what came of it. */
final class Stranger {

    private Stranger() {}

    public static void main(String[] args) {
        long pid = Long.parseLong(args[0]);
        int port = Integer.parseInt(args[1]);
        ProcessTable table = RealTable.ofThisSystem();
        try (PinnedProcess process = RealTable.pinned(table, pid)) {
            System.out.println("executable " + process.facts().executable().isPresent());
            System.out.println("user " + process.facts().user());
            System.out.println("words " + process.facts().commandLine().size());
            System.out.println("namespace " + process.facts().ownPidNamespace());
            System.out.println("signal " + process.send(Signal.TERMINATE));
            System.out.println("exited " + process.hasExited());
        }
        System.out.println(
                "found " + table.startedFrom(List.of(Path.of(args[2]))).equals(List.of(pid)));
        System.out.println("port " + table.holderOf(port));
        var files = new LinuxFileAccess(new Libc(), 65_534, Architecture.named(System.getProperty("os.arch")));
        System.out.println("file " + files.look(Path.of(args[3]), 10));
    }
}
