package io.github.pidkeeper.app.practice;

import io.github.pidkeeper.app.i18n.Sentence;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Why the practice broker does not run: for a program, a code of sysexits.h; for a person, a sentence. */
record Failure(int exitCode, Sentence why) {

    static Failure usage(String key, Object... arguments) {
        return new Failure(64, Sentence.of(key, arguments));
    }

    static Failure portUnavailable(String key, Object... arguments) {
        return new Failure(69, Sentence.of(key, arguments));
    }

    static Failure cannotCreate(String key, Object... arguments) {
        return new Failure(73, Sentence.of(key, arguments));
    }

    /** The operating system's words; about a file without its name, which the sentence has already. */
    static String reason(IOException failure) {
        String words = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return words == null ? failure.getClass().getSimpleName() : words;
    }
}
