package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;

/** What a description of a broker on the command line came to. */
sealed interface Given {

    /** What an invocation is about that names nothing beside. */
    Choice choice();

    record Described(Broker broker) implements Given {
        @Override
        public Choice choice() {
            return new Choice.One(broker);
        }
    }

    record Wrong(Sentence sentence) implements Given {
        @Override
        public Choice choice() {
            return new Choice.Wrong(sentence);
        }
    }
}
