package io.github.pidkeeper.core.readiness;

import io.github.pidkeeper.core.text.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether a broker answers: another question than whether its process lives. */
public sealed interface Readiness {

    /** Whether the broker itself has answered, in whatever language it was asked. */
    default boolean isAnswer() {
        return switch (this) {
            case Answers _, AnswersHttp _, WantsCertificate _ -> true;
            case OtherCertificate _,
                    Unproven _,
                    NoHandshake _,
                    NoCertificate _,
                    Refused _,
                    Silent _,
                    NotMqtt _,
                    Unprobed _,
                    NotAsked _ -> false;
        };
    }

    /** It answered CONNECT with CONNACK; a refusal (bad credentials) is an answer too. */
    record Answers(Duration latency, int returnCode) implements Readiness {}

    /**
     * Its REST interface answered, with 200 or 401 (it asks for credentials); MQTT itself was not asked.
     *
     * @param port of the HTTP server
     */
    record AnswersHttp(Duration latency, int port, int status) implements Readiness {}

    /** It showed the broker's own certificate, and wants one of its clients before it hears what they say. */
    record WantsCertificate(Duration latency) implements Readiness {}

    /**
     * It showed another certificate than the broker's own, and was not spoken to any further.
     *
     * @param shown whose it is, as it says itself
     */
    record OtherCertificate(String shown) implements Readiness {}

    /** It showed the broker's own certificate, and the handshake failed behind that: it did not prove to have the key to it. */
    record Unproven() implements Readiness {}

    /**
     * It speaks TLS, and broke off before it showed a certificate: in a version that is not spoken here, for example.
     *
     * @param reason why nobody comes further with it, where that is known
     */
    record NoHandshake(Optional<Message> reason) implements Readiness {}

    /** Nobody asked: the broker's own certificate, by which it would be recognised, is not to be had. */
    record NoCertificate(Path file, Message reason) implements Readiness {}

    /** Nobody accepts connections there. */
    record Refused() implements Readiness {}

    /** Connected, and no answer within the limit. */
    record Silent(Duration limit) implements Readiness {}

    /** Something answered that is not what it was asked for (garbage, another language), or hung up. */
    record NotMqtt() implements Readiness {}

    /** Nobody asked: the listener takes WebSocket only, names no certificate, or is not to be found without looking up a name. */
    record Unprobed() implements Readiness {}

    /** Nobody asked: no port is known, or no process is there. */
    record NotAsked() implements Readiness {}
}
