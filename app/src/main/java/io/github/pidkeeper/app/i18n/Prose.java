package io.github.pidkeeper.app.i18n;

import io.github.pidkeeper.core.text.Message;

/** Says the core's messages, which begin in small letters, as sentences that stand alone. */
public final class Prose {

    private final Texts texts;

    public Prose(Texts texts) {
        this.texts = texts;
    }

    /** The message with a capital letter at its front, unless it begins with a name, which stays as it was given. */
    public String sentence(Message message) {
        var text = texts.text(message);
        boolean beginsWithName = message.arguments().stream()
                .map(Object::toString)
                .anyMatch(argument -> !argument.isEmpty() && text.startsWith(argument));
        return beginsWithName ? text : sentence(text);
    }

    /** The text with a capital letter at its front. */
    public String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first));
    }
}
