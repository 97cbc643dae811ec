package io.github.pidkeeper.core.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One JSON object on one line, while it is being written. */
final class JsonLine {

    private final StringBuilder text = new StringBuilder("{");

    JsonLine with(String key, String value) {
        return member(key, value);
    }

    JsonLine with(String key, long value) {
        return member(key, value);
    }

    /** @param values texts, whole numbers, and lists and maps of such */
    JsonLine with(String key, List<?> values) {
        return member(key, values);
    }

    /** Ends the object, and the line. */
    String end() {
        return text + "}\n";
    }

    private JsonLine member(String key, Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(key);
        text.append(':');
        value(value);
        return this;
    }

    private void value(Object value) {
        switch (value) {
            case Number number -> text.append(number.longValue());
            case List<?> values -> {
                text.append('[');
                String separator = "";
                for (Object one : values) {
                    text.append(separator);
                    value(one);
                    separator = ",";
                }
                text.append(']');
            }
            case Map<?, ?> members -> {
                text.append('{');
                String separator = "";
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    text.append(separator);
                    quote(member.getKey().toString());
                    text.append(':');
                    value(member.getValue());
                    separator = ",";
                }
                text.append('}');
            }
            default -> quote(value.toString());
        }
    }

    /** Escaped is also what would break a line, act on a terminal, or be no text by itself. */
    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
