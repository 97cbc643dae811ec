package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.conf.LocalReading;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A broker on its way to being watched: the form, what is found about its files and program, and its keeping. */
public final class AddModel {

    private final ObservableList<ProcessFacts> running = FXCollections.observableArrayList();
    // Kept here because the list behind it does not keep it.
    private final ObservableList<ProcessFacts> shownRunning = FXCollections.unmodifiableObservableList(running);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final Texts texts;
    private final Form form;
    private final RunningPrograms programs;
    private final Path here;
    private final Function<Broker, Saving> save;
    private final Consumer<Broker> saved;
    private final Executor work;
    private final Executor fx;

    /**
     * Begins with an empty form.
     *
     * @param others the brokers that are watched already
     * @param kinds reads which kinds of brokers there are; may block
     * @param here where a broker would be started
     * @param save keeps the broker; may block
     * @param saved what to do then
     * @param work where to do what may block
     * @param fx the thread of this model
     */
    public AddModel(
            Texts texts,
            List<Broker> others,
            RunningPrograms programs,
            Supplier<BrokerKinds> kinds,
            Path here,
            Function<Broker, Saving> save,
            Consumer<Broker> saved,
            Executor work,
            Executor fx) {
        this.texts = texts;
        this.form = new Form(texts, others);
        this.programs = programs;
        this.here = here;
        this.save = save;
        this.saved = saved;
        this.work = work;
        this.fx = fx;
        form.files().forEach(field -> field.text().subscribe(() -> lookAt(field)));
        form.executable().text().subscribe(this::lookForRunning);
        // By value: the fields have to know who wrote what is there before anything is suggested anew.
        form.configuration().text().subscribe(_ -> readConfiguration());
        form.arguments().text().subscribe(_ -> readConfiguration());
        form.kind().subscribe(_ -> readConfiguration());
        work.execute(() -> {
            var known = kinds.get();
            fx.execute(() -> form.learn(known));
        });
    }

    Form form() {
        return form;
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

    /** Fills in a broker that was found: by which command it runs, or usually does, and where its pid file is. */
    public void fillIn(FoundBroker found) {
        form.executable().text().set(found.command().executable().toString());
        form.take(found.command().arguments(), found.directory());
        form.runBy(found.service());
        found.pidFile().ifPresent(path -> form.pidFile().text().set(path.toString()));
    }

    /** What is told of a process that runs: its command line as it may be shown. */
    String words(ProcessFacts process) {
        var command = new ShownCommandLine(process.commandLine()).wholeText();
        return texts.text("window.add.running", process.pid(), process.user(), command);
    }

    /** Takes over how a running process was started. */
    void take(ProcessFacts process) {
        form.take(process.commandLine().stream().skip(1).toList(), process.workingDirectory());
    }

    /** Looks once more at the files, then keeps the broker if nothing is wrong. */
    public void submit() {
        if (saving.get()) {
            return;
        }
        saving.set(true);
        refusal.set("");
        var paths = form.files().stream()
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
        form.learn(seen);
        form.finish().ifPresentOrElse(this::keep, () -> saving.set(false));
    }

    private void keep(Broker broker) {
        work.execute(() -> {
            var outcome = save.apply(broker);
            fx.execute(() -> kept(broker, outcome));
        });
    }

    private void kept(Broker broker, Saving outcome) {
        saving.set(false);
        switch (outcome) {
            case Saving.Saved _ -> saved.accept(broker);
            case Saving.Refused(var why) -> refusal.set(texts.text(why));
            case Saving.Failed(var why) -> refusal.set(texts.text(why));
        }
    }

    private void lookAt(FormField field) {
        FormCheck.path(field.trimmed())
                .ifPresent(path -> work.execute(() -> {
                    var fact = FileFact.at(path);
                    fx.execute(() -> form.learn(Map.of(path, fact)));
                }));
    }

    /** Two readings may overtake each other: only the one that answers to what is described now counts. */
    private void readConfiguration() {
        var kind = form.kind().get();
        var file = FormCheck.path(form.configuration().trimmed());
        Optional<Path> directory = form.isTaken() ? form.directory() : Optional.of(here);
        form.command()
                .ifPresent(command -> work.execute(() -> {
                    var reading = LocalReading.of(kind, command, file, () -> directory);
                    fx.execute(() -> {
                        if (form.kind().get().equals(kind)
                                && form.command().equals(Optional.of(command))
                                && FormCheck.path(form.configuration().trimmed())
                                        .equals(file)) {
                            form.learn(reading);
                        }
                    });
                }));
    }

    private void lookForRunning() {
        running.clear();
        program()
                .ifPresent(path -> work.execute(() -> {
                    if (FileFact.at(path) == FileFact.EXECUTABLE) {
                        var found = programs.of(path);
                        fx.execute(() -> {
                            if (program().filter(path::equals).isPresent()) {
                                running.setAll(found);
                            }
                        });
                    }
                }));
    }

    private Optional<Path> program() {
        return FormCheck.path(form.executable().trimmed());
    }
}
