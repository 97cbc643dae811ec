package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A word that is the path of a file that a nanomq.conf includes.
 *
 * <p>NanoMQ looks for a relative one in its own working directory. That is where whoever started it happened to be, and no
 * file tells it; so what such a file says, and whether it is there, is not known, and NanoMQ crashes if it is not.
 */
record NanoMqInclude(NanoMqToken name) {

    /** Absolute. */
    Path path() throws Mistake {
        var path = named();
        if (!path.isAbsolute()) {
            throw mistake(Phrase.CONFIGURATION_INCLUDE_RELATIVE, path);
        }
        return path;
    }

    Mistake missing(Path path) {
        return mistake(Phrase.CONFIGURATION_INCLUDE_MISSING, path);
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
