package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.standin.FreePort;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a restart foresees, held against a real Mosquitto both ways: what is foreseen does fail, and what works is not held
 * back.
 */
class ForesightMosquittoIT {

    /** Without the user: as root starts it, Mosquitto becomes its usual one. */
    private String[] plain;

    @TempDir
    private Path directory;

    private MosquittoBench bench;

    @BeforeEach
    void prepare() throws IOException {
        bench = new MosquittoBench(directory);
        plain = new String[] {"listener " + bench.port + " 127.0.0.1", "allow_anonymous true"};
        // For whomever root becomes.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        bench.close();
    }

    @Test
    void aRelativeNameThatLeadsNowhereIsForeseen() throws Exception {
        long pid = startPlain();
        configure("password_file no-such-file");

        assertForeseen(
                pid,
                Message.of(
                        Phrase.CONFIGURATION_NAMES_ELSEWHERE,
                        bench.configuration,
                        4,
                        "password_file",
                        Path.of("no-such-file"),
                        ForegroundForm.workingDirectory()));
        assertThat(bench.lifecycle.reload(bench.broker(), new FollowedSteps()).message())
                .as("it works in the same directory")
                .extracting(Message::phrase)
                .isEqualTo(Phrase.RELOAD_NOT_BEGUN);
        assertFailsInFact();
    }

    /** Where this program works there is no such directory. */
    @Test
    void aRelativeDirectoryIsReadWhereMosquittoWorksAndForeseenToBeMissingHere() throws Exception {
        Path works = Files.createDirectories(directory.resolve("works"));
        includeIn(works, "no-such-part.d");
        Process mosquitto = startIn(works);
        try {
            assertThat(MosquittoBench.findings(answering())).contains(Phrase.PORT_HELD_BY_BROKER);
            assertForeseen(
                    mosquitto.pid(),
                    new ConfigurationReading.Wrong(
                                    bench.configuration,
                                    OptionalInt.of(2),
                                    Message.of(
                                            Phrase.CONFIGURATION_INCLUDE_DIR_ELSEWHERE,
                                            Path.of("no-such-part.d"),
                                            ForegroundForm.workingDirectory()))
                            .message());
            assertFailsInFact();
        } finally {
            mosquitto.destroyForcibly();
        }
    }

    @Test
    void aRelativeDirectoryThatIsAnotherHereIsNotTakenForThatOfTheBroker() throws Exception {
        Path works = Files.createDirectories(directory.resolve("works"));
        Path here = ForegroundForm.workingDirectory();
        Path others = Files.createTempDirectory(here.resolve("target"), "others");
        includeIn(works, here.relativize(others).toString());
        Process mosquitto = startIn(works);
        try {
            assertThat(MosquittoBench.findings(answering())).contains(Phrase.PORT_HELD_BY_BROKER);
            assertForeseen(
                    mosquitto.pid(),
                    Message.of(Phrase.CONFIGURATION_INCLUDES_OTHERS, bench.configuration, works, here));
        } finally {
            mosquitto.destroyForcibly();
            Files.delete(others);
        }
    }

    private Verdict answering() throws InterruptedException {
        Patience.ofABusyMachine().until("it answers", () -> bench.status().state() == BrokerState.RUNNING);
        return bench.status();
    }

    private void includeIn(Path works, String relative) throws IOException {
        Files.write(bench.configuration, List.of("pid_file " + bench.pidFile, "include_dir " + relative, "user root"));
        Path part = Files.createDirectories(works.resolve(relative)).resolve("part.conf");
        Files.write(part, List.of(plain));
    }

