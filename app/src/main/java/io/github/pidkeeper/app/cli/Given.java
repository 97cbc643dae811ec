package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;

/** What a description of a broker on the command line came to. */
sealed interface Given {

    record Described(Broker broker) implements Given {}

    record Wrong(Sentence sentence) implements Given {}
}
