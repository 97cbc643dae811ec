package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.layout.Pane;

/**
 * What is asked on the page of a broker before something is done, one question at a time. Finding out what to ask takes a
 * moment: if something else was ordered by then, or another broker is shown, it is not asked any more.
 */
final class Questions {

    private final Pane place;
    private final Stakes stakes;
    private final Page page;
    private Optional<Asking> asking = Optional.empty();

    /** @param place where a question is shown */
    Questions(Pane place, Stakes stakes, Page page) {
        this.place = place;
        this.stakes = stakes;
        this.page = page;
    }

    /** What the page does about a question. */
    interface Page {

        /** It is there: brings it into view. */
        void asked();

        /** Somebody has answered. */
        void answered();

        /** Clients of the broker that is shown are not to be asked about any more. */
        void neverAgain();
    }

    /**
     * What it is being found out about, to ask before it is done, or what is asked about by now.
     *
     * @param plan whether it is asked with what would be done
     */
    private record Asking(BrokerModel model, Kind kind, boolean plan) {}

    /** Asks whether the broker is to be forgotten. */
    void aboutForgetting(BrokerModel about, Runnable forget) {
        asking = Optional.empty();
        ask(about.forgetting(), forget);
    }

    /** Does it at once, unless it would cut clients off. */
    void aboutClients(BrokerModel about, Kind kind, Orderer orderer) {
        Optional<ProcessFacts> process = about.process();
        var now = new Asking(about, kind, false);
        if (process.isEmpty()) {
            about.order(kind);
            orderer.taken();
        } else if (isFirst(now)) {
            stakes.find(about.broker(), process.get(), about.answers(), clients -> cutOff(now, clients, orderer));
        } else {
            orderer.taken();
        }
    }

    private void cutOff(Asking about, OptionalLong clients, Orderer orderer) {
        if (clients.orElse(1) == 0 && !isOvertaken(about)) {
            asking = asking.filter(it -> !it.equals(about));
            about.model().begin(about.kind());
            orderer.taken();
        } else {
            askIfWanted(about, about.model().cuttingOff(about.kind(), clients), orderer);
        }
    }

    /** Shows what would be done. */
    void withPlan(BrokerModel about, Kind kind, Orderer orderer) {
        var now = new Asking(about, kind, true);
        if (isFirst(now)) {
            about.plan(kind, asked -> askIfWanted(now, asked, orderer));
        } else {
            orderer.taken();
        }
    }

    private void askIfWanted(Asking about, Question question, Orderer orderer) {
        if (isWanted(about)) {
            ask(question, () -> about.model().begin(about.kind()));
            orderer.taken();
        } else if (isOvertaken(about)) {
            orderer.taken();
        } else {
            orderer.dropped();
        }
    }

    /** Whoever orders it again before it is known whether to ask, or while it is asked, is not asked twice. */
    private boolean isFirst(Asking now) {
        if (isWanted(now)) {
            banner().ifPresent(QuestionBanner::takeFocus);
            return false;
        }
        withdraw();
        asking = Optional.of(now);
        return true;
    }

    private boolean isWanted(Asking about) {
        return asking.filter(about::equals).isPresent();
    }

    /** Whether something else was ordered of that broker since. */
    private boolean isOvertaken(Asking about) {
        return asking.filter(it -> it.model().equals(about.model()) && !it.equals(about))
                .isPresent();
    }

    private void ask(Question asked, Runnable act) {
        var banner = new QuestionBanner(asked, this::askNoMore, () -> {
            heedNeverAgain();
            askNoMore();
            act.run();
        });
        place.getChildren().setAll(banner);
        show(true);
        page.asked();
        banner.takeFocus();
    }

    /** Only who goes on has answered the question for good. */
    private void heedNeverAgain() {
        if (banner().filter(QuestionBanner::neverAgain).isPresent()) {
            page.neverAgain();
        }
    }

    private void askNoMore() {
        withdraw();
        page.answered();
    }

    void withdraw() {
        asking = Optional.empty();
        place.getChildren().clear();
        show(false);
    }

    private void show(boolean shown) {
        place.setVisible(shown);
        place.setManaged(shown);
    }

    private Optional<QuestionBanner> banner() {
        return place.getChildren().stream()
                .filter(QuestionBanner.class::isInstance)
                .map(QuestionBanner.class::cast)
                .findFirst();
    }
}
