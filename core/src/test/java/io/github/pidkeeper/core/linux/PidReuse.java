package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pins a process, lets it die and gives its pid to an innocent, as often as it is told, and then signals through the pin. To
 * be run in a pid namespace of its own only: it chooses the kernel's next pid.
 */
final class PidReuse {

    private static final int ATTEMPTS = 200;

    private PidReuse() {}

    public static void main(String[] args) throws Exception {
        ProcessTable table = RealTable.ofThisSystem();
        if (table.ownPid() > 10) {
            throw new IllegalStateException("not in a pid namespace of its own");
        }
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            System.out.println(once(table));
        }
    }

    private static String once(ProcessTable table) throws Exception {
        Process first = innocent();
        try (PinnedProcess pin = RealTable.pinned(table, first.pid())) {
            first.destroyForcibly().waitFor();
            Process successor = successor(first.pid());
            String result = successor.pid() == first.pid() ? "reused " : "not reused ";
            result += pin.send(Signal.FORCE) + " " + pin.hasExited();
            try (PinnedProcess heir = RealTable.pinned(table, successor.pid())) {
                result += heir.facts().identity().sameProcessAs(pin.facts().identity()) ? " same" : " another";
            }
            // The innocent ends when its standard input does, and then with 0.
            successor.getOutputStream().close();
            return result + " " + successor.waitFor();
        }
    }

    /** Threads of this JVM are given pids too, so that it may take several attempts. */
    private static Process successor(long pid) throws Exception {
        for (int i = 0; ; i++) {
            Files.writeString(Path.of("/proc/sys/kernel/ns_last_pid"), Long.toString(pid - 1));
            Process next = innocent();
            if (next.pid() == pid || i == ATTEMPTS) {
                return next;
            }
            next.destroyForcibly().waitFor();
        }
    }

    private static Process innocent() throws Exception {
        return new ProcessBuilder("cat")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
