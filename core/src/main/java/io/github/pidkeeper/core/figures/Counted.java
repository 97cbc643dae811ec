package io.github.pidkeeper.core.figures;

/** What a broker's number is a number of, since brokers call different things by one word. */
public enum Counted {
    /** Messages that were published. */
    MESSAGES,
    /** MQTT packets of every type: those that connect, subscribe and ping as well. */
    PACKETS,
    SUBSCRIPTIONS,
    /** Clients that have subscribed to something. */
    SUBSCRIBERS
}
