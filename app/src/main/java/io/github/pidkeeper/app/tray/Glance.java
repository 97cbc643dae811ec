package io.github.pidkeeper.app.tray;

import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All that the tray tells about, at one moment.
 *
 * @param brokers in the order to show them in
 * @param problems texts about what could not even be looked at, such as settings that cannot be used
 */
public record Glance(List<Shown> brokers, List<String> problems) {

    public Glance {
        brokers = List.copyOf(brokers);
        problems = List.copyOf(problems);
    }

    /**
     * One broker.
     *
     * @param verdict empty until somebody has looked
     * @param trouble what went wrong with what was ordered here
     * @param next what was ordered here and waits until something else is over
     */
    public record Shown(
            BrokerName name, Optional<Verdict> verdict, Optional<String> trouble, Optional<TrayAction.Verb> next) {}
}