    private Process startIn(Path works) throws IOException {
        return new ProcessBuilder(bench.broker().command().line())
                .directory(works.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("itself.log").toFile())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_file", "acl_file"})
    void aRelativeNameThatLeadsToAFileIsNotHeldBack(String key) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        startPlain();
        configure(key + " " + ForegroundForm.workingDirectory().relativize(file));

        assertWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_file", "acl_file", "psk_file"})
    void aFileThatTheUserItBecomesMayNotReadIsForeseen(String key) throws Exception {
        assumeRoot();
        Path locked = locked();
        long pid = startPlain();
        configure(key + " " + locked);

        assertForeseen(
                pid, Message.of(Phrase.CONFIGURATION_NAMES_DENIED, bench.configuration, 4, key, locked, "mosquitto"));
        assertFailsInFact();
    }

    @Test
    void whatOnlyRootMayReadIsNotHeldBackFromABrokerThatStaysRoot() throws Exception {
        assumeRoot();
        Path locked = locked();
        startPlain();
        configure("user root", "password_file " + locked);

        assertWorks();
    }

    @Test
    void whatTheGroupOfTheUserMayReadIsNotHeldBack() throws Exception {
        assumeRoot();
        Path file = locked();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.getFileAttributeView(file, PosixFileAttributeView.class)
                .setGroup(file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("mosquitto"));
        startPlain();
        configure("password_file " + file);

        assertWorks();
    }

    @Test
    void aUserThatThereIsNotIsForeseen() throws Exception {
        assumeRoot();
        long pid = startPlain();
        configure("user no-such-user");

        assertForeseen(pid, Message.of(Phrase.CONFIGURATION_USER_UNKNOWN, bench.configuration, 4, "no-such-user"));
        assertFailsInFact();
    }

    @Test
    void aUserThatThereIsIsNotHeldBack() throws Exception {
        assumeRoot();
        startPlain();
        configure("user nobody");

        assertWorks();
    }

    static List<List<String>> whatItEndsOn() {
        return List.of(
                List.of("pid_file {0}/other.pid", "GIVEN_TWICE"),
                List.of("user root;user root", "GIVEN_TWICE"),
                List.of("password_file {0}/pw;password_file {0}/pw", "GIVEN_TWICE"),
                List.of("log_dest file {0}/a;log_dest file {0}/b", "GIVEN_TWICE"),
                List.of("certfile {0}/c;certfile {0}/c", "GIVEN_TWICE"),
                List.of("no_such_setting 1", "KEY_UNKNOWN"),
                List.of("listener_allow_anonymous true", "KEY_UNKNOWN"),
                List.of("per_listener_settings true", "TOO_LATE"),
                List.of("plugin_opt_file x", "WITHOUT_PLUGIN"),
                List.of("notifications true", "WITHOUT_BRIDGE"),
                List.of("connection c", "BRIDGE_INCOMPLETE"),
                List.of("max_qos 3", "WRONG_IN_LINE"),
                List.of("sys_interval 70000", "WRONG_IN_LINE"),
                List.of("log_type worning", "WRONG_IN_LINE"),
                List.of("socket_domain ipv6", "OTHER_FAMILY"),
                List.of("listener {1}", "LISTENERS_CLASH"),
                List.of("listener {1} 127.0.0.1;protocol websockets", "LISTENERS_CLASH"),
                List.of("listener {2} 192.0.2.77", "ADDRESS_ELSEWHERE"),
                List.of("listener {2};bind_interface no-such0", "INTERFACE_MISSING"),
                List.of("plugin {0}/missing.so", "NAMES_MISSING"),
                List.of("plugin {0}", "NAMES_DIRECTORY"),
                List.of("plugin {0}/pw", "NAMES_NO_LIBRARY"),
                List.of("listener 0 {0}/missing/m.sock", "CREATES_NOWHERE"),
                List.of("listener 0 {0}", "NAMES_DIRECTORY"));
    }

    @ParameterizedTest
    @MethodSource("whatItEndsOn")
    void whatItEndsOnIsForeseen(List<String> linesAndWhy) throws Exception {
        Files.writeString(directory.resolve("pw"), "");
        long pid = startPlain();
        configureWith(linesAndWhy.getFirst());

        Outcome outcome = bench.lifecycle.restart(bench.broker(), new FollowedSteps());

        assertThat(outcome.message().phrase()).as(outcome.toString()).isEqualTo(Phrase.RESTART_NOT_BEGUN);
        var why = (Message) outcome.message().arguments().getFirst();
        assertThat(why.phrase()).isEqualTo(Phrase.valueOf("CONFIGURATION_" + linesAndWhy.getLast()));
        assertThat(bench.status().process().orElseThrow().pid())
                .as("the running broker is left alone")
                .isEqualTo(pid);
        assertFailsInFact();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_type",
                "protocol",
                "max_connections",
                "max_connections 5;max_connections 6",
                "log_dest file {0}/missing/m.log",
                "log_dest file {0}",
                "persistence true;persistence_location {0}/missing/",
                "connection c;address 127.0.0.1:{2};topic # out",
                "listener {1} 127.0.0.2",
                "listener {1} ::1",
                "listener 0 {0}/m.sock;listener 0 {0}/m.sock",
                "tls_version none",
                "acl_file {0}/pw;listener {2} 127.0.0.1",
            })
    void whatItGoesOnWithIsNotHeldBack(String lines) throws Exception {
        Files.writeString(directory.resolve("pw"), "");
        startPlain();
        configureWith(lines);

        assertWorks();
    }

