package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real bash offers behind the word pidkeeper. */
final class CompletionTest {

    private static final Path FILE =
            Path.of("../packaging/linux/share/pidkeeper.bash-completion").toAbsolutePath();

    private static final List<String> BUILT_IN = List.of("nanomq", "mosquitto", "generic");

    @TempDir
    private Path settings;

    @ParameterizedTest
    @EnumSource
    void aVerbIsOfferedItsOptions(Verb verb) throws IOException, InterruptedException {
        var typed = Stream.concat(verb.words().stream(), Stream.of("-")).toArray(String[]::new);
        var options = verb.options().stream()
                .filter(option -> option != Option.WINDOW)
                .map(Option::text)
                .toList();

        assertThat(offered(typed)).filteredOn(word -> !word.equals("--")).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void everyVerbIsOfferedFirst() throws IOException, InterruptedException {
        var verbs = Stream.of(Verb.values())
                .filter(verb -> !verb.words().isEmpty())
                .map(verb -> verb.words().getFirst())
                .distinct()
                .toList();

        assertThat(offered("")).containsExactlyInAnyOrderElementsOf(verbs);
    }

    @Test
    void brokersAreOfferedByTheirNames() throws IOException, InterruptedException {
        var brokers = Files.createDirectories(settings.resolve("pidkeeper/brokers"));
        Files.createFile(brokers.resolve("plant-floor.conf"));
        Files.createFile(brokers.resolve("roof.conf"));

        assertThat(offered("stop", "")).containsExactlyInAnyOrder("plant-floor", "roof");
        assertThat(offered("brokers", "remove", "ro")).containsExactly("roof");
        assertThat(offered("journal", "--broker", "=", "pl")).containsExactly("plant-floor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brokers", "kinds"})
    void whatNothingCanBeCalledIsNeitherOfferedNorRun(String directory) throws IOException, InterruptedException {
        var names = Files.createDirectories(settings.resolve("pidkeeper").resolve(directory));
        for (var name : List.of("$(touch ran)", "`touch ran`", "two words", "a;b", "*", "-x", ".x", "x".repeat(65))) {
            Files.createFile(names.resolve(name + ".conf"));
        }
        Files.createFile(names.resolve("roof.2-b_c.conf"));

        var offered = directory.equals("brokers") ? offered("stop", "") : offered("status", "--kind", "");

        assertThat(offered).filteredOn(word -> !BUILT_IN.contains(word)).containsExactly("roof.2-b_c");
        assertThat(settings.resolve("ran")).doesNotExist();
    }

    @Test
    void behindTwoDashesNothingOfOursIsOffered() throws IOException, InterruptedException {
        assertThat(offered("status", "--", "/usr/sbin/mosquitto", "-")).isEmpty();
    }

    private List<String> offered(String... typed) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", "--norc", "-c", """
            . "$0"
            COMP_WORDS=(pidkeeper "$@") COMP_CWORD=$#
            _pidkeeper
            ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
            """, FILE.toString()));
        command.addAll(List.of(typed));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(settings.toFile());
        builder.environment().put("XDG_CONFIG_HOME", settings.toString());
        var bash = builder.start();
        bash.getOutputStream().close();
        try (var output = bash.inputReader()) {
            var words = output.lines().toList();
            assertThat(bash.waitFor()).as(String.join("\n", words)).isZero();
            return words;
        }
    }
}
