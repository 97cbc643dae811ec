package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private void assertForeseen(long pid, Message foreseen) throws InterruptedException {
        assertThat(bench.lifecycle.restart(bench.broker(), new FollowedSteps()).message())
                .isEqualTo(Message.of(Phrase.RESTART_NOT_BEGUN, foreseen));
        assertThat(bench.status().process().orElseThrow().pid())
                .as("the running broker is left alone")
                .isEqualTo(pid);
    }

    /** Nothing is foreseen of a start, which has nothing to lose. */
    private void assertFailsInFact() throws InterruptedException {
        assertThat(bench.lifecycle.stop(bench.broker(), new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(bench.startInVain().message().phrase()).isIn(Phrase.EXITED_BECAUSE, Phrase.EXITED_WITH_CODE);
    }

    private void assertWorks() throws InterruptedException {
        Outcome outcome = bench.lifecycle.restart(bench.broker(), new FollowedSteps());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
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
