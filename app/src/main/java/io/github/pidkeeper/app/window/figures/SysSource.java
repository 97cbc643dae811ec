package io.github.pidkeeper.app.window.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.BrokerSource;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.readiness.BrokerTls;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Mosquitto's $SYS, read by one client with a clean session for as long as somebody looks: in the clear, or within TLS from
 * whoever shows the broker's own certificate. A broker that refuses the client is not asked again; one that is gone, or that
 * nothing may be sent to, no oftener than every ten seconds.
 */
final class SysSource implements BrokerSource {

    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final Duration SILENCE = Duration.ofSeconds(5);
    /** Figures are told once it has paused, of which there is no news. */
    private static final long LOOK = Duration.ofMillis(50).toNanos();

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    /** 22 characters, of which any broker takes 23. */
    private static final String IDENTIFIER = "pidkeeper-figures-";

    private final SysAccess.At access;
    private final SysLogin login;
    private final String where;
    private final Semaphore news = new Semaphore(0);
    private volatile Attempt attempt;

    SysSource(SysAccess.At access, SysLogin login) {
        this.access = access;
        this.login = login;
        where = access.where();
        attempt = connect();
    }

    @Override
    public Reading<BrokerFigures> read(Duration limit) {
        return attempt().reading();
    }

    /**
     * The limit is for a broker that has taken us to tell what it keeps ready. Until then the limits of connecting hold: most of
     * that time is our own, which a program that has just begun needs. Safe for use by several threads, unlike the rest.
     */
    @Override
    public Reading<Long> clients(Duration limit) {
        Reading<Long> told = clients();
        while (isAwaited(told) && !limit.isZero() && !attempt.isTakenSince(limit) && awaitNews()) {
            told = clients();
        }
        boolean silent = isAwaited(told) && !limit.isZero() && attempt.isTakenSince(limit);
        return silent ? new Reading.Absent<>(login.silent(where)) : told;
    }

