package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A directory of files of the settings, all of one sort; it need not be there. */
record SettingsDirectory(Path path, SettingsFile.Sort sort) {

    /** In the order of their names. What keeps them from being listed is added to the problems. */
    List<SettingsFile> files(List<SettingsProblem> problems) {
        try (var entries = Files.list(path)) {
            return entries.map(entry -> new SettingsFile(entry, sort))
                    .filter(SettingsFile::isOne)
                    .sorted(Comparator.comparing(SettingsFile::path))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            problems.add(unreadable(e));
            return List.of();
        } catch (UncheckedIOException e) {
            problems.add(unreadable(Objects.requireNonNull(e.getCause())));
            return List.of();
        }
    }

    private SettingsProblem unreadable(IOException e) {
        return new SettingsProblem(
                path, Optional.empty(), Sentence.of("settings.unreadable", path, new Reason(e).sentence()));
    }
}
