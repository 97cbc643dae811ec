package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.SettingsFile.Reading.Read;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The brokers in the settings of this user: one file each, {@code brokers/NAME.conf}.
 *
 * <p>What is wrong with one file concerns no other broker, save that of two with the same pid file neither is used: which
 * of them is meant cannot be known. Changes are atomic, and several programs may make them at once.
 */
public final class Settings {

    private final Path directory;
    private final KindFiles kinds;

    public Settings(Places places) {
        this.directory = places.settings().resolve("brokers");
        this.kinds = new KindFiles(places.settings().resolve("kinds"));
    }

    /** The kinds of brokers that there are: those that are built in, and those that are described here. Reads them anew. */
    public KnownKinds kinds() {
        return kinds.load();
    }

    /** Reads everything anew; never fails for what is or is not there. */
    public ConfiguredBrokers load() {
        var read = new ArrayList<Read<Broker>>();
        var problems = new ArrayList<SettingsProblem>();
        var known = kinds();
        for (var file : new SettingsDirectory(directory, SettingsFile.Sort.BROKER).files(problems)) {
            switch (file.read((name, text) -> new BrokerFile(text).parse(name, known))) {
                case Read<Broker> usable -> read.add(usable);
                case SettingsFile.Reading.Unusable<Broker>(var problem) -> problems.add(problem);
            }
        }
        var byPidFile = read.stream().collect(Collectors.groupingBy(usable -> PidFilePlace.of(usable.value())));
        for (var sharers : byPidFile.values()) {
            if (sharers.size() > 1) {
                problems.addAll(shared(sharers));
                read.removeAll(sharers);
            }
        }
        return new ConfiguredBrokers(
                read.stream()
                        .map(Read::value)
                        .sorted(Comparator.comparing(Broker::name))
                        .toList(),
                problems.stream()
                        .sorted(Comparator.comparing(SettingsProblem::file))
                        .toList());
    }

    private static List<SettingsProblem> shared(List<Read<Broker>> sharers) {
        return sharers.stream()
                .map(one -> new SettingsFile(one.path(), SettingsFile.Sort.BROKER)
                        .problem(Sentence.of(
                                "settings.shared-pid-file",
                                one.path(),
                                one.value().pidFile(),
                                sharers.stream()
                                        .filter(other -> !other.equals(one))
                                        .map(other -> other.value().name().text())
                                        .collect(Collectors.joining(", ")))))
                .toList();
    }

    /** Puts a broker among the others; refused where its name or its pid file is taken. */
    public Saving add(Broker broker) {
        return changing(() -> {
            var file = fileOf(broker.name());
            return Files.exists(file)
                    ? new Saving.Refused(
                            Sentence.of("settings.name-taken", broker.name().text(), file))
                    : write(broker);
        });
    }

    /** Puts a broker in the place of the one that has its name; refused where its pid file is another's. */
    public Saving replace(Broker broker) {
        return changing(() -> write(broker));
    }

    private Saving write(Broker broker) throws IOException {
        var sharer = sharerOf(broker);
        if (sharer.isPresent()) {
            return new Saving.Refused(Sentence.of(
                    "settings.pid-file-taken",
                    broker.pidFile(),
                    sharer.get().name().text()));
        }
        new AtomicFile(directory, broker.name().text() + SettingsFile.SUFFIX)
                .write(BrokerFile.of(broker).text());
        return new Saving.Saved(fileOf(broker.name()));
    }

    /** Forgets a broker; refused where no file is in the place of its settings. What it does and its pid file are not touched. */
    public Saving remove(BrokerName name) {
        return changing(() -> {
            var file = fileOf(name);
            // Nobody's settings: something of somebody else's that happens to be called so.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new Saving.Refused(Sentence.of("settings.not-removed", file));
            }
            Files.delete(file);
            return new Saving.Saved(file);
        });
    }

    /** Makes sure that the directories of the files are there (0700), for whoever wants to watch them. */
    public List<Path> createDirectories() throws IOException {
        var directories = List.of(directory, kinds.directory());
        for (var each : directories) {
            AtomicFile.createDirectory(each);
        }
        return directories;
    }

    public Path fileOf(BrokerName name) {
        return directory.resolve(name.text() + SettingsFile.SUFFIX);
    }

    private Optional<Broker> sharerOf(Broker broker) {
        var place = PidFilePlace.of(broker);
        return load().brokers().stream()
                .filter(other -> !other.name().equals(broker.name()))
                .filter(other -> PidFilePlace.of(other).equals(place))
                .findFirst();
    }

    private synchronized Saving changing(Change change) {
        try {
            AtomicFile.createDirectory(directory);
            try (var _ = DirectoryLock.acquire(directory)) {
                return change.make();
            }
        } catch (IOException e) {
            return new Saving.Failed(Sentence.of("settings.not-written", directory, new Reason(e).sentence()));
        }
    }

    /** A change of the files, made while no other is. */
    private interface Change {
        Saving make() throws IOException;
    }
}
