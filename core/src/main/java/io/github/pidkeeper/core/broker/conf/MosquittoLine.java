package io.github.pidkeeper.core.broker.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of mosquitto.conf(5): a key, blanks, and a value up to the end of the line.
 *
 * <p>As Mosquitto itself has it: blanks before the key are passed over, a comment is one only if its {@code #} is the very
 * first character, and a tab is no blank between key and value.
 *
 * @param number from 1
 * @param value without blanks around it; empty text where there is none
 */
record MosquittoLine(int number, String key, String value) {

    static List<MosquittoLine> parse(String text) {
        var lines = new ArrayList<MosquittoLine>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            var content = line.replaceFirst("\r+$", "").replaceFirst("^ +", "");
            if (!line.startsWith("#") && !content.isEmpty()) {
                int blank = content.indexOf(' ');
                lines.add(
                        blank < 0
                                ? new MosquittoLine(number, content, "")
                                : new MosquittoLine(
                                        number,
                                        content.substring(0, blank),
                                        content.substring(blank).strip()));
            }
        }
        return lines;
    }

    /** All that most settings look at; empty text where there is no value. */
    String firstWord() {
        return value.split(" ", 2)[0];
    }

    /** The words of a value that is a list: what follows a {@code #} is none of them. */
    List<String> words() {
        var words = new ArrayList<String>();
        for (var word : value.split(" +", -1)) {
            if (word.startsWith("#")) {
                break;
            }
            words.add(word);
        }
        return words;
    }
}
