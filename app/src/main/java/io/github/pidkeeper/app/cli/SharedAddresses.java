package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.IpcAddresses;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.discovery.FoundBroker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brokers of NanoMQ that share the address of their own commands, so that a reload of one is obeyed by another; and how to
 * give each its own.
 *
 * @param adoptions what else runs, under the names that were made up for it
 */
record SharedAddresses(List<Broker> configured, List<Adoption> adoptions) {

    SharedAddresses {
        configured = List.copyOf(configured);
        adoptions = List.copyOf(adoptions);
    }

    /**
     * One that shares its address.
     *
     * @param with the name of the other
     */
    record Shared(Broker broker, String with, String url) {

        List<String> lines(Texts texts) {
            return Stream.concat(
                            Stream.of(texts.text(
                                    "cli.shared-address",
                                    broker.name().text(),
                                    with,
                                    url,
                                    broker.configuration()
                                            .<Object>map(file -> file)
                                            .orElse("nanomq.conf"))),
                            IpcAddresses.ownLines(broker).stream().map(line -> "    " + Texts.visible(line)))
                    .toList();
        }

        Map<String, Object> document() {
            var document = new LinkedHashMap<String, Object>();
            document.put("broker", broker.name().text());
            document.put("with", with);
            document.put("url", url);
            document.put("configuration", broker.configuration());
            document.put("add", IpcAddresses.ownLines(broker));
            return document;
        }
    }

    List<Shared> all() {
        return configured.stream().flatMap(broker -> of(broker).stream()).toList();
    }

    /** With whom this one shares its address; the first, if there are several. */
    Optional<Shared> of(Broker broker) {
        return addresses(broker)
                .flatMap(own -> others(broker)
                        .flatMap(other -> other
                                .addresses()
                                .flatMap(own::sharedWith)
                                .map(url -> new Shared(broker, other.name(), url))
                                .stream())
                        .findFirst());
    }

    /** Another broker, configured or not. */
    private record Other(String name, Optional<IpcAddresses> addresses) {}

    private Stream<Other> others(Broker broker) {
        return Stream.concat(
                configured.stream()
                        .filter(other -> !other.name().equals(broker.name()))
                        // The same broker, described anew.
                        .filter(other -> !other.pidFile().equals(broker.pidFile()))
                        .map(other -> new Other(other.name().text(), addresses(other))),
                adoptions.stream()
                        .filter(adoption -> adoption.found().process().isPresent())
                        .map(adoption -> new Other(adoption.name(), addresses(adoption.found()))));
    }

    private static Optional<IpcAddresses> addresses(Broker broker) {
        return broker.kind().configuration().format() == ConfigurationFormat.NANOMQ
                ? IpcAddresses.of(OwnConfiguration.of(broker).reading())
                : Optional.empty();
    }

    private static Optional<IpcAddresses> addresses(FoundBroker found) {
        return found.kind().configuration().format() == ConfigurationFormat.NANOMQ
                ? IpcAddresses.of(
                        OwnConfiguration.read(found.kind(), found.command(), found.configuration(), found.directory()))
                : Optional.empty();
    }
}
