package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.core.broker.Broker;
import java.util.List;

/** Which brokers an invocation is about. */
sealed interface Choice {

    /** Exactly this one. */
    record One(Broker broker) implements Choice {}

    /** All that are configured, as nobody named one. */
    record All(List<Broker> brokers, List<SettingsProblem> problems) implements Choice {}

    /** The one that was named has settings that cannot be used. */
    record Unusable(SettingsProblem problem) implements Choice {}

    /** None, and what to say instead. */
    record Wrong(Sentence sentence) implements Choice {}
}
