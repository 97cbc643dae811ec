package io.github.pidkeeper.app.window.add;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form in which a broker is added, without a toolkit. */
final class AddModelTest {

    @TempDir
    private Path directory;

    private final List<Broker> saved = new ArrayList<>();
    private final RunningProcesses running = new RunningProcesses();
    private Saving outcome = new Saving.Saved(Path.of("/brokers/mosquitto.conf"));
    private BrokerKinds kinds = BrokerKinds.BUILT_IN;
    private Path mosquitto = Path.of("/");

    @BeforeEach
    void aProgram() throws IOException {
        mosquitto = Files.createFile(
                directory.resolve("mosquitto"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private AddModel model(Broker... others) {
        return new AddModel(
                new English().texts(),
                List.of(others),
                new RunningPrograms(running),
                () -> kinds,
                directory,
                _ -> outcome,
                saved::add,
                Runnable::run,
                Runnable::run);
    }

    @Test
    void theProgramsNameSuggestsKindPortAndName() {
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.form().kind().get()).isEqualTo(BrokerKind.MOSQUITTO);
        assertThat(model.form().port().text().get()).isEqualTo("1883");
        assertThat(model.form().name().text().get()).isEqualTo("mosquitto");
    }

    @Test
    void aDescribedKindIsChosenByItsProgram() {
        var hive = new BrokerKind(
                "hive",
                List.of("mosquitto"),
                List.of(),
                BrokerKind.GENERIC.pidFile(),
                BrokerKind.GENERIC.foreground(),
                BrokerKind.GENERIC.configuration(),
                Reloading.NONE);
        kinds = new BrokerKinds(List.of(hive));
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.form().kind().get()).isEqualTo(hive);
        assertThat(model.form().kinds()).containsExactlyElementsOf(kinds.all());
    }

    @Test
    void whatSendsABrokerIntoTheBackgroundIsToldAtTheArguments() {
        var model = model();
        model.form().executable().text().set("/usr/bin/nanomq");
        model.form().arguments().text().set("start -d");
        model.form().arguments().leave();
        assertThat(model.form().arguments().problem().get()).startsWith("\"-d\" must not be there");
    }

    @Test
    void theConfigurationSuggestsTheArguments() {
        var model = model();
        model.form().executable().text().set("/usr/bin/nanomq");
        assertThat(model.form().arguments().text().get()).isEqualTo("start");
        model.form().configuration().text().set("/etc/my nano.conf");
        assertThat(model.form().arguments().text().get()).isEqualTo("start --conf '/etc/my nano.conf'");
        assertThat(model.form().pidFile().text().get()).isEqualTo("/tmp/nanomq/nanomq.pid");
    }

    @Test
    void theBrokersOwnConfigurationSuggestsPidFileAndPort() throws IOException {
        var file = Files.writeString(directory.resolve("m.conf"), "pid_file /run/plant.pid\nlistener 1884\n");
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().configuration().text().set(file.toString());
        assertThat(model.form().pidFile().text().get()).isEqualTo("/run/plant.pid");
        assertThat(model.form().port().text().get()).isEqualTo("1884");
        model.submit();
        assertThat(saved.getFirst().pidFile()).isEqualTo(Path.of("/run/plant.pid"));
        assertThat(saved.getFirst().port()).as("the file goes on to say it").isEmpty();
    }

    @Test
    void whatIsIncludedByARelativePathIsLookedForWhereTheBrokerWouldBeStartedAndThatIsSaid() throws IOException {
        var file = including(directory, "1884");
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().configuration().text().set(file.toString());
        assertThat(model.form().port().text().get()).isEqualTo("1884");
        assertThat(model.form().configuration().note().get())
                .startsWith(file + " includes something by a relative path, which was looked for in " + directory);
    }

    @Test
    void ofARunningBrokerItIsLookedForWhereThatWorks() throws IOException {
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        var file = including(elsewhere, "1885");
        var process = new ProcessFactsBuilder(812)
                .executable(mosquitto.toString())
                .line(mosquitto.toString(), "-c", file.toString())
                .directory(elsewhere.toString());
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.take(process.build());
        assertThat(model.form().port().text().get()).isEqualTo("1885");
        assertThat(model.form().configuration().note().get()).contains("looked for in " + elsewhere);

        model.form().arguments().text().set("-v -c " + file);
        assertThat(model.form().configuration().note().get()).contains("there is none in " + directory);
    }

    /** A configuration that says its port in another file, which it looks for in a directory. */
    private static Path including(Path where, String port) throws IOException {
        Files.writeString(Files.createDirectory(where.resolve("conf.d")).resolve("a.conf"), "listener " + port + "\n");
        return Files.writeString(where.resolve("m.conf"), "pid_file /run/plant.pid\ninclude_dir conf.d\n");
    }

    @Test
    void aConfigurationThatDoesNotParseIsToldAtOnceWithItsLine() throws IOException {
        var file = Files.writeString(directory.resolve("m.conf"), "pid_file /run/plant.pid\nlistner 1884\n");
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().configuration().text().set(file.toString());
        assertThat(model.form().configuration().note().get())
                .startsWith(file + " does not parse: line 2: ")
                .contains("listner", "listener");
        assertThat(model.form().configuration().wrong())
                .as("it may be mended later")
                .isFalse();

        Files.writeString(file, "pid_file /run/plant.pid\nlistener 1884\n");
        model.form().configuration().text().set("");
        model.form().configuration().text().set(file.toString());
        assertThat(model.form().configuration().note().get()).isEmpty();
    }

    @Test
    void theConfigurationThatTheArgumentsNameIsReadAsWell() throws IOException {
        var file = Files.writeString(directory.resolve("m.conf"), "listener x\n");
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().arguments().text().set("-c " + file);
        assertThat(model.form().configuration().note().get()).startsWith(file + " does not parse: line 1: ");
    }

    @Test
    void aPortThatAPersonWroteIsKept() throws IOException {
        var file = Files.writeString(directory.resolve("m.conf"), "listener 1884\nlistener 1885\n");
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().configuration().text().set(file.toString());
        model.form().pidFile().text().set("/run/m.pid");
        model.form().port().text().set("1885");
        model.submit();
        assertThat(saved.getFirst().port()).hasValue(1885);
    }

    @Test
    void whatAPersonWroteIsNeverOverwritten() {
        var model = model();
        model.form().name().text().set("mine");
        model.form().arguments().text().set("-v");
        model.form().kind().set(BrokerKind.NANOMQ);
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.form().name().text().get()).isEqualTo("mine");
        assertThat(model.form().arguments().text().get()).isEqualTo("-v");
        assertThat(model.form().kind().get()).isEqualTo(BrokerKind.NANOMQ);
    }

