package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.BrokerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** A file {@code NAME.conf} that is, or should be, the settings of the broker NAME, or describe the kind NAME. */
record SettingsFile(Path path, Sort sort) {

    static final String SUFFIX = ".conf";
    private static final long LARGEST = 64 * 1024;

    /** What a file is for. */
    enum Sort {
        BROKER("settings."),
        KIND("settings.kind-");

        private final String family;

        Sort(String family) {
            this.family = family;
        }

        /** The key of a sentence about a file of this sort. */
        String key(String what) {
            return family + what;
        }
    }

    /** What a file came to. */
    sealed interface Reading<T> {
        record Read<T>(T value, Path path) implements Reading<T> {}

        record Unusable<T>(SettingsProblem problem) implements Reading<T> {}
    }

    /** Understands the text of a file. */
    @FunctionalInterface
    interface Parser<T> {
        Parsing<T> parse(BrokerName name, String text);
    }

    /** Whether it means to be one: editors leave copies with other endings, and hidden files are nobody's settings. */
    boolean isOne() {
        String file = file();
        return file.endsWith(SUFFIX) && !file.startsWith(".");
    }

    <T> Reading<T> read(Parser<T> parser) {
        var name = BrokerName.parse(name());
        if (name.isEmpty()) {
            return unusable(Sentence.of(sort.key("not-a-name"), path));
        }
        try {
            var unsafe = unsafe();
            return unsafe.isPresent()
                    ? unusable(unsafe.get())
                    : reading(parser.parse(name.get(), Files.readString(path)));
        } catch (IOException e) {
            return unusable(Sentence.of("settings.unreadable", path, new Reason(e).sentence()));
        }
    }

    /** Its commands are run: whoever may write it may run what he likes as this user. */
    private Optional<Sentence> unsafe() throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return Optional.of(Sentence.of(sort.key("not-a-file"), path));
        }
        if (Files.size(path) > LARGEST) {
            return Optional.of(Sentence.of(sort.key("too-large"), path));
        }
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)
                ? Optional.of(Sentence.of("settings.writable-by-all", path))
                : Optional.empty();
    }

    private <T> Reading<T> reading(Parsing<T> parsing) {
        return switch (parsing) {
            case Parsing.Parsed<T>(var value) -> new Reading.Read<>(value, path);
            case Parsing.Wrong<T>(var line, var reason) ->
                new Reading.Unusable<>(new SettingsProblem(
                        path,
                        Optional.of(name()),
                        line.isPresent()
                                ? Sentence.of(sort.key("wrong-in-line"), path, line.getAsInt(), reason)
                                : Sentence.of(sort.key("wrong"), path, reason),
                        line,
                        Optional.of(reason)));
        };
    }

    private <T> Reading<T> unusable(Sentence sentence) {
        return new Reading.Unusable<>(problem(sentence));
    }

    SettingsProblem problem(Sentence sentence) {
        return new SettingsProblem(path, Optional.of(name()), sentence);
    }

    /** As it claims to be called. */
    private String name() {
        return file().substring(0, file().length() - SUFFIX.length());
    }

    private String file() {
        return path.getFileName().toString();
    }
}
