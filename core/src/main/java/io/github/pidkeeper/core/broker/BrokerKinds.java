package io.github.pidkeeper.core.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of brokers that are known: those that are built in, and those that the administrator described. By an
 * executable's name a description wins over a kind that is built in, since somebody has thought of it.
 */
public record BrokerKinds(List<BrokerKind> described) {

    /** No other than those that need no description. */
    public static final BrokerKinds BUILT_IN = new BrokerKinds(List.of());

    private static final List<BrokerKind> WITHOUT_DESCRIPTION =
            List.of(BrokerKind.NANOMQ, BrokerKind.MOSQUITTO, BrokerKind.GENERIC);

    public BrokerKinds {
        described = List.copyOf(described);
    }

    /** Those with a program of their own first, generic last. */
    public List<BrokerKind> all() {
        return Stream.of(
                        Stream.of(BrokerKind.NANOMQ, BrokerKind.MOSQUITTO),
                        described.stream(),
                        Stream.of(BrokerKind.GENERIC))
                .flatMap(kinds -> kinds)
                .toList();
    }

    public boolean isBuiltIn(String text) {
        return WITHOUT_DESCRIPTION.stream().anyMatch(kind -> kind.text().equals(text));
    }

    /** The kind that an executable's name tells; generic where it tells none. */
    public BrokerKind of(Path executable) {
        return recognised(executable).orElse(BrokerKind.GENERIC);
    }

    /** Whether an executable's name tells a kind. */
    public boolean recognises(Path executable) {
        return recognised(executable).isPresent();
    }

    /** The kind that somebody wrote down. */
    public Optional<BrokerKind> named(String text) {
        return all().stream().filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** As they are written down, for whoever wrote down another. */
    public List<String> texts() {
        return all().stream().map(BrokerKind::text).toList();
    }

    private Optional<BrokerKind> recognised(Path executable) {
        return Stream.concat(described.stream(), WITHOUT_DESCRIPTION.stream())
                .filter(kind -> kind.recognises(executable))
                .findFirst();
    }
}
