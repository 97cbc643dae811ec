package io.github.pidkeeper.core.verdict;

import java.util.Set;

/**
 * A word of a line, as what may name the next one.
 *
 * @param before the word before it: {@code api key} names a secret as {@code api-key} does
 * @param separated whether a colon or an equals sign stands behind it
 */
record LineWord(String before, String text, boolean separated) {

    static final LineWord NONE = new LineWord("", "", false);

    private static final Set<String> SEPARATORS = Set.of(":", "=", ":=", "==", "=>", "->");
    private static final ShownWord NAMELESS = new ShownWord("");

    /** Whether it names all that follows, beginning with the next word. */
    boolean hidesRest(String next) {
        boolean told = separated || (separatorsOf(next) > 0 && !SEPARATORS.contains(next));
        return told && !isPath() && (isName(text) || isName(joined()));
    }

    /** What of the next word is not yet the secret. */
    String shownOfRest(String next) {
        return separated ? "" : next.substring(0, separatorsOf(next));
    }

    /** Whether it names the next word, which may be the last one. */
    boolean hides(String next, boolean last) {
        // As settings have it, remote_password.
        boolean setting = last && text.indexOf('_') > 0;
        return (isOption() || setting || !isProse(next))
                && (new ShownWord(text).name().isOfSecret()
                        || new ShownWord(joined()).name().isOfSecret());
    }

    /** The next word, where it names none that is hidden. */
    String shown(String next) {
        return new ShownWord(next).behind(separated || isOption() ? new ShownWord(text) : NAMELESS);
    }

    LineWord next(String word) {
        return SEPARATORS.contains(word)
                ? new LineWord(before, text, true)
                : new LineWord(text, word, isSeparatorAt(word, word.length() - 1));
    }

    private boolean isOption() {
        return text.startsWith("-");
    }

    /** What cannot be read is told behind its path and a colon. */
    private boolean isPath() {
        int at = 0;
        while (at < text.length() && ValueName.isQuote(text.charAt(at))) {
            at++;
        }
        return text.startsWith("/", at);
    }

    private String joined() {
        boolean words = !before.isEmpty()
                && !text.isEmpty()
                && Character.isLetter(before.charAt(before.length() - 1))
                && Character.isLetter(text.charAt(0));
        return words ? before + "-" + text : text;
    }

    private static boolean isName(String text) {
        int end = text.length();
        while (isSeparatorAt(text, end - 1)) {
            end--;
        }
        return new ValueName(text, end).isOfSecret();
    }

    private static boolean isSeparatorAt(String text, int at) {
        return at >= 0 && at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=');
    }

    private static int separatorsOf(String text) {
        int at = 0;
        while (isSeparatorAt(text, at)) {
            at++;
        }
        return at;
    }

    /** Whether it may be a word of prose, or an aside in brackets. */
    private static boolean isProse(String word) {
        if (word.startsWith("(") || word.chars().noneMatch(Character::isLetterOrDigit)) {
            return true;
        }
        int end = word.length();
        while (".,;:!?)]}\"'".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return Character.isLetter(word.charAt(0))
                && word.chars().limit(end).allMatch(c -> Character.isLetter(c) || "-'’".indexOf(c) >= 0);
    }
}
