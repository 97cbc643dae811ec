package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.text.Message;

/** What the bytes of a pid file mean. */
public sealed interface PidText {

    /** What it makes of the file whose bytes these are, which may be acted upon. */
    PidFileReading in(FileAccess.Found.PlainFile file);

    record Names(long pid) implements PidText {
        @Override
        public PidFileReading in(FileAccess.Found.PlainFile file) {
            return new PidFileReading.NamesPid(pid, file.stamp(), file.trusted());
        }
    }

    record Empty() implements PidText {
        @Override
        public PidFileReading in(FileAccess.Found.PlainFile file) {
            return new PidFileReading.Empty(file.stamp());
        }
    }

    record Wrong(Message reason) implements PidText {
        @Override
        public PidFileReading in(FileAccess.Found.PlainFile file) {
            return new PidFileReading.Malformed(file.stamp(), reason);
        }
    }
}
