package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The display that this environment names; JavaFX draws over X11 only, on a Wayland desktop too. */
public record Display(Map<String, String> environment) {

    /** A display of this machine, by number: the server listens on a socket of that number (X(7), "Display names"). */
    private static final Pattern LOCAL = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");

    /** Why there is none, or empty. */
    public Optional<Sentence> missing() {
        String name = environment.getOrDefault("DISPLAY", "");
        if (name.isBlank()) {
            return Optional.of(Sentence.of("agent.no-display"));
        }
        Matcher local = LOCAL.matcher(name);
        return local.matches() && !Files.exists(Path.of("/tmp/.X11-unix/X" + local.group(1)))
                ? Optional.of(Sentence.of("agent.display-gone", name))
                : Optional.empty();
    }
}
