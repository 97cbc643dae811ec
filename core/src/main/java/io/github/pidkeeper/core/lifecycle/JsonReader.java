package io.github.pidkeeper.core.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one JSON object (RFC 8259), and nothing that is only nearly one. Used once.
 *
 * <p>The library that reads the settings could read these lines too. It needs several times as long for a full journal,
 * takes what JSON does not allow ({@code 01}), and a damaged line of many brackets overflows its stack.
 */
final class JsonReader {

    private static final int DEEPEST = 16;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /** So many characters fit into a long, whatever the number is. */
    private static final int LONGEST_WHOLE = 18;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /**
     * The members of the object that the text is: texts, numbers (Long or Double), truth values, an empty Optional for
     * null, lists, and maps of these.
     *
     * @throws IllegalArgumentException if it is no object, or there is anything behind it
     */
    Map<String, Object> object() {
        blanks();
        Map<String, Object> members = members();
        blanks();
        if (at < text.length()) {
            throw malformed();
        }
        return members;
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        for (boolean more = opens('{', '}'); more; more = goesOn('}')) {
            blanks();
            String key = string();
            blanks();
            expect(':');
            blanks();
            if (members.put(key, value()) != null) {
                throw malformed();
            }
        }
        return members;
    }

    private List<Object> elements() {
        var elements = new ArrayList<>();
        for (boolean more = opens('[', ']'); more; more = goesOn(']')) {
            blanks();
            elements.add(value());
        }
        return elements;
    }

    /** Whether there is anything between the brackets. */
    private boolean opens(char open, char close) {
        expect(open);
        if (++depth > DEEPEST) {
            throw malformed();
        }
        blanks();
        return !closes(close);
    }

    private boolean goesOn(char close) {
        blanks();
        if (closes(close)) {
            return false;
        }
        expect(',');
        return true;
    }

    private boolean closes(char close) {
        if (peek() != close) {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private Object value() {
        return switch (peek()) {
            case '"' -> string();
            case '{' -> members();
            case '[' -> elements();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Optional.empty());
            default -> number();
        };
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return meaning;
    }

    private Number number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw malformed();
        }
        at = number.end();
        boolean whole = number.group(1) == null && number.group(2) == null;
        String digits = number.group();
        if (whole && digits.length() <= LONGEST_WHOLE) {
            return Long.valueOf(digits);
        }
        return Double.valueOf(digits);
    }

    private String string() {
        expect('"');
        int begin = at;
        while (isPlain(peek())) {
            at++;
        }
        if (peek() == '"') {
            return text.substring(begin, at++);
        }
        var string = new StringBuilder(text.substring(begin, at));
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c != '\\' && !isPlain(c)) {
                throw malformed();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private char escaped() {
        char letter = peek();
        at++;
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw malformed();
        };
    }

    private char unit() {
        int end = at + 4;
        if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
            throw malformed();
        }
        char unit = (char) Integer.parseInt(text, at, end, 16);
        at = end;
        return unit;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("no JSON object: character " + at);
    }
}
