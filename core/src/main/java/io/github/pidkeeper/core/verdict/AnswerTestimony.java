package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts in words whether the broker answers, what it was asked, and what that proves.
 *
 * @param brokers the processes that are the broker
 */
record AnswerTestimony(Observation seen, List<Sighting> brokers, Notes notes) {

    void answer() {
        if (seen.readiness() instanceof Readiness.Unprobed) {
            seen.own().listener().ifPresent(this::unprobed);
        } else if (seen.readiness() instanceof Readiness.NoCertificate(Path file, Message reason)) {
            seen.own()
                    .endpoint()
                    .ifPresent(endpoint -> notes.mention(
                            Check.MQTT,
                            exhibits().configuration(file),
                            Phrase.MQTT_UNPROBED_CERTIFICATE,
                            endpoint.port(),
                            file,
                            reason));
        } else if (seen.port().isPresent()) {
            answer(seen.configuredPort());
        }
    }

    private void unprobed(Listener listener) {
        switch (listener) {
            case Listener.Tcp(var endpoint) ->
                unprobed(
                        Phrase.MQTT_UNPROBED_NAME,
                        endpoint.port(),
                        endpoint.host().orElse(""));
            case Listener.Tls(var endpoint, var certificate, var _) ->
                unprobed(
                        certificate.isPresent() ? Phrase.MQTT_UNPROBED_NAME : Phrase.MQTT_UNPROBED_TLS,
                        endpoint.port(),
                        endpoint.host().orElse(""));
            case Listener.WebSocket(var endpoint, var _) -> unprobed(Phrase.MQTT_UNPROBED_WEB_SOCKET, endpoint.port());
            case Listener.Unix(var path) -> unprobed(Phrase.MQTT_UNPROBED_UNIX_SOCKET, path);
        }
    }

    /** Its configuration tells how it listens, and nobody was asked. */
    private void unprobed(Phrase phrase, Object... arguments) {
        notes.mention(Check.MQTT, exhibits().configuration(), phrase, arguments);
    }

    private void answer(int port) {
        switch (seen.readiness()) {
            case Readiness.Answers answers ->
                answer(inTls() ? Phrase.MQTT_ANSWERS_IN_TLS : Phrase.MQTT_ANSWERS, port, answers.latency());
            case Readiness.AnswersHttp(var latency, var web, var status) ->
                answer(Phrase.HTTP_ANSWERS, port, web, status, latency);
            case Readiness.WantsCertificate(var latency) -> answer(Phrase.MQTT_WANTS_CERTIFICATE, port, latency);
            case Readiness.OtherCertificate(var shown) ->
                note(
                        Bearing.CONTRADICTS,
                        isOurs() ? replaced() : Phrase.MQTT_OTHER_CERTIFICATE,
                        port,
                        shown,
                        certificate());
            case Readiness.NoHandshake(var reason) ->
                reason.ifPresentOrElse(
                        because -> note(Bearing.CONTRADICTS, Phrase.MQTT_NO_HANDSHAKE_BECAUSE, port, because),
                        () -> note(Bearing.OPEN, Phrase.MQTT_NO_HANDSHAKE, port));
            case Readiness.Unproven _ -> note(Bearing.CONTRADICTS, Phrase.MQTT_UNPROVEN, port, certificate());
            case Readiness.NotMqtt _ -> otherLanguage(port);
            case Readiness.Refused _ -> note(Bearing.CONTRADICTS, Phrase.MQTT_REFUSED, port);
            case Readiness.Silent(var limit) ->
                note(Bearing.CONTRADICTS, inTls() ? Phrase.MQTT_SILENT_IN_TLS : Phrase.MQTT_SILENT, port, limit);
            case Readiness.NotAsked _, Readiness.Unprobed _, Readiness.NoCertificate _ -> {
                // Nothing was asked, so there is nothing to tell.
            }
        }
    }

    private void otherLanguage(int port) {
        if (seen.own().listener().isEmpty()) {
            note(Bearing.OPEN, Phrase.MQTT_OTHER_LANGUAGE, port);
        } else {
            note(Bearing.CONTRADICTS, inTls() ? Phrase.MQTT_NOT_IN_TLS : Phrase.MQTT_NOT_SPOKEN, port);
        }
    }

    /** It answered, if it was the broker. */
    private void answer(Phrase phrase, Object... arguments) {
        boolean others = brokers.stream().noneMatch(Sighting::holdsPort)
                && seen.port().filter(PortHolder.Held.class::isInstance).isPresent();
        note(others ? Bearing.OPEN : Bearing.CONFIRMS, phrase, arguments);
    }

    /** A broker that listens with whatever certificate it has does not read it again. */
    private Phrase replaced() {
        return seen.own().listener().orElse(null) instanceof Listener.Tls(var _, var _, var material)
                        && material.isPresent()
                ? Phrase.MQTT_CERTIFICATE_OLD
                : Phrase.MQTT_CERTIFICATE_REPLACED;
    }

    private boolean isOurs() {
        return brokers.stream().anyMatch(Sighting::holdsPort);
    }

    private boolean inTls() {
        return seen.own().listener().filter(Listener.Tls.class::isInstance).isPresent();
    }

    private Object certificate() {
        return seen.own().listener().orElse(null) instanceof Listener.Tls(var _, var file, var _) && file.isPresent()
                ? file.get()
                : "";
    }

    private void note(Bearing bearing, Phrase phrase, Object... arguments) {
        notes.note(Check.MQTT, bearing, exhibits().answer(), Message.of(phrase, arguments));
    }

    private Exhibits exhibits() {
        return new Exhibits(seen);
    }
}
