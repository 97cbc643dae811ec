package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A word that is the path of a file that a nanomq.conf includes.
 *
 * <p>NanoMQ looks for a relative one in its own working directory, wherever the including file is, and crashes if it is not
 * there. Where that directory is not known, neither is what such a file says.
 *
 * @param directory in which NanoMQ works, absolute
 */
record NanoMqInclude(NanoMqToken name, Optional<Path> directory) {

    /** Absolute. */
    Path path() throws Mistake {
        var path = named();
        if (!path.isAbsolute() && directory.isEmpty()) {
            throw mistake(Phrase.CONFIGURATION_INCLUDE_RELATIVE, path);
        }
        return directory.map(it -> it.resolve(path)).orElse(path);
    }

    Mistake missing(Path path) throws Mistake {
        return named().isAbsolute()
                ? mistake(Phrase.CONFIGURATION_INCLUDE_MISSING, path)
                : mistake(Phrase.CONFIGURATION_INCLUDE_ELSEWHERE, named(), directory.orElseThrow());
    }

    private Path named() throws Mistake {
        try {
            return Path.of(name.text());
        } catch (InvalidPathException e) {
            throw mistake(Phrase.CONFIGURATION_SYNTAX);
        }
    }

    private Mistake mistake(Phrase phrase, Object... arguments) {
        return Mistake.at(name.file(), name.line(), phrase, arguments);
    }
}
