package io.github.pidkeeper.core.readiness;

import java.time.Duration;

/** Whether a broker answers MQTT: another question than whether its process lives. */
public sealed interface Readiness {

    /** It answered CONNECT with CONNACK; a refusal (bad credentials) is an answer too. */
    record Answers(Duration latency, int returnCode) implements Readiness {}

    /** Nobody accepts connections there. */
    record Refused() implements Readiness {}

    /** Connected, and no answer within the limit. */
    record Silent(Duration limit) implements Readiness {}

    /** Something answered that is not MQTT (TLS, HTTP), or hung up on a CONNECT. */
    record NotMqtt() implements Readiness {}

    /** Nobody asked, since this listener does not speak plain MQTT, or cannot be reached without looking up a name. */
    record Unprobed() implements Readiness {}

    /** Nobody asked: no port is known, or no process is there. */
    record NotAsked() implements Readiness {}
}
