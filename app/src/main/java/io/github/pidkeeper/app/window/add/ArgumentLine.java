package io.github.pidkeeper.app.window.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Arguments on one line, as a person types them: divided by blanks; quotes, single or double, keep blanks together, and
 * a backslash takes the next character as it is (not within single quotes). No shell: nothing else is special.
 */
record ArgumentLine(String text) {

    /** The line that means these arguments. */
    static ArgumentLine of(List<String> arguments) {
        return new ArgumentLine(arguments.stream().map(ArgumentLine::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(String argument) {
        boolean plain = !argument.isEmpty()
                && argument.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"' || c == '\\');
        return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Empty where a quote is not closed or nothing follows the last backslash. */
    Optional<List<String>> arguments() {
        var arguments = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                if (++i == text.length()) {
                    return Optional.empty();
                }
                word.append(text.charAt(i));
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                arguments.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            arguments.add(word.toString());
        }
        return quote == 0 ? Optional.of(arguments) : Optional.empty();
    }
}
