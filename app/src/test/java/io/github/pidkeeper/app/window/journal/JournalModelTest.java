package io.github.pidkeeper.app.window.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.OwnThread;
import io.github.pidkeeper.app.window.SampleJournal;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows of the journal, without a window. */
final class JournalModelTest {

    private final Broker plant = Samples.nanomq("plant-floor");
    private final Broker lab = Samples.mosquitto("lab");
    private final OwnThread thread = new OwnThread();

    @TempDir
    private Path state;

    private SampleJournal journal;
    private JournalModel model;

    @BeforeEach
    void open() {
        journal = new SampleJournal(state);
        model = new JournalModel(
                new JournalReader(state), Machine.current().sentinels(), new English().texts(), Runnable::run, thread);
    }

    @AfterEach
    void close() {
        model.hide();
    }

    private List<String> outcomes() {
        return model.items().stream().map(item -> item.row().get().outcome()).toList();
    }

    private void fill(int count, String result) throws IOException {
        for (int number = 0; number < count; number++) {
            journal.add("plant-floor", "start", "Verify", result, "it is up already");
        }
    }

    @Test
    void aFailureIsFoundHoweverMuchHasHappenedSince() throws Exception {
        journal.add("plant-floor", "start", "Verify", "failed", "the port is taken");
        fill(310, "nothing-to-do");
        model.show(plant);
        thread.until(() -> model.items().size() == 300);
        model.onlyProblems().set(true);
        assertThat(outcomes()).containsExactly("the port is taken");
        assertThat(model.size().get()).isEqualTo("Operations: 1 of 311");
        assertThat(model.note().get()).isEmpty();
    }

    @Test
    void ofManyFailuresTheNewestAreShown() throws Exception {
        fill(305, "failed");
        model.onlyProblems().set(true);
        model.show(plant);
        thread.until(() -> model.items().size() == 300);
        assertThat(model.note().get()).isEqualTo("The newest 300 are shown; Export saves all 305.");
    }

    @Test
    void whoComesBackFindsWhatHeHasOpened() throws Exception {
        fill(2, "done");
        model.show(plant);
        thread.until(() -> model.items().size() == 2);
        model.items().getLast().toggle();
        var before = List.copyOf(model.items());
        model.hide();
        journal.add("plant-floor", "stop", "Ask", "done", "it has stopped");
        model.show(plant);
        assertThat(model.items()).isEqualTo(before);
        thread.until(() -> model.items().size() == 3);
        assertThat(model.items().subList(1, 3)).isEqualTo(before);
        assertThat(model.items().getLast().open().get()).isTrue();
    }

    @Test
    void ofBrokersThatAreLeftAtOnceNothingIsShown() throws Exception {
        fill(3, "done");
        journal.add("lab", "stop", "Ask lab", "done", "lab has stopped");
        model.show(plant);
        model.show(lab);
        model.show(plant);
        model.show(lab);
        thread.until(() -> !model.items().isEmpty());
        assertThat(outcomes()).containsExactly("lab has stopped");
    }

    @Test
    void whatIsOnRecordUnderAnotherNameOrPidFileSaysSo() throws Exception {
        journal.write(
                "{\"time\":\"2026-11-23T09:00:00.000Z\",\"operation\":\"a\",\"user\":\"ops\",\"broker\":\"old-name\","
                        + "\"pidFile\":\"" + plant.pidFile()
                        + "\",\"verb\":\"stop\",\"action\":\"outcome\",\"result\":\"done\",\"version\":1}\n"
                        + "{\"time\":\"2026-11-23T09:00:01.000Z\",\"operation\":\"b\",\"user\":\"ops\",\"broker\":\"plant-floor\",\"pidFile\":\"/run/old.pid\",\"verb\":\"stop\",\"action\":\"outcome\",\"result\":\"done\",\"version\":1}\n");
        model.show(plant);
        thread.until(() -> model.items().size() == 2);
        assertThat(model.items().stream().map(item -> item.row().get().facts()))
                .containsExactly("pid file /run/old.pid · by ops", "old-name · by ops");
    }

    @Test
    void aLineOfAMegabyteIsCutAndCopiedWhole() throws Exception {
        journal.add("plant-floor", "stop", "Ask", "done", "long ".repeat(100_000));
        model.show(plant);
        thread.until(() -> !model.items().isEmpty());
        assertThat(outcomes().getFirst()).hasSizeLessThan(2100).endsWith("…");
        assertThat(JournalModel.asText(model.items())).hasSizeGreaterThan(500_000);
    }

    @Test
    void whatCameOfAnExportIsToldUntilTheNextWhateverHappensInTheJournal() throws Exception {
        fill(1, "done");
        model.show(plant);
        thread.until(() -> model.items().size() == 1);
        Path target = state.resolveSibling("nowhere").resolve("plant.txt");
        model.export(lab, new SaveDialog.Choice(target, false));
        thread.until(() -> !model.exported().get().isEmpty());
        String told = model.exported().get();
        assertThat(told).startsWith(target + " was not written: ");
        fill(1, "done");
        thread.until(() -> model.items().size() == 2);
        assertThat(model.exported().get()).isEqualTo(told);
        model.show(lab);
        assertThat(model.exported().get()).isEmpty();
    }
}
