package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;

/** What it means for a pid file that this was found at its path. */
record FoundMeaning(PidFileGrammar grammar) {

    /** How much of a file is read, and how large one may be. */
    static final int LIMIT = 4096;

    PidFileReading of(Found found) {
        if (found instanceof Found.PlainFile file && isSafe(file)) {
            return grammar.parse(file.head()).in(file);
        }
        return switch (found) {
            case Found.Nothing() -> new PidFileReading.Absent();
            case Found.Special(var kind) -> new PidFileReading.Unsafe(Message.of(phrase(kind)));
            case Found.Unreadable(var reason) -> new PidFileReading.Unreadable(Message.of(Phrase.SYSTEM_SAYS, reason));
            case Found.PlainFile file -> new PidFileReading.Unsafe(danger(file));
        };
    }

    private static boolean isSafe(Found.PlainFile file) {
        return !file.writableByAll() && file.stamp().size() <= LIMIT;
    }

    private static Message danger(Found.PlainFile file) {
        return file.writableByAll()
                ? Message.of(Phrase.FILE_WRITABLE_BY_ALL)
                : Message.of(Phrase.FILE_TOO_LARGE, file.stamp().size(), LIMIT);
    }

    /** The file, if it may be acted upon at all. */
    static Optional<Found.PlainFile> plain(Found found) {
        return found instanceof Found.PlainFile file && isSafe(file) ? Optional.of(file) : Optional.empty();
    }

    /** The same, and only if it is the version that was judged. */
    static Optional<Found.PlainFile> version(FileStamp judged, Found found) {
        return plain(found).filter(file -> file.stamp().equals(judged));
    }

    private static Phrase phrase(FileAccess.Kind kind) {
        return switch (kind) {
            case LINK -> Phrase.FILE_LINK;
            case DIRECTORY -> Phrase.FILE_DIRECTORY;
            case FIFO -> Phrase.FILE_FIFO;
            case DEVICE -> Phrase.FILE_DEVICE;
            case SOCKET -> Phrase.FILE_SOCKET;
        };
    }
}
