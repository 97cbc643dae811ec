package io.github.pidkeeper.app.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes operations into a journal, as they are stored. */
public final class SampleJournal {

    private final Path file;
    private int operations;

    public SampleJournal(Path stateDirectory) {
        file = stateDirectory.resolve("journal.jsonl");
    }

    /** One step, and what came of the operation. */
    public void add(String broker, String verb, String step, String result, String words) throws IOException {
        operations++;
        line(
                broker,
                verb,
                "\"action\":\"step\",\"detail\":\"x\",\"result\":\"done\",\"milliseconds\":12,\"words\":\"" + step
                        + "\"");
        line(
                broker,
                verb,
                "\"action\":\"outcome\",\"result\":\"" + result + "\",\"milliseconds\":700,\"words\":\"" + words
                        + "\"");
    }

    private void line(String broker, String verb, String rest) throws IOException {
        write("{\"time\":\"2026-11-23T09:%02d:%02d.000Z\",\"operation\":\"o-%d\",\"user\":\"ops\",\"operator\":4711,"
                        .formatted(operations / 60, operations % 60, operations)
                + "\"broker\":\"" + broker + "\",\"pidFile\":\"/run/user/1000/" + broker + ".pid\",\"verb\":\"" + verb
                + "\",\"pid\":278718," + rest + ",\"version\":1}\n");
    }

    public void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public Path file() {
        return file;
    }
}
