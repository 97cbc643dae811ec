package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.PidFileGrammar;
import io.github.pidkeeper.core.pidfile.PidFileVersion;
import io.github.pidkeeper.core.standin.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes to a pid file that are cut short, at every look at the file and at every write in between: the file says the old or
 * the new, the next operation makes sense of it, and nothing is left lying about.
 */
class CutShortRepairTest extends BenchFixture {

    private static final byte[] OLD = "300000 and more\n".getBytes(UTF_8);
    private static final byte[] NEW = nanomqBytes(PID);
    /** More than any of these operations takes. */
    private static final int LOOKS = 12;

    CutShortRepairTest() {
        super(Bench::ofThisUser);
    }

    @AfterEach
    void nothingLiesAbout() throws IOException {
        try (Stream<Path> files = Files.list(bench.pidFile.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf("nanomq.pid");
        }
    }

    static Stream<Arguments> everyLook() {
        return Stream.of(true, false)
                .flatMap(there -> Stream.iterate(1, look -> look <= LOOKS, look -> look + 1)
                        .map(look -> Arguments.of(there, look)));
    }

    @ParameterizedTest(name = "a file there: {0}, at look {1}")
    @MethodSource("everyLook")
    void aRepairThatIsCutShortIsFinishedByTheNextAndCanBeTakenBack(boolean there, int look) throws Exception {
        broken(there);

        boolean died = dies(look, () -> bench.lifecycle.repair(bench.broker, new FollowedSteps()));

        assertThat(content()).isIn(Optional.of(new PidFileContent(NEW)), before(there));
        Outcome next = bench.lifecycle.repair(bench.broker, new FollowedSteps());
        assertThat(next).isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
        assertThat(died || next instanceof Outcome.NothingToDo).isTrue();
        assertThat(bench.pidFileBytes()).isEqualTo(NEW);
        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(content()).isEqualTo(before(there));
        assertThat(leftovers()).isZero();
    }

    @ParameterizedTest(name = "a file there: {0}, at look {1}")
    @MethodSource("everyLook")
    void anUndoRightAfterARepairThatWasCutShortRestoresWhatWasThere(boolean there, int look) throws Exception {
        broken(there);

        dies(look, () -> bench.lifecycle.repair(bench.broker, new FollowedSteps()));

        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
        assertThat(content()).isEqualTo(before(there));
        assertThat(leftovers()).isZero();
    }

    @ParameterizedTest(name = "a file there: {0}, at look {1}")
    @MethodSource("everyLook")
    void anUndoThatIsCutShortIsFinishedByTheNext(boolean there, int look) throws Exception {
        broken(there);
        bench.lifecycle.repair(bench.broker, new FollowedSteps());

        dies(look, () -> bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()));

        assertThat(content()).isIn(Optional.of(new PidFileContent(NEW)), before(there));
        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
        assertThat(content()).isEqualTo(before(there));
        assertThat(leftovers()).isZero();
    }

    @ParameterizedTest(name = "at look {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSettingAsideThatIsCutShortLosesNoBytes(int look) throws Exception {
        bench.writePidFile(OLD);

        dies(look, () -> bench.lifecycle.repair(bench.broker, new FollowedSteps()));

        bench.lifecycle.repair(bench.broker, new FollowedSteps());
        assertThat(bench.pidFile).doesNotExist();
        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
        assertThat(leftovers()).isZero();
    }

    @Test
    void aRepairThatWasOnlyEverOnRecordLeavesTheLastOneToBeTakenBack() throws Exception {
        broken(true);
        bench.lifecycle.repair(bench.broker, new FollowedSteps());
        begin(Optional.of(new PidFileContent("278719".getBytes(UTF_8))));

        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOf(Outcome.Done.class);

        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
    }

    @Test
    void bytesThatWereKeptForNothingAreDropped() throws Exception {
        broken(true);
        Kept kept = begin(Optional.of(new PidFileContent(NEW)));
        Files.write(folder().path(kept.name()), OLD);
        Files.write(pidFile().freshPath(), NEW);

        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOf(Outcome.NothingToDo.class);

        assertThat(bench.pidFileBytes()).isEqualTo(OLD);
        assertThat(leftovers()).isZero();
    }

    @Test
    void whereSomebodyElseHasWrittenSinceTheBytesAreKeptAndNothingIsUndone() throws Exception {
        broken(true);
        Kept kept = begin(Optional.of(new PidFileContent(NEW)));
        Files.write(folder().path(kept.name()), OLD);
        bench.writePidFile("somebody's".getBytes(UTF_8));

        assertThat(bench.lifecycle.undoRepair(bench.broker, new FollowedSteps()))
                .isInstanceOf(Outcome.NothingToDo.class);

        assertThat(bench.pidFileBytes()).isEqualTo("somebody's".getBytes(UTF_8));
        assertThat(folder().path(kept.name())).hasBinaryContent(OLD);
    }

    @Test
    void aPreviewSeesHowFarARepairCameThatWasCutShort() throws Exception {
        broken(true);
        Kept kept = begin(Optional.of(new PidFileContent(NEW)));
        Files.write(folder().path(kept.name()), OLD);
        Files.write(bench.pidFile, NEW);
        var before = FileTree.of(directory);

        assertThat(bench.lifecycle.preview(Operations.Kind.UNDO_REPAIR, bench.broker))
                .isInstanceOf(Preview.Planned.class);

        assertThat(FileTree.of(directory)).isEqualTo(before);
    }

    /** The broker runs, and its file is wrong or missing. */
    private void broken(boolean there) throws IOException {
        bench.running();
        if (there) {
            bench.writePidFile(OLD);
        } else {
            Files.delete(bench.pidFile);
        }
    }

    /** The record of a change that has not yet been made. */
    private Kept begin(Optional<PidFileContent> after) throws IOException {
        new StateDirectory(bench.state).create(bench.broker);
        PidFileVersion version = pidFile().version().orElseThrow();
        var kept = new Kept("pid-file-of-a-test", version.stamp(), version.rights());
        folder().changes()
                .begun()
                .write(new Begun(
                        Optional.of(kept),
                        after,
                        String.valueOf(pidFile().freshPath().getFileName()),
                        false));
        return kept;
    }

    private BrokerFolder folder() {
        return new StateDirectory(bench.state).folder(bench.broker);
    }

    private PidFile pidFile() {
        return new PidFile(bench.pidFile, bench.files, new PidFileGrammar(4_194_304, FakeMachine.OWN_PID));
    }

    /** Whether it had not ended before that look. */
    private boolean dies(int look, Operating operation) throws InterruptedException {
        bench.files.beforeLook(look, () -> {
            throw new Death();
        });
        try {
            operation.run();
            return false;
        } catch (Death _) {
            return true;
        } finally {
            bench.files.beforeLook(0, () -> {});
        }
    }

    private Optional<PidFileContent> content() throws IOException {
        return Files.exists(bench.pidFile)
                ? Optional.of(new PidFileContent(Files.readAllBytes(bench.pidFile)))
                : Optional.empty();
    }

    private static Optional<PidFileContent> before(boolean there) {
        return there ? Optional.of(new PidFileContent(OLD)) : Optional.empty();
    }

    /** Of bytes that are kept, and of records about changes. */
    private long leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(bench.state)) {
            return files.filter(file -> file.getFileName().toString().startsWith("pid-file-"))
                    .count();
        }
    }

    /** An operation that may be cut short. */
    @FunctionalInterface
    private interface Operating {
        Outcome run() throws InterruptedException;
    }

    /** The end of this program, as far as it can be had without ending the tests. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
