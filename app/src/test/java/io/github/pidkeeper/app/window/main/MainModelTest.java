package io.github.pidkeeper.app.window.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.window.Courses;
import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.ListedBrokers;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.app.window.StagedOperations;
import io.github.pidkeeper.app.window.ToldWatching;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.app.window.broker.BrokerWords;
import io.github.pidkeeper.app.window.operation.OperationRunner;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class MainModelTest {

    private final Broker plant = Samples.nanomq("plant-floor");
    private final Broker lab = Samples.mosquitto("lab");
    private final Broker practice = Samples.nanomq("practice");
    private final ToldWatching watching = new ToldWatching();
    private final ListedBrokers brokers = new ListedBrokers();
    private final CountDownLatch never = new CountDownLatch(1);
    private final StagedOperations operations = new StagedOperations(Courses.stop(never, Duration.ZERO));
    private final OperationRunner runner =
            new OperationRunner(operations, Runnable::run, new English().texts(), System::nanoTime, () -> false);
    private final BrokerWords words = new BrokerWords(new English().texts());
    private final MainModel model = new MainModel(
            new English().texts(),
            brokers,
            watching,
            _ -> practice,
            () -> new Discovery(new RunningProcesses(), BrokerKinds.BUILT_IN, UnitFiles.none(), List.of()),
            broker -> new BrokerModel(broker, words, runner, Samples.OPS, watching::lookAgain, English.CLOCK),
            Runnable::run,
            Runnable::run);

    private static ConfiguredBrokers configured(Broker... known) {
        return new ConfiguredBrokers(List.of(known), List.of());
    }

    private List<String> names() {
        return model.configured().stream().map(broker -> broker.name().text()).toList();
    }

    private String selected() {
        return model.list().selected().get().map(Entry::name).orElse("nobody");
    }

    @Test
    void withNothingConfiguredItWelcomes() {
        model.begin(configured());
        assertThat(model.place().get()).isEqualTo(Place.WELCOME);
        assertThat(model.list().headline().get()).isEmpty();
    }

    @Test
    void theFirstBrokerIsSelected() {
        model.begin(configured(plant, lab));
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
        assertThat(selected()).isEqualTo("plant-floor");
    }

    @Test
    void theHeadlineCountsWhatRuns() {
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.stopped(lab));
        model.begin(configured(plant, lab));
        assertThat(model.list().headline().get()).isEqualTo("1 of 2 running");
        watching.sees(lab, Samples.running(lab));
        assertThat(model.list().headline().get()).isEqualTo("2 of 2 running");
    }

    @Test
    void aBrokerOfThatNameIsSelectedAndAnotherNameChangesNothing() {
        model.begin(configured(plant, lab));
        model.select("lab");
        assertThat(selected()).isEqualTo("lab");
        model.select("nobody");
        assertThat(selected()).isEqualTo("lab");
    }

    @Test
    void whatIsOrderedElsewhereOpensThePageOfItsBroker() {
        model.begin(configured(plant, lab));
        model.openAdd();
        assertThat(model.open(Kind.STOP, lab.name()).map(BrokerModel::broker)).contains(lab);
        assertThat(selected()).isEqualTo("lab");
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
        assertThat(model.notice().get()).isEmpty();
    }

    @Test
    void whatIsOrderedForABrokerThatIsGoneIsToldNotToBeDone() {
        model.begin(configured(plant));
        assertThat(model.open(Kind.RESTART, lab.name())).isEmpty();
        assertThat(model.notice().get()).startsWith("lab was not restarted: there is no broker of that name any more.");
        assertThat(selected()).isEqualTo("plant-floor");
    }

    @Test
    void whatIsOrderedForABrokerWhoseSettingsAreBrokenIsToldNotToBeDone() {
        brokers.replace(plant, lab);
        brokers.spoil(lab, Sentence.of("settings.command"));
        model.begin(brokers.load());
        assertThat(model.open(Kind.STOP, lab.name())).isEmpty();
        assertThat(model.notice().get()).startsWith("lab was not stopped, because its settings cannot be used");
        assertThat(selected()).isEqualTo("lab");
    }

    @Test
    void whatSomebodyElseAddsAppearsAndTheSelectionStays() {
        model.begin(configured(plant));
        watching.sees(lab, Samples.running(lab));
        brokers.replace(lab, plant);
        assertThat(names()).containsExactly("lab", "plant-floor");
        assertThat(selected()).isEqualTo("plant-floor");
        assertThat(model.list().models().findFirst().orElseThrow().alive()).isTrue();
    }

    @Test
    void whatSomebodyElseRemovesGoesAndAnotherIsSelected() {
        model.begin(configured(plant, lab));
        model.select("lab");
        brokers.replace(plant);
        assertThat(selected()).isEqualTo("plant-floor");
        brokers.replace();
        assertThat(model.place().get()).isEqualTo(Place.WELCOME);
    }

    @Test
    void aFormThatIsBeingFilledInIsNotClosedByAChangeElsewhere() {
        model.begin(configured(plant));
        model.openAdd();
        brokers.replace(plant, lab);
        assertThat(model.place().get()).isEqualTo(Place.ADD);
        model.leaveAdd();
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
    }

    @Test
    void whatWasAddedIsSelected() {
        model.begin(configured(plant));
        model.openAdd();
        model.added(lab);
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
        assertThat(selected()).isEqualTo("lab");
    }

    @Test
    void whatIsForgottenLeavesTheSettingsAndTheList() {
        brokers.replace(plant, lab);
        model.begin(brokers.load());
        model.forget(model.list().models().findFirst().orElseThrow());
        assertThat(brokers.load().brokers()).containsExactly(lab);
        assertThat(names()).containsExactly("lab");
    }

    @Test
    void thePracticeBrokerIsAddedSelectedAndStarted() throws InterruptedException {
        model.begin(configured());
        model.tryPractice();
        assertThat(brokers.load().brokers()).containsExactly(practice);
        assertThat(selected()).isEqualTo("practice");
        never.countDown();
        runner.awaitEnds();
        assertThat(operations.ordered()).containsExactly("start practice");
    }

    @Test
    void somethingThatWentWrongIsOneSentenceUntilItIsDismissed() {
        model.begin(configured());
        model.tell(Sentence.of("window.broke", "java.lang.Error"));
        assertThat(model.notice().get()).contains("java.lang.Error");
        model.dismissNotice();
        assertThat(model.notice().get()).isEmpty();
    }

    @Test
    void aFileOfTheSettingsThatCannotBeUsedIsTold() {
        model.begin(configured(plant));
        brokers.replace(plant);
        brokers.spoil(Sentence.of("settings.command"));
        assertThat(model.problems()).hasSize(1);
        assertThat(names()).containsExactly("plant-floor");
    }

    @Test
    void aBrokerWhoseSettingsBreakStaysInTheListAndItsPageSaysWhy() {
        brokers.replace(plant);
        model.begin(brokers.load());
        brokers.spoil(plant, Sentence.of("settings.command"));
        assertThat(model.place().get()).isEqualTo(Place.UNUSABLE);
        assertThat(model.list().selected().get())
                .hasValueSatisfying(entry -> assertThat(entry)
                        .isEqualTo(new Entry.Unusable(
                                "plant-floor",
                                "Whether plant-floor runs is not known",
                                new English().texts().text("settings.command"))));
        assertThat(model.problemsShown().get()).as("the page says so already").isFalse();
        assertThat(model.list().headline().get()).isEmpty();

        brokers.mend(plant);
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
        assertThat(selected()).isEqualTo("plant-floor");
    }

    @Test
    void itsPlaceAmongTheOthersIsTheSame() {
        brokers.replace(lab, plant, practice);
        model.begin(brokers.load());
        model.select("practice");
        brokers.spoil(plant, Sentence.of("settings.command"));
        assertThat(model.list().shown()).extracting(Entry::name).containsExactly("lab", "plant-floor", "practice");
        assertThat(selected()).isEqualTo("practice");
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
        assertThat(model.problemsShown().get()).isTrue();
        assertThat(names()).containsExactly("lab", "practice");

        model.select("plant-floor");
        assertThat(model.place().get()).isEqualTo(Place.UNUSABLE);
        model.select("lab");
        assertThat(model.place().get()).isEqualTo(Place.BROKER);
    }

    @Test
    void whatIsAddedOrForgottenLeavesTheBrokenOnesInTheList() {
        brokers.replace(lab, plant);
        brokers.spoil(plant, Sentence.of("settings.command"));
        model.begin(brokers.load());
        model.added(practice);
        assertThat(model.list().shown()).extracting(Entry::name).containsExactly("lab", "plant-floor", "practice");
        model.added(plant);
        assertThat(names()).containsExactlyInAnyOrder("lab", "plant-floor", "practice");
        assertThat(model.list().shown()).hasSize(3);
    }

    @Test
    void settingsThatCannotBeReadAtAllAreNoReasonToWelcome() {
        brokers.spoil(Sentence.of("settings.command"));
        model.begin(brokers.load());
        assertThat(model.place().get()).isEqualTo(Place.UNUSABLE);
        assertThat(model.list().shown())
                .containsExactly(new Entry.Unusable(
                        "some.conf",
                        "Which brokers there are is not known",
                        new English().texts().text("settings.command")));
    }

    @Test
    void whyThePracticeBrokerCannotBeAddedIsTold() {
        brokers.replace(new Broker(
                lab.name(),
                lab.kind(),
                lab.command(),
                practice.pidFile(),
                lab.configuration(),
                lab.port(),
                lab.grace()));
        model.begin(brokers.load());
        model.tryPractice();
        assertThat(model.notice().get()).contains(practice.pidFile().toString());
        assertThat(operations.ordered()).isEmpty();
    }

    @Test
    void nobodyListensAfterTheEnd() {
        model.begin(configured(plant)).close();
        assertThat(watching.listeners()).isZero();
    }
}
