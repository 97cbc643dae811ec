package io.github.pidkeeper.core.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a line of a systemd unit, with its quotes and escapes resolved; for one line. */
final class UnitWords {

    private static final char END = '\0';

    private final String line;
    private int at;

    private UnitWords(String line) {
        this.line = line;
    }

    /** Empty where a quote is not closed, or an escape or specifier says what only systemd knows. */
    static Optional<List<String>> of(String line) {
        return line.indexOf(END) < 0 ? new UnitWords(line).words() : Optional.empty();
    }

    private Optional<List<String>> words() {
        var words = new ArrayList<String>();
        while (true) {
            while (isBlank(next())) {
                at++;
            }
            if (next() == END) {
                return Optional.of(words);
            }
            Optional<String> word = word();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
    }

    private Optional<String> word() {
        var word = new StringBuilder();
        char quote = END;
        while (next() != END && (quote != END || !isBlank(next()))) {
            char c = next();
            at++;
            if (quote == END && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = END;
            } else if (c == '\\') {
                Optional<Character> escaped = escaped();
                if (escaped.isEmpty()) {
                    return Optional.empty();
                }
                word.append(escaped.get());
            } else if (c == '%') {
                if (next() != '%') {
                    return Optional.empty();
                }
                at++;
                word.append('%');
            } else {
                word.append(c);
            }
        }
        return quote == END ? Optional.of(word.toString()) : Optional.empty();
    }

    /** Numbers, which nobody writes in a path, are not understood. */
    private Optional<Character> escaped() {
        char c = next();
        at++;
        return switch (c) {
            case 's' -> Optional.of(' ');
            case 't' -> Optional.of('\t');
            case 'n' -> Optional.of('\n');
            case '\\', '"', '\'' -> Optional.of(c);
            default -> Optional.empty();
        };
    }

    private char next() {
        return at < line.length() ? line.charAt(at) : END;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
