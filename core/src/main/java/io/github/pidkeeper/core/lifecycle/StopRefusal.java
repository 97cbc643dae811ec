package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;

/**
 * Why a broker is not ours to stop: it cannot be told which process it is, or somebody else has to be asked.
 *
 * @param verb stop or restart, as a container's engine has it too
 */
record StopRefusal(Broker broker, String verb) {

    /** Empty if nothing speaks against it. */
    Optional<Message> of(Verdict verdict) {
        Optional<Message> owners = verdict.process().flatMap(process -> ownersDecision(verdict.owner(), process));
        return owners.isPresent() ? owners : unclear(verdict);
    }

    private Optional<Message> unclear(Verdict verdict) {
        return switch (verdict.state()) {
            case UNKNOWN -> refusal(Phrase.STOP_OF_UNKNOWN, name(), verdict.reason());
            case SEVERAL -> refusal(Phrase.STOP_OF_SEVERAL, name(), verdict.reason());
            case NOT_PERMITTED -> {
                if (verdict.mayStop()) {
                    yield Optional.empty();
                }
                ProcessFacts process = verdict.process().orElseThrow();
                yield refusal(Phrase.STOP_NOT_PERMITTED, name(), process.pid(), process.user());
            }
            case STOPPED, STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK, FAILED -> Optional.empty();
        };
    }

    private Optional<Message> ownersDecision(Owner owner, ProcessFacts process) {
        return switch (owner) {
            case Owner.Nobody _ -> Optional.empty();
            // It is asked, and may have rights that we have not.
            case Owner.SystemdUnit _ -> Optional.empty();
            case Owner.Container(String id) ->
                id.matches("[0-9a-f]{64}")
                        ? refusal(
                                Phrase.OWNED_BY_CONTAINER, name(), process.pid(), id, verb + " " + id.substring(0, 12))
                        : refusal(Phrase.OWNED_BY_OTHER_CONTAINER, name(), process.pid(), id);
        };
    }

    private String name() {
        return broker.name().text();
    }

    private static Optional<Message> refusal(Phrase phrase, Object... arguments) {
        return Optional.of(Message.of(phrase, arguments));
    }
}