    /** False if whoever waits is to wait no longer. */
    private boolean awaitNews() {
        try {
            if (news.tryAcquire(LOOK, TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isAwaited(Reading<Long> told) {
        return told instanceof Reading.Late<Long>(Message reason) && reason.phrase() == Phrase.FIGURES_SYS_AWAITED;
    }

    private Reading<Long> clients() {
        return attempt.reading()
                .then(figures -> figures.clients().isPresent()
                        ? new Reading.Told<>(figures.clients().getAsLong())
                        : new Reading.Late<>(says(Phrase.FIGURES_SYS_AWAITED)));
    }

    /** The one that is under way, or another if that has come to nothing some time ago. */
    private Attempt attempt() {
        if (attempt.isOver() && System.nanoTime() - attempt.begin() > PATIENCE) {
            attempt.close();
            attempt = connect();
        }
        return attempt;
    }

    private Attempt connect() {
        return switch (login.credentials()) {
            case Reading.Absent<Optional<Mqtt3SimpleAuth>>(Message reason) -> new NotBegun(reason, System.nanoTime());
            case Reading.Late<Optional<Mqtt3SimpleAuth>>(Message reason) -> new NotBegun(reason, System.nanoTime());
            case Reading.Told<Optional<Mqtt3SimpleAuth>>(var credentials) ->
                access.certificate()
                        .map(file -> connectInTls(file, credentials))
                        .orElseGet(() -> begin(Optional.empty(), credentials));
        };
    }

    private Attempt connectInTls(Path certificate, Optional<Mqtt3SimpleAuth> credentials) {
        return switch (BrokerTls.by(certificate)) {
            case BrokerTls.Sought.Missing(Message reason) ->
                new NotBegun(Message.of(Phrase.FIGURES_SYS_CERTIFICATE, certificate, reason), System.nanoTime());
            case BrokerTls.Sought.Found(BrokerTls tls) -> begin(Optional.of(tls), credentials);
        };
    }

    private Attempt begin(Optional<BrokerTls> tls, Optional<Mqtt3SimpleAuth> credentials) {
        var begun = new Begun(client(tls), tls, new SysTopics(where));
        begun.start(credentials);
        return begun;
    }

    private Mqtt3AsyncClient client(Optional<BrokerTls> tls) {
        var plain = MqttClientTransportConfig.builder()
                .serverAddress(access.address())
                .socketConnectTimeout(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        var transport = tls.map(it -> plain.sslConfig(MqttClientSslConfig.builder()
                        .trustManagerFactory(it.trust())
                        .keyManagerFactory(it.identity())
                        .handshakeTimeout(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .build()))
                .orElse(plain);
        return MqttClient.builder()
                .useMqttVersion3()
                .identifier(IDENTIFIER
                        + HexFormat.of()
                                .toHexDigits((short) ThreadLocalRandom.current().nextInt()))
                .transportConfig(transport.build())
                .executorConfig(
                        MqttClientExecutorConfig.builder().nettyThreads(1).build())
                .buildAsync();
    }

    private Message says(Phrase phrase) {
        return Message.of(phrase, where);
    }

    @Override
    public void close() {
        attempt.close();
    }

    /** One try to read it, from its beginning to its end. */
    private sealed interface Attempt extends AutoCloseable {

        /** As {@link System#nanoTime} has it. */
        long begin();

        Reading<BrokerFigures> reading();

        /** Whether the broker took what we subscribe to so long ago. */
        boolean isTakenSince(Duration time);

        /** Whether another try makes sense: it has come to nothing, and nobody has refused us. */
        boolean isOver();

        @Override
        void close();
    }

    /** Nothing was sent. */
    private record NotBegun(Message reason, long begin) implements Attempt {

        @Override
        public Reading<BrokerFigures> reading() {
            return new Reading.Absent<>(reason);
        }

        @Override
        public boolean isTakenSince(Duration time) {
            return false;
        }

        @Override
        public boolean isOver() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /**
     * What a connection has come to that has come to nothing.
     *
     * @param lasting another try would only be refused again
     */
    private record Failure(Reading<BrokerFigures> reading, boolean lasting) {

        /** There is nobody who would tell us. */
        private static Failure of(Message reason, boolean lasting) {
            return new Failure(new Reading.Absent<>(reason), lasting);
        }
    }

    /** One connection. */
    private final class Begun implements Attempt {

        private final Mqtt3AsyncClient client;
        private final Optional<BrokerTls> tls;
        private final SysTopics topics;
        private final long begin = System.nanoTime();
        private volatile OptionalLong taken = OptionalLong.empty();
        private volatile Optional<Failure> failure = Optional.empty();

        private Begun(Mqtt3AsyncClient client, Optional<BrokerTls> tls, SysTopics topics) {
            this.client = client;
            this.tls = tls;
            this.topics = topics;
        }

        private void start(Optional<Mqtt3SimpleAuth> credentials) {
            client.publishes(MqttGlobalPublishFilter.ALL, this::take);
            var connect = Mqtt3Connect.builder().cleanSession(true);
            var _ = client.connect(
                            credentials.map(connect::simpleAuth).orElse(connect).build())
                    .thenCompose(_ -> client.subscribe(Mqtt3Subscribe.builder()
                            .addSubscriptions(SysTopics.FILTERS.stream()
                                    .map(filter -> Mqtt3Subscription.builder()
                                            .topicFilter(filter)
                                            .qos(MqttQos.AT_MOST_ONCE)
                                            .build()))
                            .build()))
                    .whenComplete(
                            (_, problem) -> Optional.ofNullable(problem).ifPresentOrElse(this::failed, this::taken));
        }

        private void take(Mqtt3Publish message) {
            topics.accept(
                    message.getTopic().toString(),
                    UTF_8.decode(message.getPayload().orElseGet(() -> UTF_8.encode("")))
                            .toString(),
                    message.isRetain(),
                    System.nanoTime());
            news.release();
        }

        private void taken() {
            taken = OptionalLong.of(System.nanoTime());
        }

        @Override
        public boolean isTakenSince(Duration time) {
            OptionalLong since = taken;
            return since.isPresent() && System.nanoTime() - since.getAsLong() > time.toNanos();
        }

        private void failed(Throwable problem) {
            failure = Optional.of(
                    switch (problem instanceof CompletionException && problem.getCause() != null
                            ? problem.getCause()
                            : problem) {
                        case Mqtt3ConnAckException _ -> Failure.of(login.refused(where), true);
                        case Mqtt3SubAckException _ -> Failure.of(login.denied(where), true);
                        default -> unreachable();
                    });
            news.release();
        }

        private Failure unreachable() {
            Optional<String> other = tls.flatMap(BrokerTls::other);
            if (other.isPresent()) {
                Path certificate = access.certificate().orElseThrow();
                return Failure.of(
                        Message.of(Phrase.FIGURES_SYS_OTHER_CERTIFICATE, where, other.get(), certificate), false);
            }
            if (tls.filter(BrokerTls::wantsCertificate).isPresent()) {
                return Failure.of(says(Phrase.FIGURES_SYS_WANTS_CERTIFICATE), false);
            }
            // It may only be busy, or we may be, and have clients.
            return new Failure(new Reading.Late<>(says(Phrase.FIGURES_SYS_UNREACHABLE)), false);
        }

        @Override
        public long begin() {
            return begin;
        }

        @Override
        public Reading<BrokerFigures> reading() {
            if (failure.isPresent()) {
                return failure.get().reading();
            }
            boolean waited = System.nanoTime() - begin > SILENCE.toNanos();
            if (waited && !client.getState().isConnectedOrReconnect()) {
                return new Reading.Late<>(says(Phrase.FIGURES_SYS_UNREACHABLE));
            }
            return topics.figures(System.nanoTime())
                    .<Reading<BrokerFigures>>map(Reading.Told::new)
                    // Before it has taken us it can tell us nothing.
                    .orElseGet(() -> isTakenSince(SILENCE)
                            ? new Reading.Absent<>(login.silent(where))
                            : new Reading.Late<>(says(Phrase.FIGURES_SYS_AWAITED)));
        }

        @Override
        public boolean isOver() {
            return failure.filter(Failure::lasting).isEmpty()
                    && !client.getState().isConnectedOrReconnect();
        }

        @Override
        public void close() {
            if (client.getState().isConnectedOrReconnect()) {
                var _ = client.disconnect();
            }
        }
    }
}
