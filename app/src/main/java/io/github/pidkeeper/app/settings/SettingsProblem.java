package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wrong with one file of the settings; the broker it belongs to is left alone until somebody has mended it.
 *
 * @param broker the name that the file claims, where it is a name
 * @param sentence says which file, where in it, why, and what to do
 */
public record SettingsProblem(Path file, Optional<String> broker, Sentence sentence) {}
