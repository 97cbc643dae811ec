package io.github.pidkeeper.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.PidFileForm;
import io.github.pidkeeper.core.broker.PidFileHabit;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found on an imagined machine, with real files in a test's own directory. */
final class DiscoveryTest {

    private static final Path NANOMQ_PID_FILE = Path.of("/tmp/nanomq/nanomq.pid");

    @TempDir
    private Path home;

    private final RunningProcesses processes = new RunningProcesses();
    private UnitFiles units = UnitFiles.none();

    @AfterEach
    void nothingIsHeld() {
        assertThat(processes.held()).isZero();
    }

    @Test
    void aRunningBrokerTellsItsConfigurationPidFileAndPort() throws IOException {
        var conf = Files.writeString(home.resolve("m.conf"), "pid_file /run/m.pid\nlistener 1884\n");
        processes.with(mosquitto(812, "-c", conf.toString()).build());

        var found = only();

        assertThat(found.kind()).isEqualTo(BrokerKind.MOSQUITTO);
        assertThat(found.command())
                .isEqualTo(new Command(Path.of("/usr/sbin/mosquitto"), List.of("-c", conf.toString())));
        assertThat(found.configuration()).contains(conf);
        assertThat(found.pidFile()).contains(Path.of("/run/m.pid"));
        assertThat(found.port()).hasValue(1884);
        assertThat(found.process().orElseThrow().pid()).isEqualTo(812);
    }

    @Test
    void twoOfOneProgramAreTwoBrokers() {
        processes.with(nanomq(10, "start", "--conf", "/etc/a.conf").build(), "/run/a.pid");
        processes.with(nanomq(20, "start", "--conf", "/etc/b.conf").build(), "/run/b.pid");

        assertThat(find())
                .extracting(found -> found.pidFile().orElseThrow())
                .containsExactly(Path.of("/run/a.pid"), Path.of("/run/b.pid"));
    }

    @Test
    void whereNobodyToldNanoMqItsPidFileItIsTheUsualOne() {
        processes.with(nanomq(10, "start").build());

        assertThat(only().pidFile()).contains(NANOMQ_PID_FILE);
    }

    @Test
    void whoWritesNoPidFileHasNone() {
        processes.with(mosquitto(812, "-p", "1884").build());

        assertThat(only().pidFile()).isEmpty();
        assertThat(only().port()).hasValue(1884);
    }

    @Test
    void aRelativeConfigurationIsUnderstoodFromTheDirectoryOfItsProcess() throws IOException {
        Files.writeString(home.resolve("m.conf"), "listener 1884\n");
        processes.with(mosquitto(812, "-c", "m.conf").directory(home.toString()).build());

        assertThat(only().command().arguments())
                .containsExactly("-c", home.resolve("m.conf").toString());
        assertThat(only().port()).hasValue(1884);
    }

    @Test
    void aNanoMqThatRestartedItselfIsStartedAsBefore() {
        processes.with(nanomq(10, "restart", "--conf", "/etc/a.conf").build());

        assertThat(only().command().arguments()).containsExactly("start", "--conf", "/etc/a.conf");
    }

    @Test
    void aNanoMqInTheBackgroundIsStartedInTheForegroundNextTime() {
        processes.with(nanomq(10, "start", "--conf", "/etc/a.conf", "-d").build());

        assertThat(only().command().arguments()).containsExactly("start", "--conf", "/etc/a.conf");
    }

