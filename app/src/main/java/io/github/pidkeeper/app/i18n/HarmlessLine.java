package io.github.pidkeeper.app.i18n;

import java.util.Locale;

/**
 * A line that a program wrote, made harmless for whatever shows it: control characters and what turns the direction of writing
 * are spelt out, many of the same in one, and the whole is no longer than it may be.
 */
public record HarmlessLine(String text) {

    private static final int TAB = 4;
    private static final int ALIKE = 4;

    /** At most so many characters, and a sign of what is left out. */
    public String shown(int most) {
        var shown = new StringBuilder(Math.min(text.length(), most) + 16);
        int at = 0;
        while (at < text.length() && shown.length() < most) {
            int point = text.codePointAt(at);
            int alike = alike(point, at);
            if (point == '\t') {
                shown.repeat(' ', TAB - shown.length() % TAB);
            } else if (!isHidden(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
                if (alike > ALIKE) {
                    shown.append('×').append(alike);
                    at += (alike - 1) * Character.charCount(point);
                }
            }
            at += Character.charCount(point);
        }
        return at < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /** How many of the same follow each other from here. */
    private int alike(int point, int from) {
        if (!isHidden(point)) {
            return 1;
        }
        int at = from;
        int alike = 0;
        while (at < text.length() && text.codePointAt(at) == point) {
            at += Character.charCount(point);
            alike++;
        }
        return alike;
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                point != '\t';
            // Joiners belong to the letters of some languages.
            case Character.FORMAT -> point != 0x200c && point != 0x200d;
            default -> false;
        };
    }
}
