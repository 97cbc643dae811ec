package io.github.pidkeeper.core.broker;

import java.nio.file.Path;

/**
 * As whom a broker is asked for its figures. The password is never kept: it is in a file, which is read whenever it is used.
 *
 * @param passwordFile absolute
 */
public record FiguresUser(String user, Path passwordFile) {

    /** @throws IllegalArgumentException if the path is not absolute */
    public FiguresUser {
        if (!passwordFile.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: " + passwordFile);
        }
    }
}
