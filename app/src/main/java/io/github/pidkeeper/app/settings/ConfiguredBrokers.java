package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.core.broker.Broker;
import java.util.List;
import java.util.Optional;

/**
 * The brokers that the administrator configured, by name, and what is wrong with the files of others.
 *
 * @param brokers in the order of their names; no two have the same pid file
 */
public record ConfiguredBrokers(List<Broker> brokers, List<SettingsProblem> problems) {

    public ConfiguredBrokers {
        brokers = List.copyOf(brokers);
        problems = List.copyOf(problems);
    }

    public Optional<Broker> find(String name) {
        return brokers.stream()
                .filter(broker -> broker.name().text().equals(name))
                .findFirst();
    }

    /** Whether it is certain that no such broker is configured: of one whose file cannot be used now it is not. */
    public boolean lacks(String name) {
        return find(name).isEmpty()
                && problems.stream()
                        .allMatch(problem -> problem.broker()
                                .filter(other -> !other.equals(name))
                                .isPresent());
    }

    /** What is wrong with the file of the broker that has this name. */
    public Optional<SettingsProblem> problemOf(String name) {
        return problems.stream()
                .filter(problem -> problem.broker().filter(name::equals).isPresent())
                .findFirst();
    }
}
