package io.github.pidkeeper.core.lifecycle;

import java.util.Locale;

/** One JSON object on one line, while it is being written. */
final class JsonLine {

    private final StringBuilder text = new StringBuilder("{");

    JsonLine with(String key, String value) {
        return raw(key, quoted(value));
    }

    JsonLine with(String key, long value) {
        return raw(key, Long.toString(value));
    }

    /** Ends the object, and the line. */
    String end() {
        return text + "}\n";
    }

    private JsonLine raw(String key, String value) {
        text.append(text.length() == 1 ? "" : ",")
                .append(quoted(key))
                .append(':')
                .append(value);
        return this;
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
