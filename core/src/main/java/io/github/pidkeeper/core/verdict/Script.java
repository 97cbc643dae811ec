package io.github.pidkeeper.core.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that is a text, which the kernel has another program run: the one that its first line names ({@code #!}), with
 * one option perhaps, and behind these the text's own path (execve(2)).
 *
 * @param interpreter its name, without a path
 */
public record Script(String interpreter) {

    private static final String BEGINNING = "#!";
    private static final String BY_SEARCH = "env";

    /** What stands in for one another where no first line says which: a shell. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

    /** What brokers are mostly written for; nobody edits or follows a text with one of these. */
    private static final Set<String> COMMON = Set.of("python", "perl", "ruby", "node", "lua", "php", "tclsh");

    private static final String UNKNOWN = "";

    /**
     * One that begins so.
     *
     * @param first its first line, or the beginning of it; one that names nobody is a shell's
     */
    public static Script of(String first) {
        if (!first.startsWith(BEGINNING)) {
            return new Script("sh");
        }
        List<String> words = List.of(first.substring(BEGINNING.length()).strip().split("[ \t]+"));
        String name = name(words.getFirst());
        Optional<String> searched = name.equals(BY_SEARCH)
                ? words.stream()
                        .skip(1)
                        .filter(word -> !word.startsWith("-") && word.indexOf('=') < 0)
                        .findFirst()
                : Optional.empty();
        return new Script(searched.map(Script::name).orElse(name));
    }

    /** One that is gone, or not ours to read. */
    public static Script unknown() {
        return new Script(UNKNOWN);
    }

    /**
     * Whether these are the words by which it is run: the interpreter, in whatever version, and no more than one option.
     *
     * @param before what stands before the text's path on a command line
     */
    boolean isRunBy(List<String> before) {
        return isInterpreter(name(before.getFirst())) && before.stream().skip(1).allMatch(word -> word.startsWith("-"));
    }

    private boolean isInterpreter(String name) {
        if (interpreter.equals(UNKNOWN)) {
            return SHELLS.contains(name) || COMMON.contains(name.replaceFirst("[0-9.-]*$", ""));
        }
        boolean version = name.startsWith(interpreter)
                && name.substring(interpreter.length()).matches("[0-9.-]*");
        return version || (SHELLS.contains(interpreter) && SHELLS.contains(name));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
