package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.app.tray.Glance;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is known of the brokers and what went wrong, as the tray tells it. For the agent's thread alone. */
final class Board {

    private final Texts texts;
    private final Map<BrokerName, Verdict> verdicts = new HashMap<>();
    private final Map<BrokerName, String> troubles = new HashMap<>();
    private ConfiguredBrokers configured = new ConfiguredBrokers(List.of(), List.of());
    private Optional<Sentence> windowTrouble = Optional.empty();

    Board(Texts texts) {
        this.texts = texts;
    }

    void configured(ConfiguredBrokers now) {
        configured = now;
        var names = now.brokers().stream().map(Broker::name).toList();
        verdicts.keySet().retainAll(names);
        troubles.keySet().retainAll(names);
    }

    List<Broker> brokers() {
        return configured.brokers();
    }

    Optional<Broker> find(String name) {
        return configured.find(name);
    }

    void note(Snapshot snapshot) {
        verdicts.put(snapshot.broker().name(), snapshot.verdict());
    }

    /** What was ordered did not go well. */
    void trouble(BrokerName name, String words) {
        troubles.put(name, words);
    }

    void clearTrouble(BrokerName name) {
        troubles.remove(name);
    }

    void windowTrouble(Optional<Sentence> now) {
        windowTrouble = now;
    }

    boolean windowIsWell() {
        return windowTrouble.isEmpty();
    }

    /** @param next what was ordered for a broker and waits */
    Glance glance(Function<BrokerName, Optional<TrayAction.Verb>> next) {
        return new Glance(
                configured.brokers().stream()
                        .map(Broker::name)
                        .map(name -> new Glance.Shown(
                                name,
                                Optional.ofNullable(verdicts.get(name)),
                                Optional.ofNullable(troubles.get(name)),
                                next.apply(name)))
                        .toList(),
                Stream.concat(
                                windowTrouble.stream(),
                                configured.problems().stream().map(SettingsProblem::sentence))
                        .map(texts::text)
                        .toList());
    }
}
