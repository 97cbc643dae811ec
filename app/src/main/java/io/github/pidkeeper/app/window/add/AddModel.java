package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a person says about a broker that is to be watched, filled up with what is probably meant. One thread only. */
public final class AddModel {

    private final FormField executable = new FormField();
    private final FormField arguments = new FormField();
    private final FormField configuration = new FormField();
    private final FormField pidFile = new FormField();
    private final FormField port = new FormField();
    private final FormField name = new FormField();
    private final ObjectProperty<BrokerKind> kind = new SimpleObjectProperty<>(BrokerKind.GENERIC);
    private final ObservableList<ProcessFacts> running = FXCollections.observableArrayList();
    // Kept here because the list behind it does not keep it.
    private final ObservableList<ProcessFacts> shownRunning = FXCollections.unmodifiableObservableList(running);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final Map<Path, FileFact> facts = new HashMap<>();
    private final Suggestions suggestions = new Suggestions();
    private final Texts texts;
    private final List<Broker> others;
    private final FormCheck check;
    private final RunningPrograms programs;
    private final Function<Broker, Saving> save;
    private final Consumer<Broker> saved;
    private final Executor work;
    private final Executor fx;
    private boolean kindChosen;
    private boolean choosing;

    /**
     * @param others the brokers that are watched already
     * @param save keeps the broker; may block
     * @param saved what to do then
     * @param work where to do what may block
     * @param fx the thread of this model
     */
    public AddModel(
            Texts texts,
            List<Broker> others,
            RunningPrograms programs,
            Function<Broker, Saving> save,
            Consumer<Broker> saved,
            Executor work,
            Executor fx) {
        this.texts = texts;
        this.others = List.copyOf(others);
        this.check = new FormCheck(texts, others);
        this.programs = programs;
        this.save = save;
        this.saved = saved;
        this.work = work;
        this.fx = fx;
        executable.text().subscribe(this::executableChanged);
        configuration.text().subscribe(() -> {
            suggest();
            lookAt(configuration);
        });
        pidFile.text().subscribe(() -> lookAt(pidFile));
        kind.subscribe(_ -> {
            kindChosen |= !choosing;
            suggest();
        });
        kindChosen = false;
        Stream.of(arguments, port, name).forEach(field -> field.text().subscribe(this::judge));
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

    /** Processes that were started from this executable and run now. */
    ObservableList<ProcessFacts> running() {
        return shownRunning;
    }

    /** Why the broker could not be kept; empty text while there is no such reason. */
    ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /** Fills in a program that was found, and how it was started if it runs. */
    public void fillIn(FoundProgram found) {
        executable.text().set(found.executable().toString());
        found.running().ifPresent(this::take);
    }

    /** Takes over how a running process was started. */
    void take(ProcessFacts process) {
        var taken = process.commandLine().stream().skip(1).toList();
        arguments.text().set(ArgumentLine.of(taken).text());
        suggestions.configuration(kind.get(), taken).ifPresent(configuration.text()::set);
    }

    /** Looks once more at the files, then keeps the broker if nothing is wrong. */
    public void submit() {
        if (saving.get()) {
            return;
        }
        saving.set(true);
        refusal.set("");
        var paths = Stream.of(executable, configuration, pidFile)
                .map(field -> FormCheck.path(field.trimmed()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        work.execute(() -> {
            var seen = paths.stream().collect(Collectors.toMap(Function.identity(), FileFact::at));
            fx.execute(() -> looked(seen));
        });
    }

    private void looked(Map<Path, FileFact> seen) {
        facts.putAll(seen);
        judge();
        fields().forEach(FormField::leave);
        var broker = fields().anyMatch(FormField::wrong) ? Optional.<Broker>empty() : broker();
        if (broker.isEmpty()) {
            saving.set(false);
            return;
        }
        work.execute(() -> {
            var outcome = save.apply(broker.get());
            fx.execute(() -> over(broker.get(), outcome));
        });
    }

    private void over(Broker broker, Saving outcome) {
        saving.set(false);
        switch (outcome) {
            case Saving.Saved _ -> saved.accept(broker);
            case Saving.Refused(var why) -> refusal.set(texts.text(why));
            case Saving.Failed(var why) -> refusal.set(texts.text(why));
        }
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
                FormCheck.path(configuration.trimmed()),
                FormCheck.port(port.trimmed()),
                Broker.DEFAULT_GRACE));
    }

    private void executableChanged() {
        var path = FormCheck.path(executable.trimmed());
        if (!kindChosen) {
            choosing = true;
            kind.set(path.map(BrokerKind::of).orElse(BrokerKind.GENERIC));
            choosing = false;
        }
        suggest();
        lookAt(executable);
        running.clear();
        path.ifPresent(this::lookForRunning);
    }

    private void suggest() {
        var conf = Optional.of(configuration.trimmed()).filter(typed -> !typed.isEmpty());
        arguments.suggest(
                ArgumentLine.of(suggestions.arguments(kind.get(), conf)).text());
        pidFile.suggest(suggestions.pidFile(kind.get()));
        port.suggest(suggestions.port(kind.get()));
        var taken = others.stream().map(Broker::name).collect(Collectors.toSet());
        name.suggest(FormCheck.path(executable.trimmed())
                .map(path -> suggestions.name(path, taken))
                .orElse(""));
        judge();
    }

    private void lookForRunning(Path path) {
        work.execute(() -> {
            if (FileFact.at(path) == FileFact.EXECUTABLE) {
                var found = programs.of(path);
                fx.execute(() -> {
                    if (FormCheck.path(executable.trimmed())
                            .filter(path::equals)
                            .isPresent()) {
                        running.setAll(found);
                    }
                });
            }
        });
    }

    private void lookAt(FormField field) {
        judge();
        FormCheck.path(field.trimmed())
                .ifPresent(path -> work.execute(() -> {
                    var fact = FileFact.at(path);
                    fx.execute(() -> {
                        facts.put(path, fact);
                        judge();
                    });
                }));
    }

    private void judge() {
        executable.judged(check.executable(executable.trimmed(), facts));
        arguments.judged(check.arguments(arguments.text().get()));
        configuration.judged(check.configuration(configuration.trimmed(), facts));
        pidFile.judged(check.pidFile(pidFile.trimmed(), facts));
        port.judged(check.portProblem(port.trimmed()));
        name.judged(check.name(name.trimmed()));
    }

    private Stream<FormField> fields() {
        return Stream.of(executable, arguments, configuration, pidFile, port, name);
    }
}
