package io.github.pidkeeper.core.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.standin.CProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system with one pid file that stops answering when it is told to; gone, for all who still wait, when closed. */
final class HangFs implements AutoCloseable {

    private final Process process;
    private final BufferedReader told;
    private final Path pidFile;

    /** Mounts it on a directory. To be done in a mount namespace of one's own only. */
    HangFs(Path directory) throws IOException {
        Files.createDirectories(directory);
        pidFile = directory.resolve("broker.pid");
        process = new ProcessBuilder(new CProgram("hangfs").executable().toString(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        told = process.inputReader(UTF_8);
        expect("mounted");
    }

    Path pidFile() {
        return pidFile;
    }

    /** Returns once it holds; the orders are in hangfs.c. */
    void order(String order) throws IOException {
        process.getOutputStream().write((order + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
        expect(order);
    }

    private void expect(String line) throws IOException {
        String next = told.readLine();
        if (!line.equals(next)) {
            throw new IllegalStateException("hangfs says " + next + ", not " + line);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
