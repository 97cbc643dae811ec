package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import io.github.pidkeeper.core.verdict.Self;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessorTest {

    private static final long ROOT = 0;
    private static final Path HERE = ForegroundForm.workingDirectory();
    private static final String DROPS_FIRST =
            "\177ELF...Warning: Unable to drop privileges to '%s' because this user does not exist. Trying 'nobody'"
                    + " instead.";

    @TempDir
    Path directory;

    private Path configuration;
    private Path executable;
    private String owner;
    private long ownUid;

    @BeforeEach
    void write() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        configuration = directory.resolve("mosquitto.conf");
        executable = directory.resolve("mosquitto");
        Files.writeString(executable, DROPS_FIRST);
        owner = Files.getOwner(directory).getName();
        ownUid = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
    }

    @Test
    void aRelativeNameIsLookedForWhereTheNewBrokerWillWork() {
        assertThat(problem(1000, "password_file no-such-file"))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_ELSEWHERE,
                        configuration,
                        1,
                        "password_file",
                        Path.of("no-such-file"),
                        HERE));
        assertThat(problem(1000, "password_file " + HERE.relativize(executable)))
                .as("one that is there by a relative name")
                .isEmpty();
    }

    /** What it does before it runs Mosquitto is not known. */
    @Test
    void ofAScriptOnlyAWholePathIsForeseen() throws IOException {
        Files.writeString(executable, "#!/bin/sh\ncd /etc/mosquitto && exec /usr/sbin/mosquitto \"$@\"\n");
        assertThat(problem(1000, "password_file no-such-file")).isEmpty();
        assertThat(problem(ROOT, "user no-such-user")).isEmpty();
        assertThat(problem(ownUid + 1, "password_file " + locked("pw"))).isEmpty();
        assertThat(problem(1000, "password_file /no/such/file"))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_MISSING,
                        configuration,
                        1,
                        "password_file",
                        Path.of("/no/such/file")));
    }

    @Test
    void rootCannotBecomeAUserThatThereIsNot() {
        var unknown = Message.of(Phrase.CONFIGURATION_USER_UNKNOWN, configuration, 1, "no-such-user");
        assertThat(problem(ROOT, "user no-such-user")).contains(unknown);
        assertThat(problem(1000, "user no-such-user")).as("it stays who it is").isEmpty();
        assertThat(problem(ROOT, "user root")).isEmpty();
        assertThat(problem(ROOT, "user 107")).as("a number, to Java, is a user").isEmpty();
    }

    /** Where it is not there, nobody is taken instead; where it is, it is that. */
    @Test
    void theUsualUserNeedNotBeThere() {
        assertThat(problem(ROOT, "user mosquitto")).isEmpty();
        assertThat(problem(ROOT, "allow_anonymous true")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SNAP_NAME", "PUID", "PGID"})
    void whereTheEnvironmentHasASayNothingIsSaidOfTheUser(String variable) {
        assertThat(problem(ROOT, Set.of(variable), "user no-such-user")).isEmpty();
    }

    @Test
    void whomRootBecomesHasToBeAbleToReadTheFiles() throws IOException {
        Path passwords = locked("passwords");
        var denied =
                Message.of(Phrase.CONFIGURATION_NAMES_DENIED, configuration, 2, "password_file", passwords, stranger());
        assertThat(problem(ROOT, "user " + stranger(), "password_file " + passwords))
                .contains(denied);
        assertThat(problem(ROOT, "user " + owner, "password_file " + passwords))
                .as("his own")
                .isEmpty();
        assertThat(problem(ROOT, "user root", "password_file " + passwords)).isEmpty();
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(problem(ROOT, "user " + stranger(), "password_file " + passwords))
                .as("he may be in the group")
                .isEmpty();
    }

    @Test
    void aReleaseThatReadsThemBeforeItBecomesAnotherIsNotHeldBack() throws IOException {
        Files.writeString(executable, "\177ELF...Error: Invalid user '%s'.");
        assertThat(problem(ROOT, "user " + stranger(), "password_file " + locked("passwords")))
                .isEmpty();
    }

    @Test
    void anObjectionCountsWhereTheProgramCanSayIt() throws IOException {
        var twice = Message.of(Phrase.CONFIGURATION_GIVEN_TWICE, configuration, 2, "acl_file", configuration, 1);
        String[] lines = {"acl_file " + executable, "acl_file " + executable};
        assertThat(problem(1000, lines)).as("a release that takes the last").isEmpty();
        says("Error: Duplicate %s value in configuration.");
        assertThat(problem(1000, lines)).contains(twice);
    }

    @Test
    void whatEveryReleaseObjectsToCountsBehindAScriptToo() throws IOException {
        Files.writeString(executable, "#!/bin/sh\nexec /usr/sbin/mosquitto \"$@\"\n");
        assertThat(problem(1000, "pid_file /a", "pid_file /b"))
                .contains(Message.of(Phrase.CONFIGURATION_GIVEN_TWICE, configuration, 2, "pid_file", configuration, 1));
        assertThat(problem(1000, "no_such_setting 1")).isEmpty();
    }

    @Test
    void aSettingIsUnknownToAProgramThatNamesItsSettingsAndNotThisOne() throws IOException {
        assertThat(problem(1000, "no_such_setting 1")).as("it names none").isEmpty();
        says("Unknown configuration variable \"%s\".\0log_dest\0");
        assertThat(problem(1000, "no_such_setting 1"))
                .contains(Message.of(Phrase.CONFIGURATION_KEY_UNKNOWN, configuration, 1, "no_such_setting"));
        says("Unknown configuration variable \"%s\".\0log_dest\0no_such_setting\0");
        assertThat(problem(1000, "no_such_setting 1")).as("a later release").isEmpty();
    }

    @Test
    void aPluginHasToBeALibrary() throws IOException {
        Path plugin = directory.resolve("plugin.so");
        assertThat(problem(1000, "plugin " + plugin))
                .contains(Message.of(Phrase.CONFIGURATION_NAMES_MISSING, configuration, 1, "plugin", plugin));
        Files.writeString(plugin, "none");
        assertThat(problem(1000, "plugin " + plugin))
                .contains(Message.of(Phrase.CONFIGURATION_NAMES_NO_LIBRARY, configuration, 1, "plugin", plugin));
        Files.writeString(plugin, "\177ELF");
        assertThat(problem(1000, "plugin " + plugin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_file", "psk_file", "plugin", "pid_file"})
    void aDirectoryIsNoFile(String key) {
        assertThat(problem(1000, key + " " + directory))
                .contains(Message.of(Phrase.CONFIGURATION_NAMES_DIRECTORY, configuration, 1, key, directory));
    }

    @Test
    void ofADirectoryForRightsSomeReleasesMakeNothing() {
        assertThat(problem(1000, "acl_file " + directory)).isEmpty();
    }

    @Test
    void whatItCreatesNeedsADirectory() {
        Path missing = directory.resolve("missing");
        for (var line : List.of("pid_file " + missing + "/m.pid", "listener 0 " + missing + "/m.sock")) {
            Path file = Path.of(line.substring(line.indexOf('/')));
            assertThat(problem(1000, line))
                    .as(line)
                    .contains(Message.of(
                            Phrase.CONFIGURATION_CREATES_NOWHERE,
                            configuration,
                            1,
                            line.substring(0, line.indexOf(' ')),
                            file,
                            missing));
        }
    }

    /** As the system does when it opens the file to write it. */
    @Test
    void aLinkInThePlaceOfAPidFileIsFollowed() throws IOException {
        Path link = directory.resolve("link.pid");
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createSymbolicLink(link, open.resolve("other.pid"));
        assertThat(problem(ROOT, "user " + stranger(), "pid_file " + link)).isEmpty();

        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("missing", "other.pid"));
        assertThat(problem(1000, "pid_file " + link))
                .contains(Message.of(
                        Phrase.CONFIGURATION_CREATES_NOWHERE,
                        configuration,
                        1,
                        "pid_file",
                        directory.resolve("missing/other.pid"),
                        directory.resolve("missing")));
    }

    @Test
    void whomRootBecomesHasToBeAbleToCreateThePidFile() throws IOException {
        Path file = directory.resolve("other.pid");
        assertThat(problem(ROOT, "user " + stranger(), "pid_file " + file))
                .contains(Message.of(
                        Phrase.CONFIGURATION_CREATES_DENIED,
                        configuration,
                        2,
                        "pid_file",
                        file,
                        stranger(),
                        directory));
        assertThat(problem(ROOT, "user " + owner, "pid_file " + file)).isEmpty();
        assertThat(problem(ROOT, "user root", "pid_file " + file)).isEmpty();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(problem(ROOT, "user " + stranger(), "pid_file " + file))
                .as("he may be in the group")
                .isEmpty();
    }

    /** Written over where it is, unless it is the one that a stop takes away. */
    @Test
    void aPidFileThatIsThereCountsOnlyIfItStays() throws IOException {
        Path other = Files.writeString(directory.resolve("other.pid"), "");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(problem(ROOT, "user " + stranger(), "pid_file " + other)).isEmpty();
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(problem(ROOT, "user " + stranger(), "pid_file " + other))
                .contains(Message.of(
                        Phrase.CONFIGURATION_NAMES_UNWRITABLE, configuration, 2, "pid_file", other, stranger()));

        Path own = Files.writeString(directory.resolve("mosquitto.pid"), "");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(problem(ROOT, "user " + stranger(), "pid_file " + own))
                .contains(Message.of(
                        Phrase.CONFIGURATION_CREATES_ONCE_MORE,
                        configuration,
                        2,
                        "pid_file",
                        own,
                        stranger(),
                        directory));
    }

    @Test
    void aSocketMayHaveALimitedPath() {
        Path fits = Path.of("/tmp/" + "s".repeat(102));
        Path tooLong = Path.of("/tmp/" + "s".repeat(103));
        assertThat(problem(ROOT, "user root", "listener 0 " + fits)).isEmpty();
        assertThat(problem(ROOT, "user root", "listener 0 " + tooLong))
                .contains(Message.of(Phrase.CONFIGURATION_SOCKET_TOO_LONG, configuration, 2, "listener", tooLong, 107));
    }

    @Test
    void anAddressOrAnInterfaceThatThisMachineDoesNotHaveIsTold() throws IOException {
        assertThat(problem(1000, "listener 1884 192.0.2.77"))
                .contains(Message.of(Phrase.CONFIGURATION_ADDRESS_ELSEWHERE, configuration, 1, "192.0.2.77"));
        assertThat(problem(1000, "listener 1884", "bind_interface no-such0"))
                .contains(Message.of(Phrase.CONFIGURATION_INTERFACE_MISSING, configuration, 1, "no-such0"));
        Files.writeString(executable, "#!/bin/sh\nexec ip netns exec blue mosquitto \"$@\"\n");
        assertThat(problem(1000, "listener 1884 192.0.2.77"))
                .as("perhaps elsewhere in the network")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::", "hall.example", "fe80::1%9", "224.0.0.1"})
    void anAddressOfWhichThatIsNotCertainIsNotHeldBack(String host) {
        assertThat(problem(1000, "listener 1884 " + host)).isEmpty();
    }

    @Test
    void everyAddressAndInterfaceOfThisMachineIsHere() throws IOException {
        var interfaces = NetworkInterface.networkInterfaces().toList();
        assertThat(interfaces).isNotEmpty();
        for (var each : interfaces) {
            assertThat(problem(1000, "listener 1884", "bind_interface " + each.getName()))
                    .as(each.getName())
                    .isEmpty();
            for (var address : each.inetAddresses().toList()) {
                assertThat(problem(1000, "listener 1884 " + address.getHostAddress()))
                        .as(address.toString())
                        .isEmpty();
            }
        }
    }

    private void says(String text) throws IOException {
        Files.writeString(executable, DROPS_FIRST + "\0" + text);
    }

    /** Somebody who is there on every Unix, and owns no file of this test. */
    private String stranger() {
        return owner.equals("nobody") ? "daemon" : "nobody";
    }

    private Path locked(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private Optional<Message> problem(long uid, String... lines) {
        return problem(uid, Set.of(), lines);
    }

    private Optional<Message> problem(long uid, Set<String> variables, String... lines) {
        var broker = broker();
        try {
            Files.write(configuration, List.of(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var self = Self.of(new ProcessFactsBuilder(999).uid(uid).build());
        var read = (ConfigurationReading.Read) OwnConfiguration.of(broker).reading();
        return new Successor(broker, read.configuration(), self, variables).problem();
    }

    private Broker broker() {
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.MOSQUITTO,
                new Command(executable, List.of("-c", configuration.toString())),
                directory.resolve("mosquitto.pid"),
                Optional.of(configuration),
                OptionalInt.empty(),
                Duration.ofSeconds(10));
    }
}
