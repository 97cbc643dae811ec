package io.github.pidkeeper.app.instance;

import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import java.util.Optional;

/** What the tray's process tells the window to do, over the connection that the window has made: one line each. */
public sealed interface Order {

    /** Come to the front. */
    record Raise() implements Order {}

    /** End. */
    record Quit() implements Order {}

    /** Show what is listed by this name. */
    record Select(String name) implements Order {}

    /** Show the log of what is listed by this name. */
    record Log(String name) implements Order {}

    /** Do what was chosen in the tray, as if it had been chosen in the window: ask first where the window would. */
    record CarryOut(Kind kind, BrokerName broker) implements Order {

        /** @throws IllegalArgumentException for anything but a stop or a restart, about which alone there may be something to ask */
        public CarryOut {
            if (kind != Kind.STOP && kind != Kind.RESTART) {
                throw new IllegalArgumentException("not for the window: " + kind);
            }
        }
    }

    /** The line that goes over the socket. */
    default String line() {
        return switch (this) {
            case Raise() -> "raise";
            case Quit() -> "quit";
            case Select(String name) -> "select " + name;
            case Log(String name) -> "log " + name;
            case CarryOut(Kind kind, BrokerName broker) -> kind.text() + " " + broker;
        };
    }

    /** Empty for what is no order: this version of the window does not know it, and does nothing about it. */
    static Optional<Order> parse(String line) {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String name = blank < 0 ? "" : line.substring(blank + 1).strip();
        return switch (word) {
            case "raise" -> Optional.<Order>of(new Raise()).filter(_ -> name.isEmpty());
            case "quit" -> Optional.<Order>of(new Quit()).filter(_ -> name.isEmpty());
            case "select" -> Optional.<Order>of(new Select(name)).filter(_ -> !name.isEmpty());
            case "log" -> Optional.<Order>of(new Log(name)).filter(_ -> !name.isEmpty());
            case "stop" -> carryOut(Kind.STOP, name);
            case "restart" -> carryOut(Kind.RESTART, name);
            default -> Optional.empty();
        };
    }

    private static Optional<Order> carryOut(Kind kind, String name) {
        return BrokerName.parse(name).map(broker -> new CarryOut(kind, broker));
    }
}