    @Test
    void aNameThatIsTakenIsSuggestedWithANumber() {
        var model = model(Samples.mosquitto("mosquitto"));
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.form().name().text().get()).isEqualTo("mosquitto-2");
    }

    @Test
    void nothingIsCorrectedBeforeThePersonHasGoneOn() {
        var model = model();
        model.form().executable().text().set("mosq");
        assertThat(model.form().executable().problem().get()).isEmpty();
        model.form().executable().leave();
        assertThat(model.form().executable().problem().get()).isEqualTo("Give the whole path, beginning with /.");
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.form().executable().problem().get()).isEmpty();
    }

    @Test
    void anEmptyFormSaysWhatIsMissingAndSavesNothing() {
        var model = model();
        model.submit();
        assertThat(model.form().executable().problem().get()).contains("Point to the broker");
        assertThat(model.form().pidFile().problem().get()).contains("Say where");
        assertThat(model.form().name().problem().get()).contains("Give it a name");
        assertThat(model.form().configuration().problem().get()).isEmpty();
        assertThat(model.form().port().problem().get()).isEmpty();
        assertThat(model.saving().get()).isFalse();
        assertThat(saved).isEmpty();
    }

    @Test
    void eachFieldSaysWhatIsWrongWithIt() throws IOException {
        var plain = Files.writeString(directory.resolve("plain"), "");
        var model = model(Samples.nanomq("plant-floor"));
        model.form().executable().text().set(plain.toString());
        model.form().configuration().text().set(directory.resolve("none.conf").toString());
        model.form().arguments().text().set("'open");
        model.form().pidFile().text().set("/run/user/1000/plant-floor.pid");
        model.form().port().text().set("65536");
        model.form().name().text().set("plant-floor");
        model.submit();
        assertThat(model.form().executable().problem().get()).contains("may not be executed");
        assertThat(model.form().configuration().problem().get()).startsWith("There is no " + directory);
        assertThat(model.form().arguments().problem().get()).contains("not closed");
        assertThat(model.form().pidFile().problem().get()).contains("the pid file of plant-floor");
        assertThat(model.form().port().problem().get()).contains("1 to 65535");
        assertThat(model.form().name().problem().get()).contains("called plant-floor already");
        assertThat(saved).isEmpty();
    }

    @Test
    void directoriesAreNoFiles() {
        var model = model();
        model.form().executable().text().set(directory.toString());
        model.form().configuration().text().set(directory.toString());
        model.form().pidFile().text().set(directory.toString());
        model.submit();
        assertThat(List.of(
                        model.form().executable(),
                        model.form().configuration(),
                        model.form().pidFile()))
                .allSatisfy(field -> assertThat(field.problem().get()).contains("is a directory"));
    }

    @Test
    void aWholeFormBecomesABroker() {
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().arguments().text().set("-c '/etc/m q.conf'");
        model.form().pidFile().text().set(" /run/../run/m.pid ");
        model.submit();
        assertThat(saved).hasSize(1);
        var broker = saved.getFirst();
        assertThat(broker.command().line()).containsExactly(mosquitto.toString(), "-c", "/etc/m q.conf");
        assertThat(broker.pidFile()).isEqualTo(Path.of("/run/m.pid"));
        assertThat(broker.port()).hasValue(1883);
        assertThat(broker.configuration()).contains(Path.of("/etc/m q.conf"));
        assertThat(broker.kind()).isEqualTo(BrokerKind.MOSQUITTO);
    }

    @Test
    void whyItCouldNotBeKeptIsSaid() {
        outcome = new Saving.Refused(Sentence.of("window.add.name.taken", "mosquitto"));
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        model.form().pidFile().text().set("/run/m.pid");
        model.submit();
        assertThat(model.refusal().get()).contains("called mosquitto already");
        assertThat(saved).isEmpty();
    }

    @Test
    void aRunningProgramLendsItsArguments() {
        var broker = new Broker(
                Samples.mosquitto("m").name(),
                BrokerKind.MOSQUITTO,
                new Command(mosquitto, List.of("-c", "/etc/mosquitto/x.conf", "-v")),
                Path.of("/run/m.pid"),
                Optional.empty(),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
        running.with(Samples.process(broker, 812));
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.running()).extracting(ProcessFacts::pid).containsExactly(812L);
        model.take(model.running().getFirst());
        assertThat(model.form().arguments().text().get()).isEqualTo("-c /etc/mosquitto/x.conf -v");
        assertThat(model.form().configuration().text().get()).isEqualTo("/etc/mosquitto/x.conf");
    }

    @Test
    void nothingRunsFromAnotherProgram() {
        running.with(Samples.process(Samples.nanomq("n"), 812));
        var model = model();
        model.form().executable().text().set(mosquitto.toString());
        assertThat(model.running()).isEmpty();
    }

    @Test
    void aPasswordOfWhatRunsIsNotShown() {
        var process = new ProcessFactsBuilder(812)
                .line("/usr/bin/nanomq", "start", "--keypass", "s3cret")
                .build();

        assertThat(model().words(process))
                .isEqualTo("Running now: pid 812, user user1000: /usr/bin/nanomq start --keypass ***");
    }
}
