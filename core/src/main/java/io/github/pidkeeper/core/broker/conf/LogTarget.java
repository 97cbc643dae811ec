package io.github.pidkeeper.core.broker.conf;

/** Where a broker's own configuration sends its log. */
public enum LogTarget {
    FILE,
    /** The output of its process. */
    OUTPUT,
    SYSLOG,
    /** Messages on topics of its own: {@code $SYS/broker/log}. */
    TOPIC,
    /** Somewhere that this program does not know. */
    OTHER
}
