package io.github.pidkeeper.core.text;

/** Says a message in words; the core has none of its own. */
@FunctionalInterface
public interface Wording {

    String of(Message message);
}
