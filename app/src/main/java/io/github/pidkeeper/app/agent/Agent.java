package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.instance.Connection;
import io.github.pidkeeper.app.instance.Listening;
import io.github.pidkeeper.app.instance.Order;
import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.tray.Tray;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayEvents;
import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.app.tray.TrayModel;
import io.github.pidkeeper.app.tray.TrayView;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.watch.Snapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application while nobody looks at its window: shows in the tray what the watch finds, does what the menu and other
 * runs of the program ask, and opens the window.
 *
 * <p>Everything happens on the one thread that {@link #run} is called on, in the order in which it came; the others (the
 * watch, the tray, the ear for other runs, the operations) only leave word. While nothing happens, nothing runs.
 *
 * <p>Where no panel shows trays, the window is all there is of the application, and closing it ends the application.
 */
public final class Agent implements TrayEvents, Listening.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    /** A panel that starts at the same time as we do, or anew, is there by then. */
    private static final Duration FOR_A_PANEL = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Texts texts;
    private final Board board;
    private final LiveBrokers brokers;
    private final Function<Collection<Broker>, Broker> practice;
    private final WindowProcess window;
    private final Errands errands;
    private final Consumer<Sentence> complaints;
    private final Duration forPanel;
    private final TrayView view;
    private final Tray tray;
    private final Announcements announcements;

    private final BlockingQueue<Runnable> word = new LinkedBlockingQueue<>();
    private boolean ending;

    /**
     * Prepares; {@link #run} begins.
     *
     * @param caution decides what is for the window
     * @param practice the practice broker among the configured ones, or one that can be added to them
     * @param complaints where to say what there is no window for
     * @param trays makes the tray, given what to show first and whom to tell
     * @param announcing tells what has changed to whoever does not look
     */
    public Agent(
            Texts texts,
            LiveBrokers brokers,
            Operations operations,
            Caution caution,
            Function<Collection<Broker>, Broker> practice,
            WindowStart windowStart,
            Consumer<Sentence> complaints,
            BiFunction<TrayModel, TrayEvents, Tray> trays,
            Announcing announcing) {
        this(texts, brokers, operations, caution, practice, windowStart, complaints, trays, announcing, FOR_A_PANEL);
    }

    Agent(
            Texts texts,
            LiveBrokers brokers,
            Operations operations,
            Caution caution,
            Function<Collection<Broker>, Broker> practice,
            WindowStart windowStart,
            Consumer<Sentence> complaints,
            BiFunction<TrayModel, TrayEvents, Tray> trays,
            Announcing announcing,
            Duration forPanel) {
        this.texts = texts;
        this.board = new Board(texts);
        this.forPanel = forPanel;
        this.brokers = brokers;
        this.practice = practice;
        this.window = new WindowProcess(windowStart.spawner(), windowStart.request());
        this.errands =
                new Errands(operations, texts, caution, (errand, ending) -> leave(() -> carriedOut(errand, ending)));
        this.complaints = complaints;
        this.view = new TrayView(texts);
        this.tray = trays.apply(view.of(board.glance(errands::waiting)), this);
        this.announcements = new Announcements(texts, announcing, this::chosen, brokers::lookAgain, this::leave);
    }

    /**
     * Runs until somebody asks it to end.
     *
     * @param first what this run itself was started for; empty for the tray alone
     * @return whether there was what it takes: a bus for the tray to be on, and a window whenever it had to be opened
     */
    public boolean run(Optional<Request.Kind> first) throws InterruptedException {
        leave(() -> begin(first.isEmpty()));
        Runnable unwatch = brokers.onChange(() -> leave(this::readSettings));
        Runnable unsubscribe = brokers.subscribe(snapshot -> leave(() -> note(snapshot)));
        first.ifPresentOrElse(kind -> leave(() -> answer(Request.of(kind))), () -> leave(this::awaitPanel));
        while (!ending) {
            word.take().run();
        }
        boolean withoutBus = tray.host() instanceof TrayHost.Absent absent && absent.withoutBus();
        unwatch.run();
        unsubscribe.run();
        errands.cutShort(PATIENCE);
        window.close();
        announcements.close();
        tray.close();
        return board.windowIsWell() && !withoutBus;
    }

    /** Asks it to end, from any thread; brokers run on. */
    public void quit() {
        leave(() -> ending = true);
    }

    private void leave(Runnable message) {
        word.add(message);
    }

    // What the watch and the settings say

    /** @param unseen it is for the tray alone: no window is about to show what there is to see */
    private void begin(boolean unseen) {
        readSettings();
        announcements.begin(unseen);
    }

    private void readSettings() {
        ConfiguredBrokers configured = brokers.load();
        board.configured(configured);
        announcements.configured(configured);
        show();
    }

    private void note(Snapshot snapshot) {
        board.note(snapshot);
        show();
        announcements.note(snapshot);
    }

    private void show() {
        tray.show(view.of(board.glance(errands::waiting)));
    }

    // What the tray and other runs of the program ask

    @Override
    public void activated() {
        leave(() -> openWindow(Optional.empty()));
    }

    @Override
    public void chosen(TrayAction action) {
        leave(() -> {
            switch (action) {
                case TrayAction.OnApplication.OPEN -> openWindow(Optional.empty());
                case TrayAction.OnApplication.QUIT -> ending = true;
                case TrayAction.OnApplication other -> LOG.warn("the menu has no such entry: {}", other);
                case TrayAction.OnBroker(TrayAction.Verb verb, BrokerName name) -> chosen(verb, name);
            }
        });
    }

    private void chosen(TrayAction.Verb verb, BrokerName name) {
        if (verb == TrayAction.Verb.LOG) {
            openWindowAt(List.of(new Order.Log(name.text())));
            return;
        }
        if (!Errand.is(verb)) {
            openWindow(Optional.of(name.text()));
            return;
        }
        board.find(name.text())
                .ifPresentOrElse(broker -> carryOut(new Errand(verb, broker)), () -> openWindowAt(gone(verb, name)));
    }

    /** It was in the menu a moment ago: the window says what has become of it, and that nothing was done. */
    private static List<Order> gone(TrayAction.Verb verb, BrokerName name) {
        return switch (verb) {
            case STOP -> List.of(new Order.CarryOut(Operations.Kind.STOP, name));
            case RESTART -> List.of(new Order.CarryOut(Operations.Kind.RESTART, name));
            case START, OPEN, LOG, CONFIGURATION, PID_FILE -> List.of(new Order.Select(name.text()));
        };
    }

    @Override
    public void menuAboutToShow() {
        brokers.lookAgain();
    }

    @Override
    public void hostChanged(TrayHost host) {
        if (host instanceof TrayHost.Absent absent) {
            leave(() -> withoutTray(absent));
        }
    }

    private void withoutTray(TrayHost.Absent absent) {
        if (!absent.withoutBus()) {
            awaitPanel();
            return;
        }
        complaints.accept(Sentence.of("agent.no-tray", absent.detail()));
        openWindowUnlessOpen();
    }

    @Override
    public void asked(Request request, Connection connection) {
        if (request.kind() == Request.Kind.WINDOW) {
            leave(() -> window.connected(connection, line -> leave(() -> window.answered(line))));
            return;
        }
        connection.close();
        leave(() -> answer(request));
    }

    private void answer(Request request) {
        switch (request.kind()) {
            case OPEN -> openWindow(request.broker());
            case PRACTICE -> practise();
            case QUIT -> ending = true;
            case WINDOW -> throw new IllegalArgumentException("answered where it is asked");
        }
    }

    private void practise() {
        Broker broker = practice.apply(board.brokers());
        Optional<Broker> known = board.find(broker.name().text());
        if (known.filter(broker::equals).isPresent()
                || saved(known.isPresent() ? brokers.replace(broker) : brokers.add(broker))) {
            carryOut(new Errand(TrayAction.Verb.START, broker));
        }
        openWindow(Optional.of(broker.name().text()));
    }

    /** What went wrong is told here; that there is no such broker is seen in the window. */
    private boolean saved(Saving saving) {
        return switch (saving) {
            case Saving.Saved _ -> {
                readSettings();
                yield true;
            }
            case Saving.Refused(Sentence why) -> complain(why);
            case Saving.Failed(Sentence why) -> complain(why);
        };
    }

    private boolean complain(Sentence why) {
        complaints.accept(why);
        return false;
    }

    // What is done

    private void carryOut(Errand errand) {
        board.clearTrouble(errand.broker().name());
        errands.order(errand);
        show();
    }

    /** What went wrong stays told while the next errand runs: the person who ordered both has not seen it yet. */
    private void carriedOut(Errand errand, Ending ending) {
        BrokerName name = errand.broker().name();
        errands.over(name);
        brokers.lookAgain();
        switch (ending) {
            case Ending.Well() -> LOG.debug("{} is over", errand);
            case Ending.Trouble(String words) -> {
                trouble(name, words);
                openWindow(Optional.of(name.text()));
            }
            case Ending.ForTheWindow() ->
                // A window that does not know the order, being older, shows at least whom it is about.
                openWindowAt(List.of(new Order.Select(name.text()), new Order.CarryOut(errand.kind(), name)));
        }
        show();
    }

    private void trouble(BrokerName name, String words) {
        LOG.warn("{}: {}", name, words);
        board.trouble(name, words);
    }

    private void openWindow(Optional<String> broker) {
        openWindowAt(broker.stream().<Order>map(Order.Select::new).toList());
    }

    private void openWindowAt(List<Order> orders) {
        window.open(orders, exitCode -> leave(() -> windowEnded(exitCode)), this::windowRefused);
    }

    private void windowRefused(String reason) {
        notCarriedOut(window.ended(false).orders());
        windowTrouble(Optional.of(Sentence.of("agent.window-not-started", reason)));
    }

    private void windowEnded(int exitCode) {
        WindowProcess.Left left = window.ended(exitCode == 0);
        if (left.again()) {
            openWindowAt(left.orders());
            return;
        }
        notCarriedOut(left.orders());
        windowTrouble(exitCode == 0 ? Optional.empty() : Optional.of(Sentence.of("agent.window-broke", exitCode)));
    }

    /** Whoever chose a stop would otherwise believe that it had been done. */
    private void notCarriedOut(List<Order> lost) {
        for (Order order : lost) {
            if (order instanceof Order.CarryOut(Operations.Kind kind, BrokerName name)) {
                Sentence sentence = Sentence.of("agent.not-asked." + Texts.kebab(kind), name);
                complaints.accept(sentence);
                trouble(name, texts.text(sentence));
            }
        }
    }

    /** Said where somebody may look: who started this by a click has no terminal. */
    private void windowTrouble(Optional<Sentence> trouble) {
        trouble.ifPresent(complaints);
        board.windowTrouble(trouble);
        show();
        endUnlessInTray();
    }

    /** Without a tray the closed window would leave an application that nobody can reach. */
    private void endUnlessInTray() {
        if (tray.host() instanceof TrayHost.Absent) {
            ending = true;
        }
    }

    /** If there is no panel by then, the window is the only way to be seen. */
    private void awaitPanel() {
        CompletableFuture.delayedExecutor(forPanel.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> leave(() -> {
                    if (!(tray.host() instanceof TrayHost.Present)) {
                        openWindowUnlessOpen();
                    }
                }));
    }

    private void openWindowUnlessOpen() {
        if (!window.isOpen()) {
            openWindow(Optional.empty());
        }
    }
}
