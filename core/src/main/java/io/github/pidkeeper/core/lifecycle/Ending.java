package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a process has ended, in words: its exit code, or the signal that ended it, which the run time and every shell tell as
 * 128 and the signal's number.
 */
record Ending(int code) {

    private static final int BY_SIGNAL = 128;

    /** As Linux numbers them. */
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"));

    /** A program brings these on itself. */
    private static final Set<String> CRASHES = Set.of("SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGSEGV");

    /** {@code exit code 1}, or what is behind one that stands for a signal. */
    Message message() {
        return signal().map(signal ->
                        Message.of(isCrash(signal) ? Phrase.EXIT_CRASHED : Phrase.EXIT_BY_SIGNAL, code, signal))
                .orElseGet(() -> Message.of(Phrase.EXIT_CODE, code));
    }

    /** Of a broker that has ended right after its start. */
    Message afterStart(String broker, Optional<Message> cause) {
        return signal().map(signal -> bySignal(broker, signal, cause))
                .orElseGet(() -> cause.map(it -> Message.of(Phrase.EXITED_BECAUSE, broker, code, it))
                        .orElseGet(() -> Message.of(Phrase.EXITED_WITH_CODE, broker, code)));
    }

    private Message bySignal(String broker, String signal, Optional<Message> cause) {
        boolean crash = isCrash(signal);
        return cause.map(it -> Message.of(
                        crash ? Phrase.CRASHED_BECAUSE : Phrase.ENDED_BY_SIGNAL_BECAUSE, broker, signal, code, it))
                .orElseGet(() -> Message.of(crash ? Phrase.CRASHED : Phrase.ENDED_BY_SIGNAL, broker, signal, code));
    }

    private static boolean isCrash(String signal) {
        return CRASHES.contains(signal);
    }

    private Optional<String> signal() {
        return Optional.ofNullable(SIGNALS.get(code - BY_SIGNAL));
    }
}
