package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with one file of the settings; the broker it belongs to is left alone until somebody has mended it.
 *
 * @param broker the name that the file claims, where it is a name
 * @param line where in the file it is, from 1, as far as that is known
 * @param reason why, and nothing else, where it is something in the text of the file
 * @param sentence says which file, where in it, why, and what to do
 */
public record SettingsProblem(
        Path file, Optional<String> broker, Sentence sentence, OptionalInt line, Optional<Sentence> reason) {

    /** One that lies not within the file's text. */
    public SettingsProblem(Path file, Optional<String> broker, Sentence sentence) {
        this(file, broker, sentence, OptionalInt.empty(), Optional.empty());
    }
}
