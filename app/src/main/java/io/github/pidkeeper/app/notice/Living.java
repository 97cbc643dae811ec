package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;

/**
 * A broker's process while it was seen to live.
 *
 * @param ours it is on record as started through this program: then its end without an order is called a failure
 */
public record Living(ProcessFacts facts, boolean ours) {

    static Optional<Living> in(Verdict verdict) {
        return verdict.process()
                .map(facts -> new Living(
                        facts,
                        verdict.evidence().stream()
                                .anyMatch(one -> one.finding().phrase() == Phrase.RECORD_AGREES)));
    }

    ProcessIdentity identity() {
        return facts.identity();
    }
}
