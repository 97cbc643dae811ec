package io.github.pidkeeper.core.verdict;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a value is called: the characters of a text before a place, quotes there left out. By its end it is told
 * what kind of value it is, in capital letters or small ones and whatever hyphens, underscores and dots are in it.
 *
 * @param end the place
 */
record ValueName(String text, int end) {

    /** More would be nobody's habit, and have a long row of them read again and again. */
    private static final int MOST_QUOTES = 8;

    private static final Map<Character, List<String>> OF_SECRETS = byLast(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pass",
            "pwd",
            "pw",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "cookie",
            "psk",
            "jwt",
            "bearer",
            "authorization",
            "credential",
            "credentials");

    private static final Map<Character, List<String>> OF_USERS = byLast("user", "username", "auth");

    /** By their last letters, since each look at a broker asks several times. */
    private static Map<Character, List<String>> byLast(String... names) {
        return Stream.of(names).collect(Collectors.groupingBy(name -> name.charAt(name.length() - 1)));
    }

    /** Also {@code -P}, as Mosquitto's tools have it. */
    boolean isOfSecret() {
        return isLetter('P') || endsWithOneOf(OF_SECRETS);
    }

    /** Also {@code -u}; its value may be a user with the password behind a colon. */
    boolean isOfUser() {
        return isLetter('u') || endsWithOneOf(OF_USERS);
    }

    /** Whether it is an option of one letter. */
    boolean isLetter(char letter) {
        return end >= 2
                && text.charAt(end - 1) == letter
                && text.charAt(end - 2) == '-'
                && (end == 2 || Character.isWhitespace(text.charAt(end - 3)));
    }

    private boolean endsWithOneOf(Map<Character, List<String>> names) {
        int from = end;
        while (from > 0 && from > end - MOST_QUOTES && isQuote(text.charAt(from - 1))) {
            from--;
        }
        while (from > 0 && isHyphen(text.charAt(from - 1))) {
            from--;
        }
        if (from == 0) {
            return false;
        }
        for (String name : names.getOrDefault(Character.toLowerCase(text.charAt(from - 1)), List.of())) {
            if (endsWith(name, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsWith(String name, int before) {
        int left = name.length();
        int at = before - 1;
        while (left > 0 && at >= 0) {
            char c = Character.toLowerCase(text.charAt(at));
            if (c == name.charAt(left - 1)) {
                left--;
            } else if (!isHyphen(c)) {
                return false;
            }
            at--;
        }
        return left == 0;
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    /** Also what quotes a quote. */
    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '\\';
    }
}
