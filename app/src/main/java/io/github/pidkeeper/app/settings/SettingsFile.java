package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.BrokerFile.Parsing;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** A file {@code NAME.conf} that is, or should be, the settings of the broker NAME. */
record SettingsFile(Path path) {

    static final String SUFFIX = ".conf";
    private static final long LARGEST = 64 * 1024;

    /** What a file came to. */
    sealed interface Reading {
        record Read(Broker broker, Path path) implements Reading {}

        record Unusable(SettingsProblem problem) implements Reading {}
    }

    /** Whether it means to be one: editors leave copies with other endings, and hidden files are nobody's settings. */
    boolean isOne() {
        String file = file();
        return file.endsWith(SUFFIX) && !file.startsWith(".");
    }

    Reading read() {
        var name = BrokerName.parse(file().substring(0, file().length() - SUFFIX.length()));
        if (name.isEmpty()) {
            return unusable(Sentence.of("settings.not-a-name", path));
        }
        try {
            var unsafe = unsafe();
            return unsafe.isPresent()
                    ? unusable(unsafe.get())
                    : parse(new BrokerFile(Files.readString(path)), name.get());
        } catch (IOException e) {
            return unusable(Sentence.of("settings.unreadable", path, new Reason(e).sentence()));
        }
    }

    /** Its commands are run: whoever may write it may run what he likes as this user. */
    private Optional<Sentence> unsafe() throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return Optional.of(Sentence.of("settings.not-a-file", path));
        }
        if (Files.size(path) > LARGEST) {
            return Optional.of(Sentence.of("settings.too-large", path));
        }
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)
                ? Optional.of(Sentence.of("settings.writable-by-all", path))
                : Optional.empty();
    }

    private Reading parse(BrokerFile file, BrokerName name) {
        return switch (file.parse(name)) {
            case Parsing.Parsed(var broker) -> new Reading.Read(broker, path);
            case Parsing.Wrong(var line, var reason) ->
                unusable(
                        line.isPresent()
                                ? Sentence.of("settings.wrong-in-line", path, line.getAsInt(), reason)
                                : Sentence.of("settings.wrong", path, reason));
        };
    }

    private Reading unusable(Sentence sentence) {
        return new Reading.Unusable(problem(sentence));
    }

    SettingsProblem problem(Sentence sentence) {
        return new SettingsProblem(path, Optional.of(file().substring(0, file().length() - SUFFIX.length())), sentence);
    }

    private String file() {
        return path.getFileName().toString();
    }
}
