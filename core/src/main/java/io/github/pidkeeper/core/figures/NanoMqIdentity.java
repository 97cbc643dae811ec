package io.github.pidkeeper.core.figures;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What NanoMQ's document on brokers says of the one that it is. */
record NanoMqIdentity(Optional<String> version, Optional<Duration> uptime) {

    private static final int LONGEST_VERSION = 40;
    private static final Pattern UPTIME = Pattern.compile(
            "([0-9]{1,9}) hours?, ([0-9]{1,2}) minutes?, ([0-9]{1,2}) seconds?", Pattern.CASE_INSENSITIVE);

    /** Empty if the text is no such document. */
    static Optional<NanoMqIdentity> parse(String document) {
        try {
            Config first = ConfigFactory.parseString(
                            document, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON))
                    .getConfigList("data")
                    .getFirst();
            return Optional.of(new NanoMqIdentity(
                    text(first, "version").filter(version -> version.length() <= LONGEST_VERSION),
                    text(first, "uptime").flatMap(NanoMqIdentity::span)));
        } catch (ConfigException | NoSuchElementException | StackOverflowError _) {
            // Not JSON, another document, an empty list, or brackets without end.
            return Optional.empty();
        }
    }

    private static Optional<String> text(Config config, String key) {
        return config.hasPath(key) ? Optional.of(config.getString(key)) : Optional.empty();
    }

    private static Optional<Duration> span(String uptime) {
        Matcher matcher = UPTIME.matcher(uptime);
        return matcher.matches()
                ? Optional.of(Duration.ofHours(Long.parseLong(matcher.group(1)))
                        .plusMinutes(Long.parseLong(matcher.group(2)))
                        .plusSeconds(Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }
}
