package io.github.pidkeeper.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tray's process tells the window. */
class OrderTest {

    private static final BrokerName PLANT = new BrokerName("plant-floor");

    static Stream<Order> orders() {
        return Stream.of(
                new Order.Raise(),
                new Order.Quit(),
                new Order.Select("plant floor"),
                new Order.Log("plant-floor"),
                new Order.CarryOut(Kind.STOP, PLANT),
                new Order.CarryOut(Kind.RESTART, PLANT));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whatIsSaidIsUnderstoodAsTheSame(Order order) {
        assertThat(Order.parse(order.line())).contains(order);
    }

    @Test
    void aLineSaysWhatAndWithWhom() {
        assertThat(new Order.CarryOut(Kind.STOP, PLANT).line()).isEqualTo("stop plant-floor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "stop",
                "stop ",
                "stop plant floor",
                "stop ../plant",
                "stop -plant",
                "restart",
                "STOP plant",
                "stopplant",
                "start plant",
                "force plant",
                "select",
                "log ",
                "quit now",
                "raise me"
            })
    void whatIsNoOrderIsNotUnderstood(String line) {
        assertThat(Order.parse(line)).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsNone() {
        assertThat(Order.parse("stop " + "x".repeat(64))).isPresent();
        assertThat(Order.parse("stop " + "x".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STOP", "RESTART"})
    void nothingElseIsCarriedOutByOrder(Kind kind) {
        assertThatThrownBy(() -> new Order.CarryOut(kind, PLANT)).isInstanceOf(IllegalArgumentException.class);
    }
}
