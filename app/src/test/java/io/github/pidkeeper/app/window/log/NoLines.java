package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.LogLine;
import io.github.pidkeeper.core.log.NumberedLines;
import java.util.List;

/** Lines that nobody reads. */
final class NoLines implements NumberedLines {

    @Override
    public int size() {
        return 0;
    }

    @Override
    public List<LogLine> lines(int from, int count) {
        return List.of();
    }

    @Override
    public int numberAt(long position) {
        return 0;
    }

    @Override
    public boolean extend(Progress progress) {
        return true;
    }

    @Override
    public boolean isValid() {
        return true;
    }
}
