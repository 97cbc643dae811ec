package io.github.pidkeeper.app.instance;

import java.util.Optional;

/** What one run of the program asks of the one that is already there: one word, and a broker's name where it takes one. */
public record Request(Kind kind, Optional<String> broker) {

    /** What can be asked. */
    public enum Kind {
        /** Show the window. */
        OPEN("open"),
        /** Make sure that the practice broker runs, and show the window. */
        PRACTICE("practice"),
        /** End the application; brokers run on. */
        QUIT("quit"),
        /** I am the window: tell me on this connection what to do. */
        WINDOW("window");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public static Request of(Kind kind) {
        return new Request(kind, Optional.empty());
    }

    /** The line that goes over the socket. */
    String line() {
        return kind.word + broker.map(name -> " " + name).orElse("");
    }

    static Optional<Request> parse(String line) {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        Optional<String> broker = blank < 0 ? Optional.empty() : Optional.of(line.substring(blank + 1));
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(word)) {
                return Optional.of(new Request(kind, broker));
            }
        }
        return Optional.empty();
    }
}
