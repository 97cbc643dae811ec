package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.Objection;
import io.github.pidkeeper.core.text.Message;
import java.util.List;
import java.util.Optional;

/** What brokers of one kind would object to in a configuration, and which of it this program certainly would. */
record Objections(List<Objection> all) {

    Objections {
        all = List.copyOf(all);
    }

    /** The first of them. */
    Optional<Message> problem(ProgramFile program) {
        return all.stream()
                .filter(it -> program.contains(it.says()) && program.lacks(it.lacks()))
                .map(Objection::message)
                .findFirst();
    }
}
