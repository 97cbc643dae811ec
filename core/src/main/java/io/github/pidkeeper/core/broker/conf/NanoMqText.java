package io.github.pidkeeper.core.broker.conf;

/**
 * The text of a nanomq.conf as HOCON proper, line by line the same.
 *
 * <p>NanoMQ's own parser takes what HOCON does not: a quoted text that goes on in the next line, a backslash that escapes
 * nothing, and settings on one line with nothing but blanks between them. And it does not do what HOCON does: nothing is
 * filled in for <code>${name}</code>, and its grammar, which has been the same from 0.23.1 to 0.25.6, has neither a section
 * without anything in it (<code>mqtt {}</code>; <code>mqtt = {}</code> it takes) nor a comma with nothing behind it, nor a text
 * with nothing in it; on a list with nothing in it it crashes. What HOCON keeps for itself, it takes in words without quotes.
 */
final class NanoMqText {

    private static final char WORD = 'w';

    /** Characters that HOCON takes within quotes only. */
    private static final String ONLY_QUOTED = "@!^?&\\";

    private final String text;
    private final StringBuilder adapted;
    private int at;
    private int line = 1;
    private int substitution;
    /** Line ends that were taken out of a quoted text, and are put in behind it so that later lines keep their numbers. */
    private int lineEndsOwed;

    /** What came last that is neither blank nor comment; {@code WORD} for a whole word or quoted text. */
    private char before;
    /** Whether that is a bracket that follows the name of a section. */
    private boolean section;

    private int emptySection;
    private int emptyList;
    private int strayComma;

    /** Whether a value has ended in this line, so that a new key would need a comma. */
    private boolean afterValue;

    NanoMqText(String text) {
        this.text = text;
        this.adapted = new StringBuilder(text.length() + 64);
        while (at < text.length()) {
            step();
        }
        if (before == ',') {
            closed();
        }
    }

    String adapted() {
        return adapted.toString();
    }

    /** The line of the first <code>${</code>, from 1; 0 if there is none. */
    int substitution() {
        return substitution;
    }

    /** The line of the end of the first section with nothing in it, from 1; 0 if there is none. */
    int emptySection() {
        return emptySection;
    }

    /** The line of the end of the first list with nothing in it, from 1; 0 if there is none. */
    int emptyList() {
        return emptyList;
    }

    /** Whether there is nothing but blanks and comments. */
    boolean isEmpty() {
        return before == 0;
    }

    /** The line of the first bracket, or end, with a comma before it, from 1; 0 if there is none. */
    int strayComma() {
        return strayComma;
    }

    /** A section, a list or all of it ends here. */
    private void closed() {
        if (before == '{' && section && emptySection == 0) {
            emptySection = line;
        }
        if (before == '[' && emptyList == 0) {
            emptyList = line;
        }
        if (before == ',' && strayComma == 0) {
            strayComma = line;
        }
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '#' || text.startsWith("//", at)) {
            comment();
        } else if (c == '"') {
            quoted();
        } else if (isWord(c)) {
            word();
        } else {
            if (text.startsWith("${", at) && substitution == 0) {
                substitution = line;
            }
            switch (c) {
                case '\n' -> {
                    line++;
                    afterValue = false;
                }
                case '}', ']' -> {
                    closed();
                    afterValue = true;
                }
                case '{', '[', ',', '=', ':' -> afterValue = false;
                default -> {
                    // Blanks change nothing, and all else is for the parser to judge.
                }
            }
            if (!Character.isWhitespace(c)) {
                section = c == '{' && before == WORD;
                before = c;
            }
            adapted.append(c);
            at++;
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        adapted.append(text, at, stop);
        at = stop;
    }

    private void quoted() {
        adapted.append('"');
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\') {
                escape();
            } else if (c == '\n') {
                adapted.append("\\n");
                line++;
                lineEndsOwed++;
                at++;
            } else if (c < ' ' && c != '\t') {
                at++;
            } else {
                adapted.append(c);
                at++;
            }
        }
        if (at < text.length()) {
            adapted.append('"');
            at++;
        }
        adapted.repeat('\n', lineEndsOwed);
        lineEndsOwed = 0;
        before = WORD;
        afterValue = true;
    }

    private void escape() {
        boolean meaning = at + 1 < text.length() && "\"\\/bfnrtu".indexOf(text.charAt(at + 1)) >= 0;
        adapted.append(meaning ? "\\" : "\\\\");
        at++;
        if (meaning) {
            adapted.append(text.charAt(at));
            at++;
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        if (afterValue && isKey(end)) {
            adapted.append(", ");
        }
        String word = text.substring(at, end);
        boolean needsQuotes = word.chars().anyMatch(c -> ONLY_QUOTED.indexOf(c) >= 0);
        adapted.append(needsQuotes ? '"' + word.replace("\\", "\\\\") + '"' : word);
        at = end;
        before = WORD;
        afterValue = true;
    }

    /** Whether what ends here is followed by what stands between a key and its value. */
    private boolean isKey(int end) {
        int next = end;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length() && "=:{".indexOf(text.charAt(next)) >= 0;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || ONLY_QUOTED.indexOf(c) >= 0;
    }
}
