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
