package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The evidence of one look while it is being written down. */
final class Notes {

    private final Instant at;
    private final List<Evidence> notes = new ArrayList<>();

    Notes(Instant at) {
        this.at = at;
    }

    void confirm(Check check, Phrase phrase, Object... arguments) {
        note(check, Bearing.CONFIRMS, phrase, arguments);
    }

    void contradict(Check check, Phrase phrase, Object... arguments) {
        note(check, Bearing.CONTRADICTS, phrase, arguments);
    }

    /** What is worth knowing and decides nothing, or could not be found out. */
    void mention(Check check, Phrase phrase, Object... arguments) {
        note(check, Bearing.OPEN, phrase, arguments);
    }

    void note(Check check, Bearing bearing, Phrase phrase, Object... arguments) {
        notes.add(new Evidence(check, bearing, Message.of(phrase, arguments), at));
    }

    /** Contradictions first, otherwise in the order of looking. */
    List<Evidence> inOrder() {
        return notes.stream()
                .sorted(Comparator.comparing(note -> note.bearing() != Bearing.CONTRADICTS))
                .toList();
    }
}
