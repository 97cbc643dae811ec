package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.lifecycle.JournalReader;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.file.Path;

/** Reads a journal on a file system that stops answering. To be run in a mount namespace and a pid namespace of its own only. */
final class HungJournalProgram {

    private HungJournalProgram() {}

    /** Tells what comes of it, told where to mount it. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        try (var hanging = new HangFs(directory)) {
            hanging.order("hang");
            try {
                System.out.println(new JournalReader(directory).read(_ -> true));
            } catch (InterruptedByTimeoutException _) {
                System.out.println("no answer");
            }
            hanging.order("answer");
            System.out.println(new JournalReader(directory).read(_ -> true) + " damaged");
        }
    }
}
