package io.github.pidkeeper.app.window.add;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts;
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

final class AddModelTest {

    @TempDir
    private Path directory;

    private final List<Broker> saved = new ArrayList<>();
    private final List<ProcessFacts> running = new ArrayList<>();
    private Saving outcome = new Saving.Saved(Path.of("/brokers/mosquitto.conf"));
    private Path mosquitto = Path.of("/");

    @BeforeEach
    void aProgram() throws IOException {
        mosquitto = Files.createFile(
                directory.resolve("mosquitto"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private AddModel form(Broker... others) {
        return new AddModel(
                new English().texts(),
                List.of(others),
                new RunningPrograms(new FewProcesses(running)),
                _ -> outcome,
                saved::add,
                Runnable::run,
                Runnable::run);
    }

    @Test
    void theProgramsNameSuggestsKindPortAndName() {
        var form = form();
        form.executable().text().set(mosquitto.toString());
        assertThat(form.kind().get()).isEqualTo(BrokerKind.MOSQUITTO);
        assertThat(form.port().text().get()).isEqualTo("1883");
        assertThat(form.name().text().get()).isEqualTo("mosquitto");
    }

    @Test
    void theConfigurationSuggestsTheArguments() {
        var form = form();
        form.executable().text().set("/usr/bin/nanomq");
        assertThat(form.arguments().text().get()).isEqualTo("start");
        form.configuration().text().set("/etc/my nano.conf");
        assertThat(form.arguments().text().get()).isEqualTo("start --conf '/etc/my nano.conf'");
        assertThat(form.pidFile().text().get()).isEqualTo("/tmp/nanomq/nanomq.pid");
    }

    @Test
    void whatAPersonWroteIsNeverOverwritten() {
        var form = form();
        form.name().text().set("mine");
        form.arguments().text().set("-v");
        form.kind().set(BrokerKind.NANOMQ);
        form.executable().text().set(mosquitto.toString());
        assertThat(form.name().text().get()).isEqualTo("mine");
        assertThat(form.arguments().text().get()).isEqualTo("-v");
        assertThat(form.kind().get()).isEqualTo(BrokerKind.NANOMQ);
    }

    @Test
    void aNameThatIsTakenIsSuggestedWithANumber() {
        var form = form(Samples.mosquitto("mosquitto"));
        form.executable().text().set(mosquitto.toString());
        assertThat(form.name().text().get()).isEqualTo("mosquitto-2");
    }

    @Test
    void nothingIsCorrectedBeforeThePersonHasGoneOn() {
        var form = form();
        form.executable().text().set("mosq");
        assertThat(form.executable().problem().get()).isEmpty();
        form.executable().leave();
        assertThat(form.executable().problem().get()).isEqualTo("Give the whole path, beginning with /.");
        form.executable().text().set(mosquitto.toString());
        assertThat(form.executable().problem().get()).isEmpty();
    }

    @Test
    void anEmptyFormSaysWhatIsMissingAndSavesNothing() {
        var form = form();
        form.submit();
        assertThat(form.executable().problem().get()).contains("Point to the broker");
        assertThat(form.pidFile().problem().get()).contains("Say where");
        assertThat(form.name().problem().get()).contains("Give it a name");
        assertThat(form.configuration().problem().get()).isEmpty();
        assertThat(form.port().problem().get()).isEmpty();
        assertThat(form.saving().get()).isFalse();
        assertThat(saved).isEmpty();
    }

    @Test
    void eachFieldSaysWhatIsWrongWithIt() throws IOException {
        var plain = Files.writeString(directory.resolve("plain"), "");
        var form = form(Samples.nanomq("plant-floor"));
        form.executable().text().set(plain.toString());
        form.configuration().text().set(directory.resolve("none.conf").toString());
        form.arguments().text().set("'open");
        form.pidFile().text().set("/run/user/1000/plant-floor.pid");
        form.port().text().set("65536");
        form.name().text().set("plant-floor");
        form.submit();
        assertThat(form.executable().problem().get()).contains("may not be executed");
        assertThat(form.configuration().problem().get()).startsWith("There is no " + directory);
        assertThat(form.arguments().problem().get()).contains("not closed");
        assertThat(form.pidFile().problem().get()).contains("the pid file of plant-floor");
        assertThat(form.port().problem().get()).contains("1 to 65535");
        assertThat(form.name().problem().get()).contains("called plant-floor already");
        assertThat(saved).isEmpty();
    }

    @Test
    void directoriesAreNoFiles() {
        var form = form();
        form.executable().text().set(directory.toString());
        form.configuration().text().set(directory.toString());
        form.pidFile().text().set(directory.toString());
        form.submit();
        assertThat(List.of(form.executable(), form.configuration(), form.pidFile()))
                .allSatisfy(field -> assertThat(field.problem().get()).contains("is a directory"));
    }

    @Test
    void aWholeFormBecomesABroker() {
        var form = form();
        form.executable().text().set(mosquitto.toString());
        form.arguments().text().set("-c '/etc/m q.conf'");
        form.pidFile().text().set(" /run/../run/m.pid ");
        form.submit();
        assertThat(saved).hasSize(1);
        var broker = saved.getFirst();
        assertThat(broker.command().line()).containsExactly(mosquitto.toString(), "-c", "/etc/m q.conf");
        assertThat(broker.pidFile()).isEqualTo(Path.of("/run/m.pid"));
        assertThat(broker.port()).hasValue(1883);
        assertThat(broker.configuration()).isEmpty();
        assertThat(broker.kind()).isEqualTo(BrokerKind.MOSQUITTO);
    }

    @Test
    void whyItCouldNotBeKeptIsSaid() {
        outcome = new Saving.Refused(Sentence.of("window.add.name.taken", "mosquitto"));
        var form = form();
        form.executable().text().set(mosquitto.toString());
        form.pidFile().text().set("/run/m.pid");
        form.submit();
        assertThat(form.refusal().get()).contains("called mosquitto already");
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
        running.add(Samples.process(broker, 812));
        var form = form();
        form.executable().text().set(mosquitto.toString());
        assertThat(form.running()).extracting(ProcessFacts::pid).containsExactly(812L);
        form.take(form.running().getFirst());
        assertThat(form.arguments().text().get()).isEqualTo("-c /etc/mosquitto/x.conf -v");
        assertThat(form.configuration().text().get()).isEqualTo("/etc/mosquitto/x.conf");
    }

    @Test
    void nothingRunsFromAnotherProgram() {
        running.add(Samples.process(Samples.nanomq("n"), 812));
        var form = form();
        form.executable().text().set(mosquitto.toString());
        assertThat(form.running()).isEmpty();
    }
}
