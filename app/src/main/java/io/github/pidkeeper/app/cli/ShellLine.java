package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command on one line, to be pasted into a shell. */
record ShellLine(List<String> words) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    String text() {
        return Texts.visible(words.stream().map(ShellLine::quoted).collect(Collectors.joining(" ")));
    }

    /** Whether it means the same once it has been shown, which spells out control characters. */
    boolean canBePasted() {
        return words.stream().allMatch(word -> Texts.visible(word).equals(word));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
