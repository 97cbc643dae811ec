package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Sentence;
import java.util.OptionalInt;

/** What a text of the settings came to. */
sealed interface Parsing<T> {

    record Parsed<T>(T value) implements Parsing<T> {}

    /** Where the line is known, it is the first wrong one, from 1. */
    record Wrong<T>(OptionalInt line, Sentence reason) implements Parsing<T> {}
}
