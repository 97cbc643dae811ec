package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A program that does something with a broker and dies, without a word, as soon as a certain step is under way. */
final class DyingOperator {

    static final int DEAD = 9;

    private DyingOperator() {}

    /** Arguments: start, stop, restart, repair or undo, the step, the state directory, the pid file, the port, and the broker's command. */
    public static void main(String[] arguments) throws InterruptedException {
        Step.Kind last = Step.Kind.valueOf(arguments[1]);
        var broker = new Broker(
                new BrokerName("plant-floor"),
                BrokerKind.NANOMQ,
                new Command(
                        Path.of(arguments[5]),
                        List.copyOf(Arrays.asList(arguments).subList(6, arguments.length))),
                Path.of(arguments[3]),
                Optional.empty(),
                OptionalInt.of(Integer.parseInt(arguments[4])),
                Duration.ofSeconds(10));
        Progress dying = new Progress() {
            @Override
            public void changed(Step step) {
                if (step.kind() == last && step.progress() == Step.Progress.UNDER_WAY) {
                    Runtime.getRuntime().halt(DEAD);
                }
            }
        };
        Lifecycle lifecycle = RealBench.lifecycle(Path.of(arguments[2]));
        switch (arguments[0]) {
            case "stop" -> lifecycle.stop(broker, dying);
            case "restart" -> lifecycle.restart(broker, dying);
            case "repair" -> lifecycle.repair(broker, dying);
            case "undo" -> lifecycle.undoRepair(broker, dying);
            default -> lifecycle.start(broker, dying);
        }
    }
}
