package io.github.pidkeeper.app.cli;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Renders a JSON document: maps, collections, texts, numbers, truth values, and an empty {@link Optional} for null.
 *
 * <p>Members keep their order, which the settings' library would sort away; and forty lines load faster than it does.
 */
final class Json {

    String render(Object value) {
        var document = new StringBuilder();
        append(document, value);
        return document.toString();
    }

    private void append(StringBuilder document, Object value) {
        switch (value) {
            case Map<?, ?> members -> {
                document.append('{');
                var separator = "";
                for (var member : members.entrySet()) {
                    document.append(separator);
                    appendText(document, member.getKey().toString());
                    document.append(':');
                    append(document, member.getValue());
                    separator = ",";
                }
                document.append('}');
            }
            case Collection<?> elements -> {
                document.append('[');
                var separator = "";
                for (var element : elements) {
                    document.append(separator);
                    append(document, element);
                    separator = ",";
                }
                document.append(']');
            }
            case Optional<?> optional when optional.isEmpty() -> document.append("null");
            case Optional<?> optional -> append(document, optional.get());
            case Number number -> document.append(number);
            case Boolean truth -> document.append(truth.booleanValue());
            default -> appendText(document, value.toString());
        }
    }

    /** Half of a surrogate pair cannot be written in UTF-8: it is escaped too. */
    private static void appendText(StringBuilder document, String text) {
        document.append('"');
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> document.append("\\\"");
                case '\\' -> document.append("\\\\");
                case '\n' -> document.append("\\n");
                case '\r' -> document.append("\\r");
                case '\t' -> document.append("\\t");
                default -> {
                    if (point < 0x20 || point == 0x7f || Character.getType(point) == Character.SURROGATE) {
                        document.append("\\u").append(String.format("%04x", point));
                    } else {
                        document.appendCodePoint(point);
                    }
                }
            }
        });
        document.append('"');
    }
}
