package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ControlLinesTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<String> answers = new ArrayList<>();
    private Runnable decided = () -> {};
    private final ControlLines lines = new ControlLines(
            new ControlLines.Orders() {
                @Override
                public void raise(Runnable taken) {
                    heard.add("raise");
                    taken.run();
                }

                @Override
                public void quit() {
                    heard.add("quit");
                }

                @Override
                public void select(String name, Runnable taken) {
                    heard.add("select " + name);
                    taken.run();
                }

                @Override
                public void log(String name, Runnable taken) {
                    heard.add("log " + name);
                    taken.run();
                }

                @Override
                public void carryOut(Kind kind, BrokerName broker, Runnable taken) {
                    heard.add(kind + " " + broker);
                    decided = taken;
                }
            },
            answers::add);

    @Test
    void eachLineIsAnOrder() throws InterruptedException {
        lines.listen(new ByteArrayInputStream(
                "raise\n\nselect plant-floor\r\nlog lab\nstop lab\ndance\nquit\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("raise");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("select plant-floor");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("log lab");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("STOP lab");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("quit");
    }

    @Test
    void theWindowEndsWhenNobodyIsLeftToGiveOrders() throws InterruptedException {
        lines.listen(InputStream.nullInputStream());
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("quit");
    }

    @Test
    void eachLineIsSentBackOnceItIsTaken() {
        lines.obey("select lab");
        lines.obey("stop lab");
        lines.obey("raise");
        assertThat(answers).containsExactly("select lab", "raise");
        decided.run();
        assertThat(answers).containsExactly("select lab", "raise", "stop lab");
    }

    @Test
    void whatIsNoOrderIsIgnored() {
        lines.obey("RAISE");
        lines.obey("");
        lines.obey("selectx");
        lines.obey("stop");
        lines.obey("stop ../lab");
        lines.obey("force lab");
        assertThat(heard).isEmpty();
        assertThat(answers).isEmpty();
    }
}
