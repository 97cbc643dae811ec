package io.github.pidkeeper.app.cli;

import java.util.ArrayList;
import java.util.List;

/** A text as a terminal shows it, where a Chinese character is two columns wide. */
record ShownText(String text) {

    private static final String NEVER_FIRST = "，。；：、！？…·％）》】」』〉〕〗］｝”’";
    private static final String NEVER_LAST = "（《【「『〈〔〖［｛“‘([{";

    int columns() {
        int columns = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            columns += width(text.codePointAt(i));
        }
        return columns;
    }

    /** The text with blanks behind it, so that what follows stands below each other. */
    String padded(int columns) {
        return text + " ".repeat(Math.max(0, columns - columns()));
    }

    /** In lines of at most so many columns; a word that is longer, a path for example, is left whole. */
    List<String> wrapped(int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int taken = 0;
        for (String piece : pieces()) {
            if (!line.isEmpty() && taken + new ShownText(piece.stripTrailing()).columns() > columns) {
                // Blanks at the very beginning are no line of their own.
                if (!line.toString().isBlank()) {
                    lines.add(line.toString().stripTrailing());
                }
                line.setLength(0);
                taken = 0;
            }
            line.append(piece);
            taken += new ShownText(piece).columns();
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** What may not be divided: a word with the blanks behind it, or one wide character with them. */
    private List<String> pieces() {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int before = ' ';
        for (int point : text.codePoints().toArray()) {
            if (!piece.isEmpty() && mayDivide(before, point)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(point);
            before = point;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean mayDivide(int before, int point) {
        boolean between = Character.isWhitespace(before) || width(before) == 2 || width(point) == 2;
        return between
                && !Character.isWhitespace(point)
                && NEVER_FIRST.indexOf(point) < 0
                && NEVER_LAST.indexOf(before) < 0;
    }

    /** The ranges that Unicode calls wide (UAX 11), as far as they are in use. */
    private static int width(int point) {
        boolean wide = point >= 0x1100
                && (point <= 0x115F
                        || (point >= 0x2E80 && point <= 0xA4CF)
                        || (point >= 0xAC00 && point <= 0xD7A3)
                        || (point >= 0xF900 && point <= 0xFAFF)
                        || (point >= 0xFE30 && point <= 0xFE6F)
                        || (point >= 0xFF01 && point <= 0xFF60)
                        || point == 0x2329
                        || point == 0x232A
                        || Character.isEmojiPresentation(point)
                        || (point >= 0xFFE0 && point <= 0xFFE6)
                        || (point >= 0x1F300 && point <= 0x1FAFF)
                        || (point >= 0x20000 && point <= 0x3FFFD));
        return wide ? 2 : 1;
    }
}
