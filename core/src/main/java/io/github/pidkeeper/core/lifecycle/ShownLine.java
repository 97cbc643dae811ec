package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.Credentials;
import io.github.pidkeeper.core.text.Beginning;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line that a broker has written, as it may be shown and written down: what looks like a password is masked, and so is
 * whatever its configuration calls one.
 *
 * @param known the credentials of its HTTP server
 */
record ShownLine(String line, Optional<Credentials> known) {

    private static final String MASK = "***";
    private static final int LONGEST = 500;
    private static final int SHORTEST_SECRET = 3;

    /** A setting with its value behind a colon or an equals sign: {@code "password" = x}, {@code http server username: x}. */
    private static final Pattern SETTING = Pattern.compile(
            "(?i)((?:pass(?:word|wd|phrase)|secret|token|user_?name)[\"']?\\s*[:=]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;}]+)");

    /** As Mosquitto has it: {@code remote_password x}. */
    private static final Pattern WORDS = Pattern.compile("(?i)(\\b(?:remote|local)_(?:password|username)\\s+)\\S+");

    /** {@code mqtt://user:password@host}, or the same without what comes before. */
    private static final Pattern USER_INFORMATION =
            Pattern.compile("(?<=://)[^/@\\s]+@|\\b[^\\s:/@\"']+:[^\\s:/@\"']+@(?=[\\w\\[])");

    String text() {
        String shown = SETTING.matcher(line).replaceAll("$1" + MASK);
        shown = WORDS.matcher(shown).replaceAll("$1" + MASK);
        shown = USER_INFORMATION.matcher(shown).replaceAll(MASK + "@");
        for (String secret : secrets()) {
            shown = Pattern.compile("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)")
                    .matcher(shown)
                    .replaceAll(MASK);
        }
        return new Beginning(shown, LONGEST).shown();
    }

    private List<String> secrets() {
        return known.stream()
                .flatMap(it -> Stream.of(it.password(), it.user()))
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .toList();
    }
}
