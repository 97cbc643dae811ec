package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
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
        Path path = seen.portrait().broker().pidFile();
        switch (seen.file()) {
            case PidFileReading.Absent _ -> absent(path);
            case PidFileReading.NamesPid named -> named(path, named);
            case PidFileReading.Empty _ -> notes.contradict(Check.PID_FILE, Phrase.PID_FILE_EMPTY, path);
            case PidFileReading.Malformed(var _, Message reason) ->
                notes.contradict(Check.PID_FILE, Phrase.PID_FILE_MALFORMED, path, reason);
            case PidFileReading.Unsafe(Message reason) ->
                notes.contradict(Check.PID_FILE, Phrase.PID_FILE_UNSAFE, path, reason);
            case PidFileReading.Unreadable(Message reason) ->
                notes.contradict(Check.PID_FILE, Phrase.PID_FILE_UNREADABLE, path, reason);
        }
    }

    private void absent(Path path) {
        if (brokers.isEmpty()) {
            notes.confirm(Check.PID_FILE, Phrase.PID_FILE_ABSENT, path);
        } else {
            notes.contradict(
                    Check.PID_FILE,
                    Phrase.PID_FILE_MISSING,
                    path,
                    brokers.getFirst().pid());
        }
    }

    private void named(Path path, PidFileReading.NamesPid reading) {
        long pid = reading.pid();
        switch (seen.named()) {
            case NamedProcess.Nobody _, NamedProcess.Gone _ ->
                notes.contradict(Check.PID_FILE, Phrase.PID_FILE_NAMES_NOBODY, path, pid);
            case NamedProcess.Concealed(String reason) ->
                notes.mention(Check.PID_FILE, Phrase.PID_FILE_NAMES_CONCEALED, path, pid, reason);
            case NamedProcess.Alive(Sighting sighting) -> alive(path, sighting);
        }
        if (brokers.size() == 1 && brokers.getFirst().pid() != pid) {
            notes.contradict(
                    Check.PID_FILE,
                    Phrase.PID_FILE_NAMES_ANOTHER,
                    path,
                    pid,
                    brokers.getFirst().pid());
        }
        if (!reading.trusted()) {
            notes.mention(
                    Check.PID_FILE,
                    Phrase.PID_FILE_NOT_TRUSTED,
                    path,
                    reading.stamp().ownerUid());
        }
    }

    private void alive(Path path, Sighting sighting) {
        switch (seen.portrait().likeness(sighting, seen.self())) {
            case Likeness.Ours _ -> notes.confirm(Check.PID_FILE, Phrase.PID_FILE_NAMES_BROKER, path, sighting.pid());
            case Likeness.Stranger(Likeness.Difference difference) ->
                notes.contradict(
                        Check.PID_FILE,
                        Phrase.PID_FILE_NAMES_STRANGER,
                        path,
                        sighting.pid(),
                        sighting.description(),
                        Message.of(
                                switch (difference) {
                                    case EXECUTABLE -> Phrase.DIFFERENT_EXECUTABLE;
                                    case ARGUMENTS -> Phrase.DIFFERENT_ARGUMENTS;
                                    case PID_NAMESPACE -> Phrase.DIFFERENT_PID_NAMESPACE;
                                    case CONTAINER -> Phrase.DIFFERENT_CONTAINER;
                                }));
        }
    }
}
