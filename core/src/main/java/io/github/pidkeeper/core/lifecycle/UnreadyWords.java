package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;

/**
 * What is said of a broker that was started, and is alive, and did not get ready.
 *
 * @param waited for it
 */
record UnreadyWords(String broker, long pid, Duration waited, Verdict verdict) {

    Message message() {
        return verdict.letsNobodyIn()
                ? Message.of(Phrase.STARTED_AND_UNREADY, broker, pid, verdict.reason())
                : Message.of(Phrase.STARTED_AND_SILENT, broker, pid, waited);
    }
}
