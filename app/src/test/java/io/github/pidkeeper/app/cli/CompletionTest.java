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

/** What a real bash offers behind the word pidkeeper. */
final class CompletionTest {

    private static final Path FILE = Path.of("../packaging/linux/share/pidkeeper.bash-completion");

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
