package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import java.util.Set;

/**
 * Why a broker would end as soon as it starts, though its configuration can be read.
 *
 * <p>Releases differ in what they object to. What a program can say tells them apart: the text of an objection is in those
 * that make it.
 *
 * @param message with file and line, and what to do
 * @param says texts that the program has to have for it to make this objection; none where every release makes it
 * @param lacks texts that it must not have
 */
public record Objection(Message message, Set<String> says, Set<String> lacks) {

    public Objection {
        says = Set.copyOf(says);
        lacks = Set.copyOf(lacks);
    }

    static Objection ofEveryRelease(Message message) {
        return new Objection(message, Set.of(), Set.of());
    }

    static Objection of(Message message, Set<String> says) {
        return new Objection(message, says, Set.of());
    }
}
