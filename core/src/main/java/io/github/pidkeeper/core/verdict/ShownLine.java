package io.github.pidkeeper.core.verdict;

import java.util.List;

/**
 * A line that a program has written, and what of it may be shown: by the rules of a {@linkplain ShownWord word of a command
 * line}, as far as they go for what may be prose.
 *
 * <ol>
 *   <li>What stands behind a {@linkplain ValueName#isOfSecret() name of a secret} and a colon or an equals sign is masked to the
 *       end of the line, for it may have blanks in it; but not what the system says of a file.
 *   <li>What stands behind an option and a blank, {@code --password S}, is masked to the end of the word, or of what is in
 *       quotes.
 *   <li>Behind another such name and a blank that is done unless it may be prose: nothing that is secret stands in {@code bad
 *       user name or password, closing}.
 *   <li>Passwords of users and in addresses are masked as in a command line.
 * </ol>
 */
public record ShownLine(String text) {

    /** With what Mosquitto tells a line that it cannot use; the line follows behind the name of the file. */
    private static final String OF_PASSWORD_FILE = "line in password file '";

    private static final String BEHIND_FILE = "': ";

    /** Of strerror(3), those of files. */
    private static final List<String> REASONS = List.of(
            "No such file or directory",
            "Permission denied",
            "Operation not permitted",
            "Is a directory",
            "Not a directory",
            "Input/output error",
            "Too many open files",
            "Too many levels of symbolic links",
            "Read-only file system");

    public String masked() {
        int named = text.indexOf(OF_PASSWORD_FILE);
        int told = named < 0 ? -1 : text.indexOf(BEHIND_FILE, named);
        return told < 0
                ? maskedByWords()
                : new ShownLine(text.substring(0, told)).maskedByWords() + BEHIND_FILE + ShownWord.MASK;
    }

    private String maskedByWords() {
        var shown = new StringBuilder(text.length());
        var before = LineWord.NONE;
        int at = skip(0, true);
        shown.append(text, 0, at);
        while (at < text.length()) {
            int end = skip(at, false);
            String word = text.substring(at, end);
            if (isReason(at)) {
                before = LineWord.NONE;
            }
            if (before.hidesRest(word)) {
                return shown.append(before.shownOfRest(word))
                        .append(ShownWord.MASK)
                        .toString();
            }
            boolean hidden = before.hides(word, skip(end, true) == text.length());
            String all = hidden ? ShownWord.MASK : before.shown(word);
            shown.append(all);
            if (!hidden && !all.equals(word) && new ShownWord(word).namesSecret()) {
                return shown.toString();
            }
            int behind = hidden ? endOfQuoted(at, end) : end;
            at = skip(behind, true);
            shown.append(text, behind, at);
            before = before.next(word);
        }
        return shown.toString();
    }

    /** What the system says of a file that could not be read, which is told behind its name and a colon. */
    private boolean isReason(int at) {
        return REASONS.stream().anyMatch(reason -> text.startsWith(reason, at));
    }

    private int skip(int from, boolean blanks) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) == blanks) {
            at++;
        }
        return at;
    }

    /** Where a word ends, or the quoted text that it begins: at the end of the line where the quote has none. */
    private int endOfQuoted(int from, int end) {
        char quote = text.charAt(from);
        if (quote != '"' && quote != '\'') {
            return end;
        }
        int at = from + 1;
        while (at < text.length() && (text.charAt(at) != quote || text.charAt(at - 1) == '\\')) {
            at++;
        }
        return skip(at, false);
    }
}
