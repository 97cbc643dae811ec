package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a small journal says.
 *
 * @param lines oldest first
 * @param damaged how many lines could not be read
 */
record WholeJournal(List<Line> lines, long damaged) {

    static WholeJournal in(Path stateDirectory) throws IOException {
        var lines = new ArrayList<Line>();
        long damaged = new JournalReader(stateDirectory).read(lines::add);
        return new WholeJournal(lines, damaged);
    }
}