    /** Root made the file for it once; the stop would take it away for good. */
    @Test
    void aPidFileThatItsUserCouldNotCreateAgainIsToldBeforeTheStop() throws Exception {
        assumeRoot();
        startPlain();
        assertThat(bench.lifecycle.stop(bench.broker(), new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        Path place = Files.createDirectory(directory.resolve("roots"));
        Path file = Files.writeString(place.resolve("m.pid"), "");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mosquitto"));
        Files.write(
                bench.configuration,
                Stream.concat(Stream.of("pid_file " + file), Arrays.stream(plain))
                        .toList());
        Broker broker = broker(file);
        Process itself = new ProcessBuilder(broker.command().line()).start();
        try {
            Patience.ofABusyMachine()
                    .until("it has written its pid", () -> file.toFile().length() > 0);
            Message denied = Message.of(
                    Phrase.CONFIGURATION_CREATES_ONCE_MORE,
                    bench.configuration,
                    1,
                    "pid_file",
                    file,
                    "mosquitto",
                    place);
            assertThat(bench.lifecycle.restart(broker, new FollowedSteps()).message())
                    .isEqualTo(Message.of(Phrase.RESTART_NOT_BEGUN, denied));
            assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
            assertThat(file).as("taken away by the stop").doesNotExist();
            assertThat(bench.lifecycle
                            .start(broker, new FollowedSteps())
                            .message()
                            .phrase())
                    .isEqualTo(Phrase.CONFIGURATION_CREATES_DENIED);
            assertThat(exitCodeOfItself()).isEqualTo(1);
        } finally {
            itself.destroyForcibly();
        }
    }

    @Test
    void aScriptThatBringsAlongWhatIsMissingIsStarted() throws Exception {
        Path passwords = directory.resolve("passwords");
        configure("password_file " + passwords);
        Path script = Files.writeString(
                directory.resolve("start"),
                "#!/bin/sh\numask 022\n: >'" + passwords + "'\nexec "
                        + bench.broker().command().executable() + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Broker usual = bench.broker();

        Outcome outcome = bench.lifecycle.start(
                new Broker(
                        usual.name(),
                        usual.kind(),
                        new Command(script, usual.command().arguments()),
                        usual.pidFile(),
                        usual.configuration(),
                        usual.port(),
                        usual.grace()),
                new FollowedSteps());

        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        assertThat(passwords).exists();
    }

    private void assertForeseen(long pid, Message foreseen) throws InterruptedException {
        assertThat(bench.lifecycle.restart(bench.broker(), new FollowedSteps()).message())
                .isEqualTo(Message.of(Phrase.RESTART_NOT_BEGUN, foreseen));
        assertThat(bench.status().process().orElseThrow().pid())
                .as("the running broker is left alone")
                .isEqualTo(pid);
    }

    /** A start, too, foresees it; so it is not asked. */
    private void assertFailsInFact() throws Exception {
        Message foreseen =
                bench.lifecycle.restart(bench.broker(), new FollowedSteps()).message();
        assertThat(bench.lifecycle.stop(bench.broker(), new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(Message.of(Phrase.RESTART_NOT_BEGUN, bench.startInVain().message()))
                .as("a start says the same")
                .isEqualTo(foreseen);
        assertThat(exitCodeOfItself()).isNotZero();
    }

    private int exitCodeOfItself() throws Exception {
        Process mosquitto = new ProcessBuilder(bench.broker().command().line())
                .directory(ForegroundForm.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("itself.log").toFile())
                .start();
        try {
            assertThat(mosquitto.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
            return mosquitto.exitValue();
        } finally {
            mosquitto.destroyForcibly();
        }
    }

    private void assertWorks() throws InterruptedException {
        Outcome outcome = bench.lifecycle.restart(bench.broker(), new FollowedSteps());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
    }

    private Broker broker(Path pidFile) {
        Broker usual = bench.broker();
        return new Broker(
                usual.name(),
                usual.kind(),
                usual.command(),
                pidFile,
                usual.configuration(),
                usual.port(),
                usual.grace());
    }

    /** @param lines with the directory in the place of 0, the port of the broker in that of 1, and another in that of 2 */
    private void configureWith(String lines) throws IOException {
        configure(lines.replace("{0}", directory.toString())
                .replace("{1}", Integer.toString(bench.port))
                .replace("{2}", Integer.toString(FreePort.find().number()))
                .split(";", -1));
    }

    private long startPlain() throws Exception {
        configure();
        return bench.start().process().orElseThrow().pid();
    }

    private void configure(String... lines) throws IOException {
        Files.write(
                bench.configuration,
                Stream.concat(
                                Stream.concat(Stream.of("pid_file " + bench.pidFile), Arrays.stream(plain)),
                                Arrays.stream(lines))
                        .toList());
    }

    private Path locked() throws IOException {
        Path file = Files.writeString(directory.resolve("locked"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private void assumeRoot() throws IOException {
        assumeThat(Files.getAttribute(directory, "unix:uid")).isEqualTo(0);
    }
}
