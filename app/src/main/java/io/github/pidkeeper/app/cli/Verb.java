package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.text.Nearest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What this program can be asked to do, and with which options. */
public enum Verb {
    /** No verb: the application itself. */
    APPLICATION("", 0),
    STATUS("status", 1),
    START("start", 1),
    STOP("stop", 1),
    RESTART("restart", 1),
    REPAIR("repair", 1),
    RELOAD("reload", 1),
    ADD("brokers add", 1),
    REMOVE("brokers remove", 1),
    LIST("brokers list", 0),
    KINDS("brokers kinds", 0),
    /** The same, and what else was found on this machine. */
    BROKERS("brokers", 0),
    LOG("log", 1),
    JOURNAL("journal", 0),
    HELP_ON("help", 2);

    /** The first words, those that do least first: of two that may have been meant, nobody is to be led to the other. */
    private static final List<String> HARMLESS_FIRST =
            List.of("status", "help", "log", "journal", "brokers", "start", "reload", "repair", "restart", "stop");

    /** Who types so much of a word has mostly meant the rest. */
    private static final int BEGINNING = 3;

    private final String text;
    private final int operands;

    Verb(String text, int operands) {
        this.text = text;
        this.operands = operands;
    }

    /** The first word that was probably meant by one that is none. */
    static Optional<String> nearest(String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return HARMLESS_FIRST.stream()
                .filter(word -> wanted.length() >= BEGINNING && word.startsWith(wanted))
                .findFirst()
                .or(() -> IntStream.rangeClosed(1, Math.max(1, typed.length() / BEGINNING))
                        .boxed()
                        .flatMap(slips -> HARMLESS_FIRST.stream()
                                .filter(word -> new Nearest(List.of(word))
                                        .within(slips, typed)
                                        .isPresent()))
                        .findFirst());
    }

    /** As it is typed; one word or two. */
    String text() {
        return text;
    }

    List<String> words() {
        return this == APPLICATION ? List.of() : List.of(text.split(" ", -1));
    }

    /** How many words may follow that are neither options nor their values. */
    int operands() {
        return operands;
    }

    Set<Option> options() {
        return switch (this) {
            case APPLICATION ->
                EnumSet.of(
                        Option.HELP,
                        Option.VERSION,
                        Option.STATE_DIR,
                        Option.MINIMIZED,
                        Option.PRACTICE,
                        Option.QUIT,
                        Option.WINDOW);
            case STATUS -> {
                var options = aboutOneBroker();
                options.add(Option.FIGURES);
                yield options;
            }
            case START, STOP, RESTART, RELOAD -> aboutOneBroker();
            case REPAIR -> {
                var options = aboutOneBroker();
                options.add(Option.UNDO);
                yield options;
            }
            case ADD ->
                EnumSet.of(
                        Option.HELP,
                        Option.PID_FILE,
                        Option.PORT,
                        Option.KIND,
                        Option.CONF,
                        Option.UNIT,
                        Option.USER_UNIT);
            case LIST, BROKERS, KINDS -> EnumSet.of(Option.HELP, Option.JSON);
            case LOG ->
                EnumSet.of(
                        Option.HELP,
                        Option.JSON,
                        Option.FOLLOW,
                        Option.LINES,
                        Option.LEVEL,
                        Option.GREP,
                        Option.SINCE_START,
                        Option.SOURCE,
                        Option.STATE_DIR,
                        Option.PID_FILE,
                        Option.PORT,
                        Option.KIND,
                        Option.CONF);
            case JOURNAL -> EnumSet.of(Option.HELP, Option.JSON, Option.BROKER, Option.SINCE, Option.STATE_DIR);
            case REMOVE, HELP_ON -> EnumSet.of(Option.HELP);
        };
    }

    /** One set for all of them: a script that calls them in turn need not tell them apart. */
    private static Set<Option> aboutOneBroker() {
        return EnumSet.of(
                Option.HELP,
                Option.JSON,
                Option.OKNODO,
                Option.FORCE_AFTER,
                Option.DRY_RUN,
                Option.STATE_DIR,
                Option.PID_FILE,
                Option.PORT,
                Option.KIND,
                Option.CONF);
    }

    /** Whether it is there to change something. */
    boolean changes() {
        return switch (this) {
            case START, STOP, RESTART, REPAIR, RELOAD, ADD, REMOVE -> true;
            case APPLICATION, STATUS, LIST, BROKERS, KINDS, LOG, JOURNAL, HELP_ON -> false;
        };
    }

    /** Whether a broker's command may follow, behind two dashes. */
    boolean takesCommand() {
        return options().contains(Option.PID_FILE);
    }

    /** The verb that these words begin with; the longer one where two fit. */
    static Optional<Verb> at(List<String> typed) {
        return Arrays.stream(values())
                .filter(verb ->
                        verb != APPLICATION && typed.size() >= verb.words().size())
                .filter(verb -> typed.subList(0, verb.words().size()).equals(verb.words()))
                .findFirst();
    }
}
