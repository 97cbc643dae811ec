package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;

/** What is said to somebody who starts a broker that lives already. */
record AlreadyThere(Broker broker, Verdict verdict) {

    Message message() {
        return verdict.process()
                .map(process ->
                        Message.of(phrase(), broker.name().text(), process.pid(), broker.pidFile(), process.user()))
                .orElseGet(
                        () -> Message.of(Phrase.ALREADY_SEVERAL, broker.name().text(), verdict.reason()));
    }

    private Phrase phrase() {
        return switch (verdict.state()) {
            case UNRESPONSIVE -> Phrase.ALREADY_THERE_UNRESPONSIVE;
            case STUCK -> Phrase.ALREADY_THERE_STUCK;
            case NOT_PERMITTED -> Phrase.ALREADY_THERE_NOT_PERMITTED;
            default -> {
                if (verdict.pidFileHealth() == PidFileHealth.MISSING) {
                    yield Phrase.ALREADY_RUNNING_FILE_MISSING;
                }
                if (verdict.pidFileHealth() != PidFileHealth.TRUE) {
                    yield Phrase.ALREADY_RUNNING_FILE_WRONG;
                }
                yield verdict.deviation().isPresent() ? Phrase.ALREADY_RUNNING_OTHERWISE : Phrase.ALREADY_RUNNING;
            }
        };
    }
}
