package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Counted;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.FlowMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What Mosquitto has told in $SYS, made into figures. Safe for use by several threads.
 *
 * <p>Mosquitto tells everything in one go, every sys_interval (10 s), its uptime first, and only what has changed; whoever
 * subscribes is told at once what it told the last time, as retained messages. So nothing is read while it is telling. What
 * is retained was counted before we came; what comes afterwards has us in it, as a client with subscriptions who is sent
 * messages, and we take ourselves out. What does not come again has not changed, and so has us in it, too; but that nothing
 * more comes is certain only when the next go has begun: a broker that is held up in the middle of one must not be taken for
 * one without clients.
 */
final class SysTopics {

    private static final String ROOT = "$SYS/broker/";
    private static final String CLIENTS = ROOT + "clients/connected";
    private static final String SUBSCRIPTIONS = ROOT + "subscriptions/count";
    private static final String RECEIVED = ROOT + "publish/messages/received";
    private static final String SENT = ROOT + "publish/messages/sent";
    private static final String DROPPED = ROOT + "publish/messages/dropped";
    private static final String UPTIME = ROOT + "uptime";
    private static final String VERSION = ROOT + "version";
    private static final String VERSION_BEGIN = "mosquitto version ";
    private static final int LONGEST_VERSION = 40;

    /** To be subscribed to, each by itself. */
    static final List<String> FILTERS = List.of(CLIENTS, SUBSCRIPTIONS, RECEIVED, SENT, DROPPED, UPTIME, VERSION);

    /** It tells in a burst of milliseconds. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String source;
    private final Map<String, Long> numbers = new HashMap<>();
    private final FlowMeter received = new FlowMeter(Counted.MESSAGES);
    private final FlowMeter sent = new FlowMeter(Counted.MESSAGES);
    private final FlowMeter dropped = new FlowMeter(Counted.MESSAGES);
    private Optional<String> version = Optional.empty();
    private Optional<BrokerFigures> latest = Optional.empty();
    private final Set<String> toldSinceWeCame = new HashSet<>();
    private int goes;
    private long arrived;
    private long lastArrival;

    /** @param source where it is told, for showing */
    SysTopics(String source) {
        this.source = source;
    }

    /**
     * Takes a message.
     *
     * @param retained it was told before we subscribed
     * @param nanos when it arrived
     */
    synchronized void accept(String topic, String payload, boolean retained, long nanos) {
        if (topic.equals(VERSION)) {
            version = Optional.of(
                            payload.startsWith(VERSION_BEGIN) ? payload.substring(VERSION_BEGIN.length()) : payload)
                    .filter(text -> text.length() <= LONGEST_VERSION);
        } else {
            String number = payload.endsWith(" seconds") ? payload.replace(" seconds", "") : payload;
            if (number.matches("[0-9]{1,18}")) {
                long ours = topic.equals(SENT) && !retained ? arrived : 0;
                numbers.put(topic, Math.max(0, Long.parseLong(number) - ours));
            }
        }
        if (!retained) {
            toldSinceWeCame.add(topic);
            goes += topic.equals(UPTIME) ? 1 : 0;
        }
        arrived++;
        lastArrival = nanos;
    }

    /** What it has told the last time; empty before it has told anything. */
    synchronized Optional<BrokerFigures> figures(long nanos) {
        if (arrived > 0 && nanos - lastArrival >= PAUSE.toNanos() && numbers.containsKey(CLIENTS)) {
            latest = Optional.of(now());
        }
        return latest;
    }

    private BrokerFigures now() {
        Optional<Duration> uptime = number(UPTIME).map(Duration::ofSeconds);
        return new BrokerFigures(
                source,
                others(CLIENTS, 1).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                flow(received, RECEIVED, uptime),
                flow(sent, SENT, uptime),
                flow(dropped, DROPPED, uptime),
                others(SUBSCRIPTIONS, FILTERS.size()).map(count -> new Count(Counted.SUBSCRIPTIONS, count)),
                version,
                uptime);
    }

    /** A number without what of it is ours. */
    private Optional<Long> others(String topic, int ours) {
        boolean countsUs = toldSinceWeCame.contains(topic) || goes > 1;
        return number(topic).map(count -> Math.max(0, count - (countsUs ? ours : 0)));
    }

    private Optional<Flow> flow(FlowMeter meter, String topic, Optional<Duration> uptime) {
        return uptime.isEmpty() ? Optional.empty() : number(topic).map(total -> meter.next(total, uptime.get()));
    }

    private Optional<Long> number(String topic) {
        return Optional.ofNullable(numbers.get(topic));
    }
}
