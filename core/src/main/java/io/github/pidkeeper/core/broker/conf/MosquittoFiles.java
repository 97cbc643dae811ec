package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a Mosquitto reads one after the other: all that its command names, unless another was told.
 *
 * @param told absolute
 * @param directory in which that Mosquitto works, absolute, where it is known
 */
record MosquittoFiles(CommandClues clues, Optional<Path> told, Optional<Path> directory) {

    /** In that order; none where the command names none, or a single one by a relative path. */
    List<Path> all() throws Mistake {
        List<Path> named = clues.configurations(directory.orElse(Path.of("")));
        if (named.size() < 2 || isAnother(named)) {
            return told.or(clues::configuration).stream().toList();
        }
        Optional<Path> relative =
                named.stream().filter(file -> !file.isAbsolute()).findFirst();
        if (relative.isPresent()) {
            throw Mistake.at(
                    told.orElse(named.getFirst()), 0, Phrase.CONFIGURATION_INCLUDE_DIR_RELATIVE, relative.get());
        }
        return named;
    }

    private boolean isAnother(List<Path> named) {
        return told.map(Path::normalize)
                .filter(file -> named.stream().noneMatch(it -> it.isAbsolute() ? it.equals(file) : file.endsWith(it)))
                .isPresent();
    }
}
