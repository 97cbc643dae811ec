package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.LocalReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The fields that describe a broker: they suggest each other, and are judged together. One thread only. */
final class Form {

    private final FormField executable = new FormField();
    private final FormField arguments = new FormField();
    private final FormField configuration = new FormField();
    private final FormField pidFile = new FormField();
    private final FormField port = new FormField();
    private final FormField name = new FormField();
    private final ObjectProperty<BrokerKind> kind = new SimpleObjectProperty<>(BrokerKind.GENERIC);
    private final Map<Path, FileFact> facts = new HashMap<>();
    private final Suggestions suggestions = new Suggestions();
    private final List<Broker> others;
    private final FormCheck check;
    private final ObservableList<BrokerKind> shownKinds = FXCollections.observableArrayList(BrokerKinds.BUILT_IN.all());
    private BrokerKinds kinds = BrokerKinds.BUILT_IN;
    private OwnConfiguration own = unread();
    private Optional<SystemdUnit> unit = Optional.empty();
    private Optional<Path> programOfUnit = Optional.empty();
    private Optional<Command> commandThere = Optional.empty();
    private Optional<Path> directory = Optional.empty();
    private boolean kindChosen;
    private boolean choosing;

    /** @param others the brokers that are watched already */
    Form(Texts texts, List<Broker> others) {
        this.others = List.copyOf(others);
        this.check = new FormCheck(texts, others);
        kind.subscribe(_ -> {
            kindChosen |= !choosing;
            suggest();
        });
        kindChosen = false;
        executable.text().subscribe(this::executableChanged);
        configuration.text().subscribe(this::suggest);
        Stream.of(arguments, pidFile, port, name).forEach(field -> field.text().subscribe(this::judge));
    }

    FormField executable() {
        return executable;
    }

    FormField arguments() {
        return arguments;
    }

    FormField configuration() {
        return configuration;
    }

    FormField pidFile() {
        return pidFile;
    }

    FormField port() {
        return port;
    }

    FormField name() {
        return name;
    }

    ObjectProperty<BrokerKind> kind() {
        return kind;
    }

    /** The kinds to choose from. */
    ObservableList<BrokerKind> kinds() {
        return shownKinds;
    }

    /** It was read which kinds of brokers there are. */
    void learn(BrokerKinds known) {
        kinds = known;
        shownKinds.setAll(known.all());
        executableChanged();
    }

    /** The fields whose paths have to be looked at. */
    List<FormField> files() {
        return List.of(executable, configuration, pidFile);
    }

    /** Something was found out about files. */
    void learn(Map<Path, FileFact> seen) {
        facts.putAll(seen);
        judge();
    }

    /** The executable, as it is now, is what this service runs; another would not be its. */
    void runBy(Optional<SystemdUnit> service) {
        unit = service;
        programOfUnit = FormCheck.path(executable.trimmed());
    }

    /**
     * Takes over how a process was started, or a service would be.
     *
     * @param workplace in which directory, if that is known
     */
    void take(List<String> taken, Optional<Path> workplace) {
        directory = workplace;
        commandThere = FormCheck.path(executable.trimmed()).map(program -> new Command(program, taken));
        arguments.text().set(ArgumentLine.of(taken).text());
        new CommandClues(kind.get(), taken)
                .configuration()
                .ifPresent(path -> configuration.text().set(path.toString()));
    }

    /** Whether what is described is still what was taken over: it works where that does. */
    boolean isTaken() {
        return commandThere.isPresent() && commandThere.equals(command());
    }

    /** Where that works. */
    Optional<Path> directory() {
        return directory;
    }

    /** What the broker would read when it is started as described so far; empty while that is not a whole description. */
    Optional<Command> command() {
        return FormCheck.path(executable.trimmed())
                .flatMap(program ->
                        new ArgumentLine(arguments.text().get()).arguments().map(words -> new Command(program, words)));
    }

    /** The broker's own configuration was read. */
    void learn(LocalReading reading) {
        own = new OwnConfiguration(OptionalInt.empty(), reading.reading());
        configuration.noted(check.reading(reading));
        suggest();
    }

    private static OwnConfiguration unread() {
        return new OwnConfiguration(OptionalInt.empty(), new ConfigurationReading.None());
    }

    /** The broker that is described; every field shows now what is wrong with it, and then there is none. */
    Optional<Broker> finish() {
        fields().forEach(FormField::leave);
        return fields().anyMatch(FormField::wrong) ? Optional.empty() : broker();
    }

    private Optional<Broker> broker() {
        var program = FormCheck.path(executable.trimmed());
        var words = new ArgumentLine(arguments.text().get()).arguments();
        var file = FormCheck.path(pidFile.trimmed());
        var called = BrokerName.parse(name.trimmed());
        if (program.isEmpty() || words.isEmpty() || file.isEmpty() || called.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Broker(
                        called.get(),
                        kind.get(),
                        new Command(program.get(), words.get()),
                        file.get(),
                        FormCheck.path(configuration.trimmed())
                                .or(() -> new CommandClues(kind.get(), words.get()).configuration()),
                        port.edited() || own.port().isEmpty() ? FormCheck.port(port.trimmed()) : OptionalInt.empty(),
                        Broker.DEFAULT_GRACE)
                .withUnit(unit.filter(_ -> program.equals(programOfUnit))));
    }

    private void executableChanged() {
        if (!kindChosen) {
            choosing = true;
            kind.set(FormCheck.path(executable.trimmed()).map(kinds::of).orElse(BrokerKind.GENERIC));
            choosing = false;
        }
        suggest();
    }

    private void suggest() {
        var conf = Optional.of(configuration.trimmed()).filter(typed -> !typed.isEmpty());
        arguments.suggest(
                ArgumentLine.of(suggestions.arguments(kind.get(), conf)).text());
        pidFile.suggest(suggestions.pidFile(kind.get(), own));
        port.suggest(suggestions.port(kind.get(), own));
        var taken = others.stream().map(Broker::name).collect(Collectors.toSet());
        name.suggest(FormCheck.path(executable.trimmed())
                .map(path -> suggestions.name(path, taken))
                .orElse(""));
        judge();
    }

    private void judge() {
        executable.judged(check.executable(executable.trimmed(), facts));
        arguments.judged(check.arguments(arguments.text().get(), kind.get()));
        configuration.judged(check.configuration(configuration.trimmed(), facts));
        pidFile.judged(check.pidFile(pidFile.trimmed(), facts));
        port.judged(check.portProblem(port.trimmed()));
        name.judged(check.name(name.trimmed()));
    }

    private Stream<FormField> fields() {
        return Stream.of(executable, arguments, configuration, pidFile, port, name);
    }
}
