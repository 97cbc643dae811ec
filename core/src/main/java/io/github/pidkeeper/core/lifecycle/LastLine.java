package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.Credentials;
import io.github.pidkeeper.core.text.Beginning;
import io.github.pidkeeper.core.verdict.ShownLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the last lines that a broker has written, as it may be shown and written down: without {@linkplain ShownLine what
 * looks like a password}, and without what its configuration calls one.
 *
 * @param known the credentials of its HTTP server
 */
record LastLine(String line, Optional<Credentials> known) {

    private static final String MASK = "***";
    private static final int LONGEST = 500;
    private static final int SHORTEST_SECRET = 3;

    String text() {
        String shown = new ShownLine(line).masked();
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
