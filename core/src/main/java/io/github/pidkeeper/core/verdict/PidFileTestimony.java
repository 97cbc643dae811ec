package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts what the pid file says, and whether it is so, in words.
 *
 * @param brokers the processes that are the broker
 */
record PidFileTestimony(Observation seen, List<Sighting> brokers, Notes notes) {

    void file() {
        switch (seen.file()) {
            case PidFileReading.Absent _ -> absent();
            case PidFileReading.NamesPid named -> named(named);
            case PidFileReading.Empty(FileStamp stamp) ->
                contradict(Message.of(Phrase.PID_FILE_EMPTY, path(), written(stamp)));
            case PidFileReading.Malformed(FileStamp stamp, Message reason) ->
                contradict(Message.of(Phrase.PID_FILE_MALFORMED, path(), reason, written(stamp)));
            case PidFileReading.Unsafe(Message reason) ->
                contradict(Message.of(Phrase.PID_FILE_UNSAFE, path(), reason));
            case PidFileReading.Unreadable(Message reason) ->
                contradict(Message.of(Phrase.PID_FILE_UNREADABLE, path(), reason));
        }
    }

    private void absent() {
        if (brokers.isEmpty()) {
            note(Bearing.CONFIRMS, Message.of(Phrase.PID_FILE_ABSENT, path()));
        } else {
            contradict(Message.of(
                    Phrase.PID_FILE_MISSING, path(), brokers.getFirst().pid(), whereabouts(brokers.getFirst())));
        }
    }

    /** Where the broker runs under another pid, both are told in one sentence, so that nobody has to put two together. */
    private void named(PidFileReading.NamesPid reading) {
        Finding fate = fate(reading);
        boolean another = brokers.size() == 1 && brokers.getFirst().pid() != reading.pid();
        if (another) {
            Sighting broker = brokers.getFirst();
            contradict(Message.of(
                    Phrase.PID_FILE_NAMES_ANOTHER,
                    path(),
                    reading.pid(),
                    broker.pid(),
                    fate.message(),
                    whereabouts(broker)));
        } else {
            note(fate.bearing(), fate.message());
        }
        if (!reading.trusted()) {
            note(Bearing.OPEN, Message.of(Phrase.PID_FILE_NOT_TRUSTED, path(), user(reading.stamp())));
        }
    }

    private record Finding(Bearing bearing, Message message) {}

    private Finding fate(PidFileReading.NamesPid reading) {
        long pid = reading.pid();
        Message written = written(reading.stamp());
        if (seen.named() instanceof NamedProcess.Alive(Sighting named) && brokers.contains(named)) {
            return new Finding(
                    Bearing.CONFIRMS, Message.of(Phrase.PID_FILE_NAMES_BROKER, path(), named.pid(), written));
        }
        return switch (seen.named()) {
            case NamedProcess.Nobody _, NamedProcess.Gone _ ->
                new Finding(Bearing.CONTRADICTS, Message.of(Phrase.PID_FILE_NAMES_NOBODY, path(), pid, written));
            case NamedProcess.Concealed(String reason) ->
                new Finding(Bearing.OPEN, Message.of(Phrase.PID_FILE_NAMES_CONCEALED, path(), pid, reason, written));
            case NamedProcess.Alive(Sighting another) -> fate(another, written);
        };
    }

    private Finding fate(Sighting named, Message written) {
        return switch (seen.portrait().likeness(named, seen.self())) {
            case Likeness.Ours _ ->
                new Finding(Bearing.CONTRADICTS, Message.of(Phrase.PID_FILE_NAMES_CHILD, path(), named.pid(), written));
            case Likeness.Titled _ ->
                new Finding(Bearing.OPEN, Message.of(Phrase.PID_FILE_NAMES_TITLED, path(), named.pid(), written));
            case Likeness.Stranger(Likeness.Difference difference) ->
                new Finding(
                        Bearing.CONTRADICTS,
                        Message.of(
                                Phrase.PID_FILE_NAMES_STRANGER,
                                path(),
                                named.pid(),
                                named.description(),
                                Message.of(words(difference)),
                                written));
        };
    }

    private static Phrase words(Likeness.Difference difference) {
        return switch (difference) {
            case EXECUTABLE -> Phrase.DIFFERENT_EXECUTABLE;
            case ARGUMENTS -> Phrase.DIFFERENT_ARGUMENTS;
            case PID_NAMESPACE -> Phrase.DIFFERENT_PID_NAMESPACE;
            case CONTAINER -> Phrase.DIFFERENT_CONTAINER;
        };
    }

    /** Where the broker really is. */
    private Message whereabouts(Sighting broker) {
        return broker.holdsPort() && seen.port().isPresent()
                ? Message.of(
                        Phrase.PORT_HELD_BY_BROKER,
                        seen.configuredPort(),
                        broker.pid(),
                        broker.program(),
                        broker.facts().startedAt(),
                        seen.port().get().addresses())
                : Message.of(
                        Phrase.BROKER_RUNS_AS,
                        broker.pid(),
                        broker.program(),
                        broker.facts().startedAt());
    }

    private Message written(FileStamp stamp) {
        return stamp.ownerKnown()
                ? Message.of(Phrase.FILE_WRITTEN_OWNER, stamp.modified(), user(stamp))
                : Message.of(Phrase.FILE_WRITTEN, stamp.modified());
    }

    private String user(FileStamp stamp) {
        return seen.userName(stamp.ownerUid());
    }

    private void contradict(Message finding) {
        note(Bearing.CONTRADICTS, finding);
    }

    private void note(Bearing bearing, Message finding) {
        notes.note(Check.PID_FILE, bearing, new Exhibits(seen).pidFile(), finding);
    }

    private Path path() {
        return seen.portrait().broker().pidFile();
    }
}
