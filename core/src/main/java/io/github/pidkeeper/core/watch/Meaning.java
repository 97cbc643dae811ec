package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Exhibit;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a snapshot says, without the times that differ with every look though nothing has changed: when each thing was
 * read, how long an answer took, and for how long a process has been running. When it was started, or a file was written,
 * is a fact like others, and another time of these is news.
 */
record Meaning(Snapshot timeless) {

    static Meaning of(Snapshot snapshot) {
        Verdict verdict = snapshot.verdict();
        return new Meaning(new Snapshot(
                snapshot.broker(),
                new Verdict(
                        verdict.state(),
                        verdict.pidFileHealth(),
                        verdict.process(),
                        verdict.namedPid(),
                        timeless(verdict.readiness()),
                        verdict.owner(),
                        verdict.evidence().stream().map(Meaning::timeless).toList())));
    }

    private static Readiness timeless(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Answers answers -> new Readiness.Answers(Duration.ZERO, answers.returnCode());
            case Readiness.AnswersHttp(var _, var port, var status) ->
                new Readiness.AnswersHttp(Duration.ZERO, port, status);
            case Readiness.WantsCertificate _ -> new Readiness.WantsCertificate(Duration.ZERO);
            default -> readiness;
        };
    }

    private static Evidence timeless(Evidence evidence) {
        Exhibit exhibit = evidence.exhibit();
        return new Evidence(
                evidence.check(),
                evidence.bearing(),
                timeless(evidence.finding()),
                new Exhibit(exhibit.source(), exhibit.value(), Instant.EPOCH));
    }

    private static Message timeless(Message message) {
        List<Object> arguments = message.arguments().stream()
                .map(argument -> switch (argument) {
                    case Duration _ -> Duration.ZERO;
                    case Message inner -> timeless(inner);
                    default -> argument;
                })
                .toList();
        return new Message(message.phrase(), arguments);
    }
}
