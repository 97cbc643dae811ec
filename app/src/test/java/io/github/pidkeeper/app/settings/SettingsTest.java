package io.github.pidkeeper.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    @TempDir
    private Path home;

    private Path directory;
    private Settings settings;

    @BeforeEach
    void settingsBelowHome() {
        directory = home.resolve("config/brokers");
        settings = new Settings(new Places(home.resolve("config"), home.resolve("state"), Optional.empty(), false));
    }

    @Test
    void withoutADirectoryThereAreNoBrokersAndNoProblems() {
        assertThat(settings.load()).isEqualTo(new ConfiguredBrokers(List.of(), List.of()));
    }

    @Test
    void whatWasAddedIsLoadedInTheOrderOfTheNames() {
        settings.add(broker("b", "/run/b.pid"));
        settings.add(broker("a", "/run/a.pid"));
        assertThat(settings.load().brokers()).containsExactly(broker("a", "/run/a.pid"), broker("b", "/run/b.pid"));
        assertThat(settings.load().problems()).isEmpty();
    }

    @Test
    void filesAndDirectoriesAreForThisUserOnly() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve(".lock"))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("a.conf"))).isEqualTo("rw-------");
    }

    @Test
    void addingLeavesNothingButTheFileAndTheLock() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.conf", ".lock");
        }
    }

    @Test
    void aNameIsNeverTakenTwice() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        var before = Files.readAllBytes(directory.resolve("a.conf"));
        assertThat(settings.add(broker("a", "/run/other.pid"))).isInstanceOf(Saving.Refused.class);
        assertThat(directory.resolve("a.conf")).hasBinaryContent(before);
    }

    @Test
    void aPidFileIsNeverTakenTwiceNotEvenThroughALink() throws IOException {
        var run = Files.createDirectory(home.resolve("run"));
        var link = Files.createSymbolicLink(home.resolve("link"), run);
        settings.add(broker("a", run.resolve("m.pid").toString()));
        var file = link.resolve("m.pid");
        assertThat(settings.add(broker("b", file.toString())))
                .isEqualTo(new Saving.Refused(Sentence.of("settings.pid-file-taken", file, "a")));
        assertThat(directory.resolve("b.conf")).doesNotExist();
    }

    @Test
    void oneBrokerIsReplacedByAnotherOfItsName() {
        settings.add(broker("a", "/run/a.pid"));
        assertThat(settings.replace(broker("a", "/run/other.pid"))).isInstanceOf(Saving.Saved.class);
        assertThat(settings.load().brokers()).containsExactly(broker("a", "/run/other.pid"));
    }

    @Test
    void noBrokerIsReplacedByOneThatTakesThePidFileOfAThird() {
        settings.add(broker("a", "/run/a.pid"));
        settings.add(broker("b", "/run/b.pid"));
        assertThat(settings.replace(broker("a", "/run/b.pid"))).isInstanceOf(Saving.Refused.class);
        assertThat(settings.load().brokers()).containsExactly(broker("a", "/run/a.pid"), broker("b", "/run/b.pid"));
    }

    @Test
    void ofTwoBrokersWithOnePidFileNeitherIsUsed() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        settings.add(broker("c", "/run/c.pid"));
        Files.copy(directory.resolve("a.conf"), directory.resolve("b.conf"));
        assertThat(settings.load().brokers()).containsExactly(broker("c", "/run/c.pid"));
        assertThat(settings.load().problemOf("a").orElseThrow().sentence().arguments())
                .contains("b");
        assertThat(settings.load().problemOf("b").orElseThrow().sentence().arguments())
                .contains("a");
    }

    @Test
    void aBrokenFileConcernsOnlyItsBroker() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        write("b.conf", "port = }");
        assertThat(settings.load().brokers()).containsExactly(broker("a", "/run/a.pid"));
        assertThat(settings.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.broker()).contains("b");
            assertThat(problem.file()).isEqualTo(directory.resolve("b.conf"));
            assertThat(problem.sentence().key()).isEqualTo("settings.wrong-in-line");
        });
    }

    @Test
    void bytesThatAreNotUtf8AreToldAsThat() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        Files.write(directory.resolve("b.conf"), new byte[] {'#', (byte) 0xff, '\n'});
        assertThat(onlyProblem().arguments()).contains(Sentence.of("reason.not-utf-8"));
    }

    @Test
    void aFileThatEverybodyMayWriteIsNotRun() throws IOException {
        settings.add(broker("a", "/run/a.pid"));
        Files.setPosixFilePermissions(directory.resolve("a.conf"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(settings.load().brokers()).isEmpty();
        assertThat(onlyProblem().key()).isEqualTo("settings.writable-by-all");
    }

    @Test
    void aDirectoryInPlaceOfAFileIsAProblemOfItsOwn() throws IOException {
        Files.createDirectories(directory.resolve("a.conf"));
        assertThat(onlyProblem().key()).isEqualTo("settings.not-a-file");
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        write("a.conf", "#".repeat(64 * 1024 + 1));
        assertThat(onlyProblem().key()).isEqualTo("settings.too-large");
    }

    @Test
    void aDanglingLinkIsTold() throws IOException {
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve("a.conf"), home.resolve("nowhere"));
        assertThat(onlyProblem().key()).isEqualTo("settings.unreadable");
    }

    @Test
    void aFileWhoseNameIsNoBrokerNameIsTold() throws IOException {
        write("-a b.conf", "");
        assertThat(onlyProblem().key()).isEqualTo("settings.not-a-name");
    }

    @Test
    void whatEditorsLeaveBehindIsNobodysSettings() throws IOException {
        write("a.conf~", "nonsense");
        write(".a.conf.swp", "nonsense");
        write(".a.conf", "nonsense");
        assertThat(settings.load().problems()).isEmpty();
    }

    @Test
    void aRemovedBrokerIsForgotten() {
        settings.add(broker("a", "/run/a.pid"));
        assertThat(settings.remove(new BrokerName("a"))).isInstanceOf(Saving.Saved.class);
        assertThat(settings.load().brokers()).isEmpty();
    }

    @Test
    void whereNoDirectoryCanBeMadeNothingChangesAndTheReasonIsTold() throws IOException {
        Files.createFile(home.resolve("config"));
        assertThat(settings.add(broker("a", "/run/a.pid"))).isInstanceOf(Saving.Failed.class);
        assertThat(home.resolve("config")).isEmptyFile();
    }

    private Sentence onlyProblem() {
        var problems = settings.load().problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().sentence();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(file), text);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Broker broker(String name, String pidFile) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.MOSQUITTO,
                new Command(Path.of("/usr/sbin/mosquitto"), List.of()),
                Path.of(pidFile),
                Optional.empty(),
                OptionalInt.of(1883),
                Broker.DEFAULT_GRACE);
    }
}
