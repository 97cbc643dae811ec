package io.github.pidkeeper.core.broker;

/** What sort of program a broker is, as far as it changes how it is started, recognised and stopped. */
public enum BrokerKind {
    NANOMQ,
    MOSQUITTO,
    GENERIC
}
