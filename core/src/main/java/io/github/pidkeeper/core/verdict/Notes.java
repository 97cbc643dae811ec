package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.util.ArrayList;
import java.util.List;

/** The evidence of one look while it is being written down. */
final class Notes {

    private final List<Evidence> notes = new ArrayList<>();

    void confirm(Check check, Exhibit exhibit, Phrase phrase, Object... arguments) {
        note(check, Bearing.CONFIRMS, exhibit, phrase, arguments);
    }

    void contradict(Check check, Exhibit exhibit, Phrase phrase, Object... arguments) {
        note(check, Bearing.CONTRADICTS, exhibit, phrase, arguments);
    }

    /** What is worth knowing and decides nothing, or could not be found out. */
    void mention(Check check, Exhibit exhibit, Phrase phrase, Object... arguments) {
        note(check, Bearing.OPEN, exhibit, phrase, arguments);
    }

    private void note(Check check, Bearing bearing, Exhibit exhibit, Phrase phrase, Object... arguments) {
        note(check, bearing, exhibit, Message.of(phrase, arguments));
    }

    void note(Check check, Bearing bearing, Exhibit exhibit, Message finding) {
        notes.add(new Evidence(check, bearing, finding, exhibit));
    }

    /** Whether there is nothing yet of this check. */
    boolean lacks(Check check) {
        return notes.stream().noneMatch(note -> note.check() == check);
    }

    /** Contradictions first, otherwise in the order of looking. */
    List<Evidence> inOrder() {
        var first = new ArrayList<Evidence>();
        var others = new ArrayList<Evidence>();
        for (Evidence note : notes) {
            (note.bearing() == Bearing.CONTRADICTS ? first : others).add(note);
        }
        first.addAll(others);
        return List.copyOf(first);
    }
}
