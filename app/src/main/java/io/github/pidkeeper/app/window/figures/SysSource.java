package io.github.pidkeeper.app.window.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.BrokerSource;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Mosquitto's $SYS, read by one anonymous client with a clean session for as long as somebody looks. A broker that refuses it
 * is not asked again; one that is gone, no oftener than every ten seconds.
 */
final class SysSource implements BrokerSource {

    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final long SILENCE = Duration.ofSeconds(5).toNanos();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    /** 22 characters, of which any broker takes 23. */
    private static final String IDENTIFIER = "pidkeeper-figures-";

    private final InetSocketAddress address;
    private final String where;
    private volatile Attempt attempt;

    SysSource(InetSocketAddress address) {
        this.address = address;
        String host = address.getAddress().getHostAddress();
        where = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
        attempt = connect();
    }

    @Override
    public Reading<BrokerFigures> read(Duration limit) {
        return attempt().reading();
    }

    /** Safe for use by several threads, unlike the rest. */
    @Override
    public Reading<Long> clients(Duration limit) {
        return switch (attempt.reading()) {
            case Reading.Told<BrokerFigures>(BrokerFigures figures)
            when figures.clients().isPresent() ->
                new Reading.Told<>(figures.clients().getAsLong());
            case Reading.Told<BrokerFigures> _ -> absent(Phrase.FIGURES_SYS_AWAITED);
            case Reading.Absent<BrokerFigures>(Message reason) -> new Reading.Absent<>(reason);
        };
    }

    /** The one that is under way, or another if that has come to nothing some time ago. */
    private Attempt attempt() {
        if (attempt.isOver() && System.nanoTime() - attempt.begin > PATIENCE) {
            attempt.close();
            attempt = connect();
        }
        return attempt;
    }

    private Attempt connect() {
        var topics = new SysTopics(where);
        Mqtt3AsyncClient client = MqttClient.builder()
                .useMqttVersion3()
                .identifier(IDENTIFIER
                        + HexFormat.of()
                                .toHexDigits((short) ThreadLocalRandom.current().nextInt()))
                .serverAddress(address)
                .transportConfig()
                .socketConnectTimeout(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .applyTransportConfig()
                .executorConfig(
                        MqttClientExecutorConfig.builder().nettyThreads(1).build())
                .buildAsync();
        var begun = new Attempt(client, topics);
        begun.start();
        return begun;
    }

    private <T> Reading<T> absent(Phrase phrase) {
        return new Reading.Absent<>(Message.of(phrase, where));
    }

    @Override
    public void close() {
        attempt.close();
    }

    /** One connection, from its beginning to its end. */
    private final class Attempt implements AutoCloseable {

        private final Mqtt3AsyncClient client;
        private final SysTopics topics;
        private final long begin = System.nanoTime();
        private volatile Optional<Phrase> failure = Optional.empty();

        private Attempt(Mqtt3AsyncClient client, SysTopics topics) {
            this.client = client;
            this.topics = topics;
        }

        private void start() {
            client.publishes(MqttGlobalPublishFilter.ALL, this::take);
            var _ = client.connectWith()
                    .cleanSession(true)
                    .send()
                    .thenCompose(_ -> client.subscribe(Mqtt3Subscribe.builder()
                            .addSubscriptions(SysTopics.FILTERS.stream()
                                    .map(filter -> Mqtt3Subscription.builder()
                                            .topicFilter(filter)
                                            .qos(MqttQos.AT_MOST_ONCE)
                                            .build()))
                            .build()))
                    .whenComplete((_, problem) -> Optional.ofNullable(problem).ifPresent(this::failed));
        }

        private void take(Mqtt3Publish message) {
            topics.accept(
                    message.getTopic().toString(),
                    UTF_8.decode(message.getPayload().orElseGet(() -> UTF_8.encode("")))
                            .toString(),
                    message.isRetain(),
                    System.nanoTime());
        }

        private void failed(Throwable problem) {
            failure = Optional.of(
                    switch (problem instanceof CompletionException && problem.getCause() != null
                            ? problem.getCause()
                            : problem) {
                        case Mqtt3ConnAckException _ -> Phrase.FIGURES_SYS_REFUSED;
                        case Mqtt3SubAckException _ -> Phrase.FIGURES_SYS_DENIED;
                        default -> Phrase.FIGURES_SYS_UNREACHABLE;
                    });
        }

        private Reading<BrokerFigures> reading() {
            if (failure.isPresent()) {
                return absent(failure.get());
            }
            boolean waited = System.nanoTime() - begin > SILENCE;
            if (waited && !client.getState().isConnectedOrReconnect()) {
                return absent(Phrase.FIGURES_SYS_UNREACHABLE);
            }
            return topics.figures(System.nanoTime())
                    .<Reading<BrokerFigures>>map(Reading.Told::new)
                    .orElseGet(() -> absent(waited ? Phrase.FIGURES_SYS_SILENT : Phrase.FIGURES_SYS_AWAITED));
        }

        /** Whether another try makes sense: the connection is gone, and nobody has refused us. */
        private boolean isOver() {
            return failure.filter(phrase -> phrase != Phrase.FIGURES_SYS_UNREACHABLE)
                            .isEmpty()
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
