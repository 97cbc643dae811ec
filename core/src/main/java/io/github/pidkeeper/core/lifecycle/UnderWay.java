package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Self;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said to whoever finds an operation on a broker under way: whose it is, as far as that is known. */
record UnderWay(Broker broker) {

    /** As the holder of a lock signs it: {@code restart by root, pid 4711}. */
    private static final Pattern NOTE =
            Pattern.compile("([a-z]+(?:-[a-z]+)*) by ([^\\p{Cntrl}\\x{FFFD}]{1,64}), pid ([1-9][0-9]{0,9})");

    static String note(Kind kind, Self self) {
        return kind.text() + " by " + self.user() + ", pid " + self.identity().pid();
    }

    /**
     * By the note that the holder of the lock left; empty where he had no time to, or no room on the disk, and for what nobody of
     * us has written.
     */
    Optional<Outcome.Busy> by(String note) {
        Matcher signed = NOTE.matcher(note);
        return signed.matches()
                ? Optional.of(busy(Message.of(
                        Phrase.LOCK_HOLDER, signed.group(1), signed.group(2), Long.parseLong(signed.group(3)))))
                : Optional.empty();
    }

    /** By what he has written down that he is about to do, if he has and lives. */
    Outcome.Busy by(Sight seen) {
        return seen.observation()
                .memory()
                .intent()
                .filter(_ -> seen.verdict().operationUnderWay())
                .map(Intent::operator)
                .map(operator -> busy(Message.of(Phrase.PROCESS_PID, operator.pid())))
                .orElseGet(() -> new Outcome.Busy(
                        Message.of(Phrase.BUSY_WITH_SOMEBODY, broker.name().text())));
    }

    private Outcome.Busy busy(Object who) {
        return new Outcome.Busy(Message.of(Phrase.BUSY, broker.name().text(), who));
    }
}
