package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Beginning;
import java.util.ArrayList;
import java.util.List;

/** A command line as it may be shown and written down: what looks like a password is masked, what is long is cut. */
public record ShownCommandLine(List<String> words) {

    private static final int LONGEST = 300;

    public String text() {
        return new Beginning(wholeText(), LONGEST).shown();
    }

    /** The same, however long it is. */
    public String wholeText() {
        return String.join(" ", masked());
    }

    /** All words, none of them cut; see {@link ShownWord} for what is masked. */
    public List<String> masked() {
        var shown = new ArrayList<String>();
        var before = new ShownWord("");
        for (String word : words) {
            var current = new ShownWord(word);
            shown.add(current.behind(before));
            before = current;
        }
        return List.copyOf(shown);
    }

    /** Whether a mask stands in it as in one that was shown: then it is a copy of that, and not what was meant. */
    public boolean hasMask() {
        List<String> shown = masked();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).contains(ShownWord.MASK) && words.get(i).equals(shown.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is shown as another than it is. */
    public boolean hides() {
        return !masked().equals(words);
    }
}
