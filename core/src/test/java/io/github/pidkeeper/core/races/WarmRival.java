package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.TestProgram;
import io.github.pidkeeper.core.arena.Verb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;

/** A {@link Contender}, started once for all rounds. */
final class WarmRival implements Rival {

    private final Process process;
    private final BufferedReader words;
    private final Writer orders;

    /** @param arguments of the contender */
    WarmRival(Object... arguments) {
        try {
            process = new ProcessBuilder(new TestProgram(Contender.class).command(arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        words = process.inputReader();
        orders = process.outputWriter();
    }

    WarmRival awaitWarm() {
        expect("warm");
        return this;
    }

    @Override
    public void arm(Verb verb, Duration delay) {
        say(verb + " " + delay.toNanos());
        expect("armed");
    }

    @Override
    public Told told() {
        return Told.of(listen());
    }

    /** The latest snapshot of its watch, in the words of a status; empty if there is none yet. */
    String seen() {
        say("seen");
        return listen();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void expect(String word) {
        String line = listen();
        if (!line.equals(word)) {
            throw new AssertionError("a contender said " + line + " instead of " + word);
        }
    }

    private void say(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String listen() {
        try {
            String line = words.readLine();
            if (line == null) {
                throw new AssertionError(
                        "a contender has ended with " + process.onExit().join().exitValue());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
