package io.github.pidkeeper.core.text;

/**
 * A text that may be too long to be shown: then its beginning with an ellipsis behind it, and no character cut in two.
 *
 * @param longest how many {@code char}s are not too many
 */
public record Beginning(String text, int longest) {

    public String shown() {
        if (text.length() <= longest) {
            return text;
        }
        boolean inTwo = Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest));
        return text.substring(0, inTwo ? longest - 1 : longest) + "…";
    }
}
