package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.Sources;
import io.github.pidkeeper.core.readiness.Readiness;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What can be shown of an observation for a finding to rest on. */
record Exhibits(Observation seen) {

    Exhibit pidFile() {
        return new Exhibit(
                seen.portrait().broker().pidFile().toString(),
                provenance().content().map(PidFileContent::shown),
                provenance().fileRead());
    }

    /** Everything that runs was gone through, and nothing was found. */
    Exhibit nobody() {
        return Exhibit.ofNothing(system().listing(), seen.at());
    }

    /** By which it was recognised; its command line where the executable may not be read. */
    Exhibit program(Sighting process) {
        return process.facts().executable().isPresent() ? executable(process) : commandLine(process);
    }

    Exhibit executable(Sighting process) {
        return new Exhibit(
                system().executableOf(process.pid()),
                process.facts().executable().map(Object::toString),
                process.at());
    }

    /** As it is configured, whatever runs. */
    Exhibit command() {
        var command = seen.portrait().broker().command();
        return Exhibit.of(command.executable().toString(), new ShownCommandLine(command.line()).text(), seen.at());
    }

    Exhibit commandLine(Sighting process) {
        return Exhibit.of(
                system().commandLineOf(process.pid()),
                new ShownCommandLine(process.facts().commandLine()).text(),
                process.at());
    }

    Exhibit start(Sighting process) {
        return Exhibit.of(
                system().startOf(process.pid()),
                "starttime " + process.facts().identity().startTicks(),
                process.at());
    }

    Exhibit state(Sighting process) {
        return Exhibit.ofNothing(system().startOf(process.pid()), process.at());
    }

    Exhibit user(Sighting process) {
        return Exhibit.of(
                system().userOf(process.pid()),
                "uid " + process.facts().identity().uid(),
                process.at());
    }

    Exhibit owner(Sighting process) {
        return new Exhibit(
                system().ownerOf(process.pid()), process.facts().unit().map(ProcessFacts.Unit::name), process.at());
    }

    Exhibit port() {
        return new Exhibit(
                system().holderOf(seen.configuredPort()),
                seen.port().flatMap(PortHolder::shown),
                provenance().portRead());
    }

    Exhibit answer() {
        return new Exhibit(question(), seen.readiness().reply(), provenance().asked());
    }

    private String question() {
        return seen.readiness() instanceof Readiness.AnswersHttp(var _, var port, var _)
                ? "GET http://" + web(port) + "/api/v4/brokers"
                : "CONNECT " + asked();
    }

    private Endpoint web(int port) {
        return seen.own()
                .webServer()
                .orElseGet(() -> new Endpoint(Optional.empty(), port))
                .dialled();
    }

    /** Where the configuration binds the broker to, or on loopback where it does not say. */
    private String asked() {
        Optional<Listener> listener = seen.own().listener();
        Endpoint endpoint = listener.flatMap(Listener::network)
                .orElseGet(() -> new Endpoint(Optional.empty(), seen.configuredPort()))
                .dialled();
        return endpoint + (listener.filter(Listener.Tls.class::isInstance).isPresent() ? " (TLS)" : "");
    }

    /** The broker's own configuration file. */
    Exhibit configuration() {
        Broker broker = seen.portrait().broker();
        return configuration(broker.configuration()
                .or(() -> new CommandClues(broker.kind(), broker.command().arguments()).configuration())
                .orElse(broker.command().executable()));
    }

    Exhibit configuration(Path file) {
        return Exhibit.ofNothing(file.toString(), provenance().configurationRead());
    }

    Exhibit identityRecord(Remembered remembered) {
        ProcessIdentity identity = remembered.identity();
        return Exhibit.of(
                provenance().identityRecord().toString(),
                "pid " + identity.pid() + ", ticks " + identity.startTicks(),
                provenance().memoryRead());
    }

    Exhibit intentRecord(Intent intent) {
        return Exhibit.of(
                provenance().intentRecord().toString(),
                "aim " + intent.aim().name().toLowerCase(Locale.ROOT) + (intent.thenStart() ? ", then start" : ""),
                provenance().memoryRead());
    }

    /** A record that means nothing to us. */
    Exhibit record(Path path) {
        return Exhibit.ofNothing(path.toString(), provenance().memoryRead());
    }

    private Provenance provenance() {
        return seen.provenance();
    }

    private Sources system() {
        return provenance().system();
    }
}
