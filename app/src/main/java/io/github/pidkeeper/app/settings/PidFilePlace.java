package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.core.broker.Broker;
import java.io.IOException;
import java.nio.file.Path;

/** Where a pid file really is, links in the directories above it followed; its own link never. */
public record PidFilePlace(Path path) {

    static PidFilePlace of(Broker broker) {
        return of(broker.pidFile());
    }

    /** That of the pid file at this absolute path. */
    public static PidFilePlace of(Path path) {
        try {
            var directory = path.getParent();
            return new PidFilePlace(
                    directory == null ? path : directory.toRealPath().resolve(path.getFileName()));
        } catch (IOException e) {
            return new PidFilePlace(path);
        }
    }
}
