package io.github.pidkeeper.core.broker.conf;

/**
 * A key of a nanomq.conf and its value.
 *
 * @param name one that was written in quotes, and has a dot in it, is still in them
 * @param line where the value is, in the configuration itself
 */
record NanoMqMember(String name, NanoMqValue value, int line) {

    NanoMqMember with(NanoMqValue other) {
        return new NanoMqMember(name, other, line);
    }

    boolean isQuoted() {
        return name.startsWith("\"");
    }

    NanoMqMember unquoted() {
        return new NanoMqMember(withoutQuotes(name), value, line);
    }

    /** A backslash is nothing to NanoMQ, whatever follows it; only a quotation mark behind one ends no text. */
    static String withoutQuotes(String text) {
        return text.substring(1, text.length() - 1).replace("\\", "");
    }
}
