package io.github.pidkeeper.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.instance.Connection;
import io.github.pidkeeper.app.instance.Doorway;
import io.github.pidkeeper.app.instance.Listening;
import io.github.pidkeeper.app.instance.LocksOfOneProgram;
import io.github.pidkeeper.app.instance.Request;
import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.notice.Tempo;
import io.github.pidkeeper.app.settings.Places;
import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An agent with a broker "a" on a desktop that a test imagines: brokers, tray and windows are made up, settings and socket are real. */
final class AgentBench implements AutoCloseable {

    static final TrayHost PANEL = new TrayHost.Present();
    static final TrayHost NO_BUS = new TrayHost.Absent(TrayHost.Reason.BUS_UNREACHABLE, "nothing there");
    static final TrayHost NO_PANEL = new TrayHost.Absent(TrayHost.Reason.NO_PANEL, "");

    /** What is seen counts as soon as it is. */
    private static final Tempo QUICK = new Tempo(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            5,
            Duration.ofMinutes(1),
            20);

    final Scripted brokers;
    final StagedClients clients = new StagedClients();
    final FakeWindows windows = new FakeWindows();
    final StagedOrders orders = new StagedOrders();
    final List<String> complaints = new CopyOnWriteArrayList<>();
    final Settings settings;
    final Agent agent;

    private final Texts texts = Texts.of(Locale.ENGLISH);
    private final CompletableFuture<FakeTray> tray = new CompletableFuture<>();
    private final CompletableFuture<FakeNotifier> notifier = new CompletableFuture<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final Doorway doorway;
    private final Listening listening;
    private final LiveBrokers live;

    AgentBench(Path home, TrayHost host, Duration forPanel) throws Exception {
        this(home, host, forPanel, verdict(BrokerState.STOPPED));
    }

    /** @param first what is seen of brokers about which nothing else is said, from the first look on */
    AgentBench(Path home, TrayHost host, Duration forPanel, Verdict first) throws Exception {
        brokers = new Scripted(first);
        settings = new Settings(new Places(home.resolve("config"), home.resolve("state"), Optional.empty(), false));
        settings.add(broker("a"));
        doorway = new Doorway(new LocksOfOneProgram(), home.resolve("run"));
        listening = ((Doorway.Entry.First) doorway.enter(Duration.ZERO)).listening();
        live = new LiveBrokers(settings, brokers, new QuietSentinel());
        var request = new SpawnRequest(
                new Command(Path.of("/window"), List.of()), Map.of(), home, home.resolve("window.log"));
        agent = new Agent(
                texts,
                live,
                brokers,
                new Caution(brokers, clients, QuietBrokers.in(home.resolve("state"))),
                _ -> broker("practice"),
                new WindowStart(windows, request),
                sentence -> complaints.add(texts.text(sentence)),
                (model, _) -> {
                    tray.complete(new FakeTray(model, host));
                    return tray.join();
                },
                new Announcing(this::notifier, orders, QUICK),
                forPanel);
        listening.begin(agent);
    }

    private FakeNotifier notifier(Consumer<TrayAction> chosen) {
        notifier.complete(new FakeNotifier(chosen));
        return notifier.join();
    }

    static Broker broker(String name) {
        return new Broker(
                new BrokerName(name),
                BrokerKind.GENERIC,
                new Command(Path.of("/usr/sbin/" + name), List.of()),
                Path.of("/run/" + name + ".pid"),
                Optional.empty(),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    static Verdict verdict(BrokerState state) {
        return new Verdict(
                state,
                PidFileHealth.ABSENT,
                Optional.empty(),
                OptionalLong.empty(),
                new Readiness.NotAsked(),
                new Owner.Nobody(),
                List.of());
    }

    static Verdict running() {
        var identity = new ProcessIdentity("boot", 4711, 1, Optional.empty(), 1000, 0, OptionalLong.empty());
        var process = new ProcessFacts(
                identity,
                1,
                Optional.empty(),
                false,
                List.of("/usr/sbin/a"),
                Optional.empty(),
                "ada",
                Instant.EPOCH,
                false,
                true,
                Optional.empty(),
                Optional.empty());
        return new Verdict(
                BrokerState.RUNNING,
                PidFileHealth.TRUE,
                Optional.of(process),
                OptionalLong.of(4711),
                new Readiness.NotAsked(),
                new Owner.Nobody(),
                List.of());
    }

    /** Lets the agent run for the tray alone, and waits until it shows the broker "a". */
    void runAndShow() {
        run();
        until("a is shown", () -> tray().statusLine().equals("a — stopped"));
    }

    /** Lets the agent run; for the tray alone without a first request. */
    AgentBench run(Request.Kind... first) {
        Thread.ofPlatform().daemon().name("agent").start(() -> {
            try {
                end.complete(agent.run(List.of(first).stream().findFirst()));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return this;
    }

    FakeNotifier notifier() {
        return notifier.join();
    }

    FakeTray tray() {
        return tray.join();
    }

    void choose(TrayAction.Verb verb, String broker) {
        agent.chosen(new TrayAction.OnBroker(verb, new BrokerName(broker)));
    }

    /** Connects as the window does; what comes then are orders. */
    Window window() throws IOException {
        var connection = doorway.speak(Request.of(Request.Kind.WINDOW));
        return new Window(
                connection, new BufferedReader(new InputStreamReader(connection.stream(), StandardCharsets.UTF_8)));
    }

    void ask(Request.Kind kind) throws IOException {
        doorway.speak(Request.of(kind)).close();
    }

    void until(String what, BooleanSupplier condition) {
        Patience.ofABusyMachine().until(what, condition);
    }

    boolean hasEnded() {
        return end.isDone();
    }

    /** Waits for the end of the run; whether the window could be opened whenever it had to be. */
    boolean ended() {
        return end.copy().orTimeout(20, TimeUnit.SECONDS).join();
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    @Override
    public void close() {
        agent.quit();
        ended();
        live.close();
        listening.close();
        assertThat(tray().isClosed()).isTrue();
    }

    /** The window's end of the connection. */
    record Window(Connection connection, BufferedReader orders) implements AutoCloseable {

        String order() throws IOException {
            return String.valueOf(orders.readLine());
        }

        /** Says that it has taken this order. */
        void answer(String order) throws IOException {
            connection.send(order);
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
