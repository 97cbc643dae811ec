package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.window.words.EvidenceRow;
import io.github.pidkeeper.app.window.words.Flag;
import java.util.List;

/**
 * Everything that is shown about a broker at one moment.
 *
 * @param line its state in the list
 * @param state its state in one word, for those who cannot see the glyph
 * @param facts below the title
 * @param mayRepair whether a repair of the pid file makes sense
 */
public record BrokerView(
        Glyph glyph,
        String name,
        String state,
        String line,
        String title,
        String facts,
        Buttons buttons,
        boolean mayRepair,
        List<Flag> flags,
        List<EvidenceRow> why,
        List<Particular> particulars) {

    public BrokerView {
        flags = List.copyOf(flags);
        why = List.copyOf(why);
        particulars = List.copyOf(particulars);
    }
}
