package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.Optional;

/**
 * What a desktop shows about a broker for a while, in the place of what it showed about it before.
 *
 * @param urgent it is to stay until somebody has seen it
 * @param summary one line, which says it all by itself
 * @param body why; plain text, possibly empty
 * @param show what a click on it does, where the desktop knows that; some have a button for it, so it has a name
 * @param remedy what else it offers, where the desktop knows buttons
 */
public record Notice(
        BrokerName broker,
        Glyph glyph,
        boolean urgent,
        String summary,
        String body,
        Choice show,
        Optional<Choice> remedy) {

    /** Something that can be chosen, as in the menu of the tray, and what it is called here. */
    public record Choice(TrayAction.Verb verb, String label) {}
}
