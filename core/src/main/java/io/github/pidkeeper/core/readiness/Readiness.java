package io.github.pidkeeper.core.readiness;

import io.github.pidkeeper.core.text.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether a broker answers: another question than whether its process lives. */
public sealed interface Readiness {

    /** Whether the broker itself has answered, in whatever language it was asked. */
    default boolean isAnswer() {
        return answer() == Answer.GIVEN;
    }

    /** What it is to somebody who wants to know only whether the broker answers. */
    Answer answer();

    /** What came back, as it was read: the same in every language; empty where that is not told. */
    default Optional<String> reply() {
        return Optional.empty();
    }

    /** What has come of asking, less the reasons. */
    enum Answer {
        /** The broker itself has answered. */
        GIVEN,
        /** Something answered, and not as it was asked. */
        IN_OTHER_LANGUAGE,
        /** Somebody was there who showed another certificate than the one on disk. */
        WITH_OTHER_CERTIFICATE,
        /** No client comes any further there. */
        NONE,
        /** It cannot be asked. */
        UNKNOWN,
        /** There was nothing to ask, or nobody. */
        NOT_ASKED
    }

    /** It answered CONNECT with CONNACK; a refusal (bad credentials) is an answer too. */
    record Answers(Duration latency, int returnCode) implements Readiness {
        @Override
        public Answer answer() {
            return Answer.GIVEN;
        }

        @Override
        public Optional<String> reply() {
            return Optional.of("CONNACK " + returnCode);
        }
    }

    /**
     * Its REST interface answered, with 200 or 401 (it asks for credentials); MQTT itself was not asked.
     *
     * @param port of the HTTP server
     */
    record AnswersHttp(Duration latency, int port, int status) implements Readiness {
        @Override
        public Answer answer() {
            return Answer.GIVEN;
        }

        @Override
        public Optional<String> reply() {
            return Optional.of("HTTP " + status);
        }
    }

    /** It showed the broker's own certificate, and wants one of its clients before it hears what they say. */
    record WantsCertificate(Duration latency) implements Readiness {
        @Override
        public Answer answer() {
            return Answer.GIVEN;
        }

        @Override
        public Optional<String> reply() {
            return Optional.of("certificate required");
        }
    }

    /**
     * It showed another certificate than the broker's own, and was not spoken to any further.
     *
     * @param shown whose it is, as it says itself
     */
    record OtherCertificate(String shown) implements Readiness {
        @Override
        public Answer answer() {
            return Answer.WITH_OTHER_CERTIFICATE;
        }

        @Override
        public Optional<String> reply() {
            return Optional.of(shown);
        }
    }

    /** It showed the broker's own certificate, and the handshake failed behind that: it did not prove to have the key to it. */
    record Unproven() implements Readiness {
        @Override
        public Answer answer() {
            return Answer.NONE;
        }
    }

    /**
     * It speaks TLS, and broke off before it showed a certificate: in a version that is not spoken here, for example.
     *
     * @param reason why nobody comes further with it, where that is known
     */
    record NoHandshake(Optional<Message> reason) implements Readiness {
        @Override
        public Answer answer() {
            return reason.isPresent() ? Answer.NONE : Answer.UNKNOWN;
        }
    }

    /** Nobody asked: the broker's own certificate, by which it would be recognised, is not to be had. */
    record NoCertificate(Path file, Message reason) implements Readiness {
        @Override
        public Answer answer() {
            return Answer.UNKNOWN;
        }
    }

    /** Nobody accepts connections there. */
    record Refused() implements Readiness {
        @Override
        public Answer answer() {
            return Answer.NONE;
        }
    }

    /** Connected, and no answer within the limit. */
    record Silent(Duration limit) implements Readiness {
        @Override
        public Answer answer() {
            return Answer.NONE;
        }
    }

    /** Something answered that is not what it was asked for (garbage, another language), or hung up. */
    record NotMqtt() implements Readiness {
        @Override
        public Answer answer() {
            return Answer.IN_OTHER_LANGUAGE;
        }
    }

    /** Nobody asked: the listener takes WebSocket only, names no certificate, or is not to be found without looking up a name. */
    record Unprobed() implements Readiness {
        @Override
        public Answer answer() {
            return Answer.UNKNOWN;
        }
    }

    /** Nobody asked: no port is known, or no process is there. */
    record NotAsked() implements Readiness {
        @Override
        public Answer answer() {
            return Answer.NOT_ASKED;
        }
    }
}
