package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.arena.World;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operations of one round came to, as if they had been carried out one after the other.
 *
 * <p>Every operation either has the broker for itself or does nothing. So whatever they told at the end must be what they would
 * have told in some order, and the broker must run, or not, as it would after it.
 *
 * @param did what was asked for and came of it, in no order
 */
record Serial(List<Did> did) {

    Serial {
        did = List.copyOf(did);
    }

    /** @param kind the kind of outcome: Done, say */
    record Did(Verb verb, String kind) {}

    /** Whether there is an order that explains it. */
    boolean explains(World before, World after) {
        if (did.isEmpty()) {
            return before.equals(after);
        }
        for (int first = 0; first < did.size(); first++) {
            var others = new ArrayList<>(did);
            Did one = others.remove(first);
            boolean busy = one.kind().equals("Busy");
            if ((busy || one.kind().equals(before.outcome(one.verb())))
                    && new Serial(others).explains(busy ? before : before.after(one.verb()), after)) {
                return true;
            }
        }
        return false;
    }
}
