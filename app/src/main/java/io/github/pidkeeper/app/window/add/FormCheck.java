package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.LocalReading;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Says what is wrong with what was typed, and what to type instead; empty text where nothing is. */
final class FormCheck {

    private final Texts texts;
    private final List<Broker> others;

    /** @param others the brokers that are watched already */
    FormCheck(Texts texts, List<Broker> others) {
        this.texts = texts;
        this.others = List.copyOf(others);
    }

    /** An absolute path, if it is one. */
    static Optional<Path> path(String typed) {
        try {
            return Optional.of(Path.of(typed)).filter(Path::isAbsolute).map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A port, if it is one. */
    static OptionalInt port(String typed) {
        if (!typed.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(typed, 10);
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** @param facts of the paths that were looked at; nothing is said about the others */
    String executable(String typed, Map<Path, FileFact> facts) {
        if (typed.isEmpty()) {
            return texts.text("window.add.executable.empty");
        }
        var path = path(typed);
        if (path.isEmpty()) {
            return texts.text("window.add.not-absolute");
        }
        return switch (facts.getOrDefault(path.get(), FileFact.EXECUTABLE)) {
            case NOTHING -> texts.text("window.add.no-file", path.get());
            case DIRECTORY -> texts.text("window.add.executable.directory", path.get());
            case FILE -> texts.text("window.add.executable.not-executable", path.get());
            case EXECUTABLE -> "";
        };
    }

    String arguments(String typed, BrokerKind kind) {
        var words = new ArgumentLine(typed).arguments();
        return words.isEmpty()
                ? texts.text("window.add.arguments.open-quote")
                : kind.foreground()
                        .refusedIn(words.get())
                        .map(word -> texts.text("window.add.arguments.refused", word))
                        .orElse("");
    }

    String configuration(String typed, Map<Path, FileFact> facts) {
        if (typed.isEmpty()) {
            return "";
        }
        var path = path(typed);
        if (path.isEmpty()) {
            return texts.text("window.add.not-absolute");
        }
        return switch (facts.getOrDefault(path.get(), FileFact.FILE)) {
            case NOTHING -> texts.text("window.add.no-file", path.get());
            case DIRECTORY -> texts.text("window.add.configuration.directory", path.get());
            case FILE, EXECUTABLE -> "";
        };
    }

    /** What the broker itself would find wrong with its configuration: file, line and reason. */
    String reading(LocalReading local) {
        return local.reading() instanceof ConfigurationReading.Wrong wrong
                ? texts.text(wrong.message())
                : local.caution().map(texts::text).orElse("");
    }

    String pidFile(String typed, Map<Path, FileFact> facts) {
        if (typed.isEmpty()) {
            return texts.text("window.add.pid-file.empty");
        }
        var path = path(typed);
        if (path.isEmpty()) {
            return texts.text("window.add.not-absolute");
        }
        if (facts.get(path.get()) == FileFact.DIRECTORY) {
            return texts.text("window.add.pid-file.directory", path.get());
        }
        return others.stream()
                .filter(other -> other.pidFile().equals(path.get()))
                .findFirst()
                .map(other -> texts.text("window.add.pid-file.taken", other.name()))
                .orElse("");
    }

    String portProblem(String typed) {
        return typed.isEmpty() || port(typed).isPresent() ? "" : texts.text("window.add.port.wrong");
    }

    String name(String typed) {
        if (typed.isEmpty()) {
            return texts.text("window.add.name.empty");
        }
        var name = BrokerName.parse(typed);
        if (name.isEmpty()) {
            return texts.text("window.add.name.wrong");
        }
        return others.stream().map(Broker::name).anyMatch(name.get()::equals)
                ? texts.text("window.add.name.taken", name.get())
                : "";
    }
}