    @Test
    void aDescribedKindIsFoundByItsProgramsAndPlaces() throws IOException {
        var place = Files.createDirectory(home.resolve("hive"));
        var kind = new BrokerKind(
                "hive",
                List.of("hived"),
                List.of(place),
                new PidFileHabit(
                        PidFileForm.LINE, Optional.of("HIVE_PID"), Optional.of(Path.of("/run/hive.pid")), false),
                BrokerKind.GENERIC.foreground(),
                BrokerKind.GENERIC.configuration(),
                Reloading.NONE);
        var installed = Files.createFile(
                place.resolve("hived"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        processes.with(
                process(10, "/opt/old/hived-1.9", "--conf", "/etc/hive.conf").build());

        var found = new Discovery(processes, new BrokerKinds(List.of(kind)), UnitFiles.none(), List.of()).find();

        assertThat(found).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.pidFile()).contains(Path.of("/run/hive.pid"));
        });
        assertThat(found)
                .extracting(one -> one.command().executable())
                .containsExactly(Path.of("/opt/old/hived-1.9"), installed);
        assertThat(found.getFirst().configuration()).contains(Path.of("/etc/hive.conf"));
    }

    @Test
    void aWorkerIsNoBrokerOfItsOwn() {
        processes.with(nanomq(10, "start").build());
        processes.with(nanomq(11, "start").parent(10).build());

        assertThat(only().process().orElseThrow().pid()).isEqualTo(10);
    }

    @Test
    void whatLivesInAContainerIsNotOurs() {
        processes.with(nanomq(10, "start").nested().build());

        assertThat(find()).isEmpty();
    }

    @Test
    void whatExitsWhileItIsLookedAtIsNotFound() {
        processes.exiting(nanomq(10, "start").build());

        assertThat(find()).isEmpty();
    }

    @Test
    void otherProgramsAreNotFound() {
        processes.with(new ProcessFactsBuilder(5)
                .executable("/usr/bin/mosquitto_sub")
                .line("/usr/bin/mosquitto_sub", "-t", "#")
                .build());

        assertThat(find()).isEmpty();
    }

    @Test
    void installedProgramsComeAfterRunningOnesAndOnlyWhereNoneRuns() throws IOException {
        var mosquitto = program("mosquitto");
        var nanomq = program("nanomq");
        program("mosquitto_pub");
        processes.with(new ProcessFactsBuilder(812)
                .executable(mosquitto.toString())
                .line(mosquitto.toString())
                .build());

        var found = find();

        assertThat(found).extracting(one -> one.command().executable()).containsExactly(mosquitto, nanomq);
        assertThat(found.getFirst().process()).isPresent();
        assertThat(found.getLast().process()).isEmpty();
        assertThat(found.getLast().command().arguments()).startsWith("start");
    }

    @Test
    void oneProgramUnderTwoNamesIsFoundOnce() throws IOException {
        var mosquitto = program("mosquitto");
        Files.createDirectory(home.resolve("sbin"));
        Files.createSymbolicLink(home.resolve("sbin").resolve("mosquitto"), mosquitto);

        assertThat(find()).hasSize(1);
    }

    @Test
    void whatCannotBeExecutedIsNoProgram() throws IOException {
        Files.createDirectory(home.resolve("mosquitto"));
        Files.writeString(home.resolve("nanomq"), "");

        assertThat(find()).isEmpty();
    }

    @Test
    void aServiceThatDoesNotRunIsFoundByItsUnit() throws IOException {
        var conf = Files.writeString(home.resolve("plant.conf"), "pid_file /run/plant.pid\nlistener 1899\n");
        unit("etc", "plant.service", "/usr/sbin/mosquitto -c " + conf);

        var found = only();

        assertThat(found.unit().orElseThrow().name()).isEqualTo("plant.service");
        assertThat(found.process()).isEmpty();
        assertThat(found.command().arguments()).containsExactly("-c", conf.toString());
        assertThat(found.pidFile()).contains(Path.of("/run/plant.pid"));
        assertThat(found.port()).hasValue(1899);
    }

    @Test
    void twoServicesOfOneProgramAreTwoBrokersAndTheProgramIsNotAThird() throws IOException {
        var program = program("mosquitto");
        unit("etc", "a.service", program + " -c /etc/a.conf");
        unit("etc", "b.service", program + " -c /etc/b.conf");

        assertThat(find())
                .extracting(found -> found.unit().orElseThrow().name())
                .containsExactly("a.service", "b.service");
    }

    @Test
    void aServiceThatRunsIsFoundOnce() throws IOException {
        unit("etc", "plant.service", "/usr/sbin/mosquitto -c /etc/plant.conf");
        processes.with(mosquitto(812, "-c", "/etc/plant.conf")
                .unit("plant.service", false)
                .build());

        assertThat(only().process().orElseThrow().pid()).isEqualTo(812);
    }

    @Test
    void whatIsStartedByHandThoughThereIsAServiceForItIsFoundOnce() throws IOException {
        unit("etc", "plant.service", "/usr/sbin/mosquitto -c /etc/plant.conf");
        processes.with(mosquitto(812, "-c", "/etc/plant.conf").build());

        assertThat(only().unit()).isEmpty();
    }

    @Test
    void aMaskedServiceAndATemplateAreNoBrokers() throws IOException {
        unit("usr", "plant.service", "/usr/sbin/mosquitto -c /etc/plant.conf");
        unit("usr", "floor@.service", "/usr/sbin/mosquitto -c /etc/floor.conf");
        Files.createSymbolicLink(
                Files.createDirectories(home.resolve("etc")).resolve("plant.service"), Path.of("/dev/null"));

        assertThat(find()).isEmpty();
    }

    @Test
    void anAdministratorsFileCountsAndWhatIsDroppedInBesideIt() throws IOException {
        unit("usr", "plant.service", "/usr/sbin/mosquitto -c /etc/of-the-package.conf");
        unit("etc", "plant.service", "/usr/sbin/mosquitto -c /etc/of-the-administrator.conf");
        Files.writeString(
                Files.createDirectories(home.resolve("usr/plant.service.d")).resolve("more.conf"),
                "[Service]\nExecStart=\nExecStart=/usr/sbin/mosquitto -c /etc/dropped-in.conf\n");

        assertThat(only().configuration()).contains(Path.of("/etc/dropped-in.conf"));
    }

    @Test
    void whereOnlySystemdKnowsThePidFileNoneIsGuessed() throws IOException {
        unit("etc", "plant.service", "/usr/local/bin/nanomq start\nEnvironment=NANOMQ_PID_FILE=%t/plant.pid");
        assertThat(only().pidFile()).isEmpty();

        unit("etc", "plant.service", "/usr/local/bin/nanomq start\nEnvironmentFile=/etc/default/nanomq");
        assertThat(only().pidFile()).isEmpty();

        unit("etc", "plant.service", "/usr/local/bin/nanomq start\nEnvironment=NANOMQ_PID_FILE=/run/plant.pid");
        assertThat(only().pidFile()).contains(Path.of("/run/plant.pid"));

        unit("etc", "plant.service", "/usr/local/bin/nanomq start");
        assertThat(only().pidFile()).contains(NANOMQ_PID_FILE);
    }

    @Test
    void whatIsIncludedByARelativePathIsLookedForWhereTheUnitIsStarted() throws IOException {
        Files.writeString(Files.createDirectory(home.resolve("conf.d")).resolve("a.conf"), "listener 1899\n");
        var conf = Files.writeString(home.resolve("plant.conf"), "include_dir conf.d\n");
        unit("etc", "plant.service", "/usr/sbin/mosquitto -c " + conf + "\nWorkingDirectory=" + home);

        assertThat(only().directory()).contains(home);
        assertThat(only().port()).hasValue(1899);
    }

    private void unit(String directory, String name, String command) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve(directory)).resolve(name),
                "[Service]\nExecStart=" + command + "\n");
        units = new UnitFiles(List.of(home.resolve("etc"), home.resolve("usr")), List.of());
    }

    private FoundBroker only() {
        assertThat(find()).hasSize(1);
        return find().getFirst();
    }

    private List<FoundBroker> find() {
        return new Discovery(processes, BrokerKinds.BUILT_IN, units, List.of(home, home.resolve("sbin"))).find();
    }

    private Path program(String name) throws IOException {
        return Files.createFile(
                home.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private static ProcessFactsBuilder mosquitto(long pid, String... arguments) {
        return process(pid, "/usr/sbin/mosquitto", arguments);
    }

    private static ProcessFactsBuilder nanomq(long pid, String... arguments) {
        return process(pid, "/usr/local/bin/nanomq", arguments);
    }

    private static ProcessFactsBuilder process(long pid, String program, String... arguments) {
        var line = new ArrayList<>(List.of(program));
        line.addAll(List.of(arguments));
        return new ProcessFactsBuilder(pid).executable(program).line(line);
    }
}
