package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import io.github.pidkeeper.core.verdict.Remembered;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folder belongs to which broker, and who can look into it. */
class StateDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void onePidFileIsOneBrokerWhateverItIsCalled() throws IOException {
        Path run = Files.createDirectory(directory.resolve("run"));

        assertThat(lock("by-name", run.resolve("a.pid"))).isEqualTo(lock("on-the-spot", run.resolve("a.pid")));
        assertThat(lock("by-name", run.resolve("a.pid"))).isNotEqualTo(lock("by-name", run.resolve("b.pid")));
    }

    @Test
    void aPathThroughALinkIsTheSamePlace() throws IOException {
        Path run = Files.createDirectory(directory.resolve("run"));
        Path link = Files.createSymbolicLink(directory.resolve("var-run"), run);

        assertThat(lock("a", link.resolve("a.pid"))).isEqualTo(lock("a", run.resolve("a.pid")));
        assertThat(lock("a", link.resolve("later/a.pid")))
                .as("also before the directory is there")
                .isEqualTo(lock("a", run.resolve("later/a.pid")));
    }

    @Test
    void aFolderSaysWhoseItIs() throws IOException {
        Path run = directory.toRealPath().resolve("run-a/the broker's.pid");

        assertThat(URLDecoder.decode(lock("a", run).getParent().getFileName().toString(), StandardCharsets.UTF_8))
                .isEqualTo(run.toString());
    }

    @Test
    void aPathThatMakesNoNameHasAFolderOfItsOwnToo() throws IOException {
        Path deep = directory.resolve("ä".repeat(60) + "/" + "-".repeat(60));

        Path folder = new StateDirectory(directory.resolve("state"))
                .create(broker("a", deep.resolve("a.pid")))
                .lock()
                .getParent();

        assertThat(folder)
                .isDirectory()
                .isNotEqualTo(lock("a", deep.resolve("b.pid")).getParent());
    }

    @Test
    void everythingIsForThisUserOnly() throws IOException {
        Path root = directory.resolve("new/state");

        Path folder = new StateDirectory(root)
                .create(broker("a", directory.resolve("a.pid")))
                .lock()
                .getParent();

        for (Path made = folder; !made.equals(directory); made = made.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .as(made.toString())
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatBelongsToSomebodyElseIsNotOursAndNorIsWhatWouldBeMadeInIt() throws IOException {
        long own = Integer.toUnsignedLong((int) Files.getAttribute(directory, "unix:uid"));
        Path missing = directory.resolve("not/yet");

        assertThat(new StatePlace(directory, OptionalLong.of(own)).belongsToAnother())
                .isEmpty();
        assertThat(new StatePlace(missing, OptionalLong.of(own)).belongsToAnother())
                .isEmpty();
        assertThat(new StatePlace(directory, OptionalLong.empty()).belongsToAnother())
                .isEmpty();
        assertThat(new StatePlace(Path.of("/nowhere/at/all"), OptionalLong.of(own + 1)).belongsToAnother())
                .as("root's directories are there for all")
                .isEmpty();
        assertThat(new StatePlace(directory, OptionalLong.of(own + 1))
                        .belongsToAnother()
                        .orElseThrow()
                        .phrase())
                .isEqualTo(Phrase.STATE_OF_ANOTHER);
        assertThat(new StatePlace(Path.of("/"), OptionalLong.of(own + 1)).belongsToAnother())
                .as("but not as a state directory")
                .isPresent();
    }

    @Test
    void aFolderThatWasUnpackedWithNoTimeIsReadAllTheSame() throws IOException {
        BrokerFolder folder =
                new StateDirectory(directory.resolve("state")).create(broker("a", directory.resolve("a.pid")));
        folder.remember(remembered(1));
        Files.setLastModifiedTime(folder.directory(), FileTime.fromMillis(0));

        assertThat(folder.memory().process()).contains(remembered(1));
    }

    @Test
    void whatWasReadOfAQuietFolderIsKeptUntilARecordIsReplacedOrRemoved() throws IOException {
        BrokerFolder folder =
                new StateDirectory(directory.resolve("state")).create(broker("a", directory.resolve("a.pid")));
        folder.remember(remembered(1));
        quiet(folder);
        assertThat(folder.memory().process()).contains(remembered(1));

        folder.remember(remembered(2));
        assertThat(folder.memory().process()).contains(remembered(2));

        quiet(folder);
        assertThat(folder.memory().process()).contains(remembered(2));
        folder.forget();
        assertThat(folder.memory().process()).isEmpty();
    }

    /** As a folder is to which nothing has happened for a minute. */
    private static void quiet(BrokerFolder folder) throws IOException {
        Files.setLastModifiedTime(
                folder.directory(), FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
    }

    private static Remembered remembered(long pid) {
        return new Remembered(
                new ProcessFactsBuilder(pid).pidfdInode(pid + 7).build().identity(), Instant.EPOCH, Optional.empty());
    }

    private Path lock(String name, Path pidFile) {
        return new StateDirectory(directory.resolve("state"))
                .folder(broker(name, pidFile))
                .lock();
    }

    private static Broker broker(String name, Path pidFile) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.GENERIC,
                new Command(Path.of("/usr/bin/broker"), List.of()),
                pidFile,
                Optional.empty(),
                OptionalInt.empty(),
                Duration.ZERO);
    }
}
