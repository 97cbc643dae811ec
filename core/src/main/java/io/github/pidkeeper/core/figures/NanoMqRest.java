package io.github.pidkeeper.core.figures;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NanoMQ's REST interface, as its releases 0.23.1 to 0.25.6 have it. Only two documents are ever asked for; what would tell
 * its configuration, with the password, or change anything, is not.
 *
 * <p>What NanoMQ calls messages received are packets of every type; its messages sent are messages that were given to
 * subscribers; and its messages dropped are packets that went to no subscriber, among them those that never could. Connected
 * clients are its connections_count: the connections of its document on nodes are sessions, and some of their clients are
 * gone.
 */
final class NanoMqRest implements BrokerSource {

    private static final String METRICS = "/api/v4/prometheus";
    private static final String BROKERS = "/api/v4/brokers";
    private static final String CONNECTIONS = "nanomq_connections_count";
    private static final Pattern NUMBER = Pattern.compile("(nanomq_[a-z_]+) ([0-9]{1,18})(\\.[0-9]*)?");

    private final Rest rest;
    private final HeldPort port;
    private final FlowMeter received = new FlowMeter(Counted.PACKETS);
    private final FlowMeter sent = new FlowMeter(Counted.MESSAGES);
    private final FlowMeter dropped = new FlowMeter(Counted.PACKETS);

    NanoMqRest(Rest rest, HeldPort port) {
        this.rest = rest;
        this.port = port;
    }

    @Override
    public Reading<BrokerFigures> read(Duration limit) {
        long begin = System.nanoTime();
        return numbers(limit).then(numbers -> {
            Duration now = Duration.ofNanos(System.nanoTime());
            Duration left = limit.minus(now.minusNanos(begin));
            return new Reading.Told<>(
                    figures(numbers, now, get(BROKERS, left).told().flatMap(NanoMqIdentity::parse)));
        });
    }

    @Override
    public Reading<Long> clients(Duration limit) {
        return numbers(limit)
                .then(numbers -> new Reading.Told<>(number(numbers, CONNECTIONS).orElseThrow()));
    }

    private BrokerFigures figures(Map<String, Long> numbers, Duration now, Optional<NanoMqIdentity> identity) {
        return new BrokerFigures(
                rest.where(),
                OptionalLong.of(number(numbers, CONNECTIONS).orElseThrow()),
                number(numbers, "nanomq_messages_received").map(total -> received.next(total, now)),
                number(numbers, "nanomq_messages_sent").map(total -> sent.next(total, now)),
                number(numbers, "nanomq_messages_dropped").map(total -> dropped.next(total, now)),
                number(numbers, "nanomq_subscribers_count").map(count -> new Count(Counted.SUBSCRIBERS, count)),
                identity.flatMap(NanoMqIdentity::version),
                identity.flatMap(NanoMqIdentity::uptime));
    }

    private static Optional<Long> number(Map<String, Long> numbers, String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    private Reading<Map<String, Long>> numbers(Duration limit) {
        return get(METRICS, limit).then(metrics -> {
            Map<String, Long> numbers = parse(metrics);
            return numbers.containsKey(CONNECTIONS)
                    ? new Reading.Told<>(numbers)
                    : new Reading.Absent<>(rest.garbage());
        });
    }

    /** User and password go out only to a port that was the broker's own a moment ago: it may have died since the last time. */
    private Reading<String> get(String path, Duration limit) {
        return port.problem().<Reading<String>>map(Reading.Absent::new).orElseGet(() -> rest.get(path, limit));
    }

    /** Prometheus' text format; fractions are cut off, since nothing that is read here has any. */
    private static Map<String, Long> parse(String metrics) {
        var numbers = new HashMap<String, Long>();
        metrics.lines()
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .forEach(line -> numbers.put(line.group(1), Long.parseLong(line.group(2))));
        return numbers;
    }
}
