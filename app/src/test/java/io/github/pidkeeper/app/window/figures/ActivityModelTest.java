package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.OwnThread;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.app.window.StagedMetering;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.standin.Patience;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ActivityModelTest {

    private final Patience patience = Patience.ofABusyMachine();
    private final OwnThread thread = new OwnThread();
    private final StagedMetering metering = new StagedMetering();
    private final Broker broker = Samples.nanomq("plant");
    private final Sampler sampler = new Sampler(metering, thread);
    private final ActivityModel model = new Activities(sampler, new English().texts(), System::nanoTime).of(broker);

    @AfterEach
    void end() {
        sampler.close();
    }

    @Test
    void nothingIsMeasuredBeforeItIsShown() {
        metering.busy();
        model.process(Optional.of(Samples.process(broker, Samples.PID)));

        assertThat(metering.open()).isZero();
        assertThat(model.view().get().tiles()).isEmpty();
        assertThat(model.view().get().notes()).containsExactly("Measuring begins…");
    }

    @Test
    void aBrokerThatDoesNotRunIsNotMeasured() {
        metering.busy();
        model.shown(true);

        assertThat(metering.open()).isZero();
        assertThat(model.view().get().notes()).containsExactly("Nothing to measure while the broker does not run.");
    }

    @Test
    void whatIsShownIsMeasuredAndWhatIsHiddenIsNotAnyMore() throws InterruptedException {
        metering.busy();
        model.process(Optional.of(Samples.process(broker, Samples.PID)));
        model.shown(true);
        thread.until(() -> model.view().get().tiles().size() == 4);

        model.shown(false);
        patience.until("closed", () -> metering.open() == 0);
        assertThat(model.view().get().tiles()).hasSize(4);
    }

    @Test
    void anotherProcessIsMeasuredAnew() {
        metering.busy();
        model.process(Optional.of(Samples.process(broker, Samples.PID)));
        model.shown(true);
        patience.until("opened", () -> metering.opened() == 1);

        model.process(Optional.of(Samples.process(broker, Samples.PID)));
        assertThat(metering.opened()).isEqualTo(1);
        model.process(Optional.of(Samples.process(broker, Samples.OTHER_PID)));
        patience.until("the other one", () -> metering.opened() == 2 && metering.open() == 1);
    }

    @Test
    void aSourceThatIsAbsentSaysWhyAndItsTilesShowNothing() throws InterruptedException {
        metering.untold();
        model.process(Optional.of(Samples.process(broker, Samples.PID)));
        model.shown(true);
        thread.until(() -> model.view().get().tiles().size() == 4);

        ActivityView view = model.view().get();
        assertThat(view.tiles().getFirst())
                .isEqualTo(new ActivityTile(
                        "Clients",
                        "–",
                        "nothing to draw",
                        view.tiles().getFirst().lines()));
        assertThat(view.tiles().get(2).value()).isEqualTo("4.9 MiB");
        assertThat(view.notes())
                .containsExactly(
                        "not known: the broker at 127.0.0.1:1884 refuses anonymous clients, so that $SYS cannot"
                                + " be read: name a user in its settings, figures.user and figures.password-file");
    }
}
