package io.github.pidkeeper.core.broker.conf;

/**
 * Who may ask a broker's HTTP server. Neither half ever reaches a message, a log, the journal or a document: as text, this
 * is a mask.
 */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "credentials (hidden)";
    }
}
