package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Counted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SysTopicsTest {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final SysTopics topics = new SysTopics("127.0.0.1:1883");
    private long now;

    @Test
    void nothingIsKnownBeforeAnythingWasTold() {
        assertThat(topics.figures(now)).isEmpty();
    }

    @Test
    void whatWasCountedBeforeWeCameIsTakenAsItIs() {
        retained("clients/connected", "3");
        retained("subscriptions/count", "5");
        retained("publish/messages/sent", "70");
        retained("uptime", "100 seconds");
        retained("version", "mosquitto version 2.0.11");

        BrokerFigures figures = figures();

        assertThat(figures.clients()).hasValue(3);
        assertThat(figures.subscriptions()).contains(new Count(Counted.SUBSCRIPTIONS, 5));
        assertThat(figures.sent().orElseThrow().total()).isEqualTo(70);
        assertThat(figures.uptime()).contains(Duration.ofSeconds(100));
        assertThat(figures.version()).contains("2.0.11");
    }

    @Test
    void afterwardsWeTakeOurselvesOut() {
        retained("clients/connected", "3");
        retained("subscriptions/count", "5");
        retained("publish/messages/sent", "70");
        retained("uptime", "100 seconds");
        figures();

        told("uptime", "110 seconds");
        told("clients/connected", "4");
        told("subscriptions/count", "12");
        // 20 to others; to us the four retained ones and the three of this time.
        told("publish/messages/sent", "97");
        BrokerFigures figures = figures();

        assertThat(figures.clients()).hasValue(3);
        assertThat(figures.subscriptions()).contains(new Count(Counted.SUBSCRIPTIONS, 5));
        assertThat(figures.sent().orElseThrow().total()).isEqualTo(90);
        assertThat(figures.sent().orElseThrow().perSecond()).hasValue(2);
    }

    @Test
    void whatIsNotToldAgainHasNotChangedAndHasUsInItByTheNextTime() {
        retained("clients/connected", "3");
        figures();

        // One has gone while we came.
        told("uptime", "110 seconds");
        figures();
        told("uptime", "120 seconds");

        assertThat(figures().clients()).hasValue(2);
    }

    @Test
    void aBrokerThatIsHeldUpWhileItTellsIsNotTakenForOneWithoutClients() {
        retained("clients/connected", "1");
        retained("uptime", "100 seconds");
        figures();

        told("uptime", "110 seconds");
        assertThat(figures().clients()).hasValue(1);
        told("clients/connected", "2");
        assertThat(figures().clients()).hasValue(1);
    }

    @Test
    void nothingIsReadWhileTheBrokerIsTelling() {
        retained("clients/connected", "3");
        retained("uptime", "100 seconds");
        figures();
        told("uptime", "110 seconds");

        assertThat(topics.figures(now).orElseThrow().uptime()).contains(Duration.ofSeconds(100));
    }

    @Test
    void theRateIsOverTheBrokersOwnTime() {
        retained("clients/connected", "0");
        retained("publish/messages/received", "1000");
        retained("uptime", "100 seconds");
        assertThat(figures().received().orElseThrow().perSecond()).isEmpty();

        told("uptime", "110 seconds");
        told("publish/messages/received", "1050");

        assertThat(figures().received().orElseThrow().perSecond()).hasValue(5);
        assertThat(figures().received().orElseThrow().perSecond()).hasValue(5);
        told("uptime", "120 seconds");
        assertThat(figures().received().orElseThrow().perSecond()).hasValue(0);
    }

    @Test
    void garbageIsNoNumber() {
        retained("clients/connected", "many");
        assertThat(topics.figures(now)).isEmpty();
        retained("clients/connected", "-3");
        assertThat(topics.figures(now)).isEmpty();
        retained("clients/connected", "99999999999999999999");
        assertThat(topics.figures(now)).isEmpty();
        retained("clients/connected", "2");
        retained("version", "x".repeat(5000));
        assertThat(figures().version()).isEmpty();
    }

    private BrokerFigures figures() {
        now += PAUSE;
        return topics.figures(now).orElseThrow();
    }

    private void retained(String topic, String payload) {
        topics.accept("$SYS/broker/" + topic, payload, true, now);
    }

    private void told(String topic, String payload) {
        topics.accept("$SYS/broker/" + topic, payload, false, now);
    }
}
