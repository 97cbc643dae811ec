package io.github.pidkeeper.app.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this program keeps its files for this user, by the XDG base directory rules: what is not absolute is ignored.
 *
 * @param settings for what the administrator decided
 * @param state for what must survive the session: locks, records, captured output
 * @param runtime for sockets and pid files, gone when the user's last session ends; empty where there is no such directory
 * @param ownState whether the state directory was chosen for this run, which makes it independent of all others
 */
public record Places(Path settings, Path state, Optional<Path> runtime, boolean ownState) {

    private static final String OWN = "pidkeeper";

    /** The places that the environment names. */
    public static Places of(Map<String, String> environment, Path home) {
        return new Places(
                absolute(environment, "XDG_CONFIG_HOME")
                        .orElse(home.resolve(".config"))
                        .resolve(OWN),
                absolute(environment, "XDG_STATE_HOME")
                        .orElse(home.resolve(".local").resolve("state"))
                        .resolve(OWN),
                absolute(environment, "XDG_RUNTIME_DIR").map(runtime -> runtime.resolve(OWN)),
                false);
    }

    public Places withState(Path directory) {
        return new Places(settings, directory, runtime, true);
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        try {
            return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
