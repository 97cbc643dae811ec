package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the brokers that an invocation is about: described on the spot, named, or those that are configured. */
record Chooser(Settings settings, Paths paths) {

    Choice choose(Invocation invocation) {
        if (Description.isIn(invocation)) {
            return invocation.operand().isPresent()
                    ? new Choice.Wrong(Sentence.of(
                            "cli.named-and-described", invocation.operand().get()))
                    : new Description(invocation, paths, settings.kinds())
                            .broker(Optional.empty())
                            .choice();
        }
        var configured = settings.load();
        if (invocation.operand().isPresent()) {
            return named(invocation.operand().get(), configured);
        }
        return configured.brokers().size() == 1 && configured.problems().isEmpty()
                ? new Choice.One(configured.brokers().getFirst())
                : new Choice.All(configured.brokers(), configured.problems());
    }

    /** Like {@link #named}, for somebody who does not want one that is not there to be added. */
    static Choice there(String name, ConfiguredBrokers configured) {
        return names(configured).isEmpty()
                ? new Choice.Wrong(Sentence.of("cli.unknown-broker-nothing", name))
                : named(name, configured);
    }

    static Choice named(String name, ConfiguredBrokers configured) {
        var broker = configured.find(name);
        if (broker.isPresent()) {
            return new Choice.One(broker.get());
        }
        var problem = configured.problemOf(name);
        return problem.isPresent() ? new Choice.Unusable(problem.get()) : new Choice.Wrong(unknown(name, configured));
    }

    private static Sentence unknown(String name, ConfiguredBrokers configured) {
        var known = names(configured);
        if (known.isEmpty()) {
            return Sentence.of("cli.unknown-broker-none", name);
        }
        var names = String.join(", ", known);
        return new Nearest(known)
                .to(name)
                .map(near -> Sentence.of("cli.unknown-broker-meant", name, near, names))
                .orElseGet(() -> Sentence.of("cli.unknown-broker", name, names));
    }

    /** Also those whose settings cannot be used. */
    static List<String> names(ConfiguredBrokers configured) {
        return Stream.concat(
                        configured.brokers().stream().map(Broker::name).map(BrokerName::text),
                        configured.problems().stream()
                                .map(SettingsProblem::broker)
                                .flatMap(Optional::stream))
                .distinct()
                .sorted()
                .toList();
    }
}
