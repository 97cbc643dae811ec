package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The executable and arguments of a process, compared with those a broker was configured with.
 *
 * <p>Arguments agree if they are equal one by one, where a relative path of the process is understood from its own
 * working directory. Equal words that are relative paths agree only in one directory, and in another are other files. The
 * flags by which a broker of its kind goes into the background do not count, and NanoMQ's
 * {@code restart} is as good as its {@code start}.
 *
 * <p>A process can write over its arguments what it likes. What calls itself by the name of its executable has mostly not
 * done so, and its other words are its arguments.
 */
record CommandLine(
        Broker broker, Path realExecutable, Surroundings surroundings, ProcessFacts facts, Whereabouts whereabouts) {

    /** A script's name stands behind its interpreter, or behind the one option that a {@code #!} line may have. */
    private static final int LAST_SCRIPT_POSITION = 2;

    /** Whether the process runs what is configured, with the configured arguments. */
    boolean agrees() {
        return (isOfProgram() && argumentsAgree() && !isOnlyTitle()) || runsScript();
    }

    /** Whether the process runs the configured executable; where that may not be read, whether it says so. */
    boolean isOfProgram() {
        return facts.executable().isPresent() ? runsExecutable() : claimsExecutable();
    }

    /** Whether the process runs the configured executable, as far as the system tells. */
    private boolean runsExecutable() {
        Path actual = facts.executable().orElseThrow();
        return isConfigured(actual) || wentThroughLinkOfThen(actual);
    }

    /** The link now leads elsewhere, to another version: what was started through it is still the broker. */
    private boolean wentThroughLinkOfThen(Path actual) {
        return actual.getFileName() != null
                && actual.getFileName().equals(configured().getFileName())
                && first().equals(configured().toString());
    }

    /** Whether the process says that it is the configured executable; anybody can say so. */
    private boolean claimsExecutable() {
        return first().indexOf('/') < 0 ? isNameOf(configured(), first()) : namesConfigured(first());
    }

    /** Whether nothing but a title is shown: {@code broker: serving}. */
    boolean isOnlyTitle() {
        return isAlone() && isTitle(first()) && !namesItself();
    }

    /** Whether what is shown says nothing of the arguments with which the process was started. */
    boolean hidesArguments() {
        return namesItself() ? isOverwritten() : isAlone() || isTitle(first());
    }

    /** No one is started with nothing but empty arguments: they were wiped out. */
    private boolean isOverwritten() {
        return facts.commandLine().size() > 1 && isAlone();
    }

    private boolean isAlone() {
        for (String word : from(1)) {
            if (!word.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTitle(String word) {
        return word.chars().anyMatch(it -> it == ':' || Character.isWhitespace(it));
    }

    /** As whoever starts a program names it: by its path, by its name, or as a login does, with a dash before that. */
    private boolean namesItself() {
        String word = first().startsWith("-") ? first().substring(1) : first();
        String name = word.substring(word.lastIndexOf('/') + 1);
        return (isNameOf(configured(), name) || isNameOf(realExecutable, name))
                && (word.startsWith("/") || !isTitle(word));
    }

    private static boolean isNameOf(Path executable, String name) {
        return name.equals(String.valueOf(executable.getFileName()));
    }

    boolean argumentsAgree() {
        return agree(from(1));
    }

    /** Whether an interpreter runs the configured executable as its script. */
    boolean runsScript() {
        for (int at = 1; at <= LAST_SCRIPT_POSITION && at < facts.commandLine().size(); at++) {
            if (namesConfigured(facts.commandLine().get(at)) && agree(from(at + 1))) {
                return isRunBy(facts.commandLine().subList(0, at));
            }
        }
        return false;
    }

    /** Anybody may name a program in his arguments: who edits it, follows it, or has been told to run it. */
    private boolean isRunBy(List<String> before) {
        return surroundings
                .script(configured())
                .filter(script -> script.isRunBy(before))
                .isPresent();
    }

    private boolean agree(List<String> actual) {
        List<String> arguments = broker.command().arguments();
        return (actual.equals(arguments) || agree(essential(arguments), essential(actual)))
                && whereabouts.meanAlike(actual);
    }

    /** Whether the process was told another configuration file than the broker is. */
    boolean hasAnotherConfiguration() {
        return whereabouts.isOfAnotherConfiguration(from(1));
    }

    private boolean agree(List<String> expected, List<String> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(found.get(i)) && !samePath(expected.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<String> essential(List<String> arguments) {
        return broker.kind().foreground().essential(arguments);
    }

    /** Whether an argument that the process was given as a relative path is the absolute one that was configured. */
    private boolean samePath(String expected, String found) {
        int option = expected.indexOf("=/") + 1;
        if (!found.startsWith(expected.substring(0, option))) {
            return false;
        }
        String path = expected.substring(option);
        return path.startsWith("/") && fromWorkingDirectory(path).equals(fromWorkingDirectory(found.substring(option)));
    }

    private Path fromWorkingDirectory(String path) {
        try {
            Path given = Path.of(path);
            return facts.workingDirectory()
                    .map(directory -> directory.resolve(given))
                    .orElse(given)
                    .normalize();
        } catch (InvalidPathException _) {
            return Path.of("");
        }
    }

    /** Most words do not even end like the name of the executable, and are not worth being made a path of. */
    private boolean namesConfigured(String word) {
        return (endsLike(word, configured()) || endsLike(word, realExecutable))
                && isConfigured(fromWorkingDirectory(word));
    }

    private static boolean endsLike(String word, Path executable) {
        return word.endsWith(String.valueOf(executable.getFileName()));
    }

    private boolean isConfigured(Path executable) {
        return executable.equals(configured()) || executable.equals(realExecutable);
    }

    private Path configured() {
        return broker.command().executable();
    }

    private String first() {
        return facts.commandLine().isEmpty() ? "" : facts.commandLine().getFirst();
    }

    private List<String> from(int index) {
        List<String> line = facts.commandLine();
        return line.subList(Math.min(index, line.size()), line.size());
    }
}
