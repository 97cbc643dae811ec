package io.github.pidkeeper.app.window.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class FoundWordsTest {

    @Test
    void aBrokerIsCalledAsItsProgramAndItsPortAre() {
        assertThat(words(OptionalInt.of(1884), Optional.empty()).name()).isEqualTo("nanomq, port 1884");
        assertThat(words(OptionalInt.empty(), Optional.empty()).name()).isEqualTo("nanomq");
    }

    @Test
    void aPasswordInItsCommandIsNotShown() {
        var process = new ProcessFactsBuilder(812).build();

        assertThat(words(OptionalInt.empty(), Optional.of(process)).facts())
                .isEqualTo("running: pid 812, user user1000: /usr/bin/nanomq start --keypass ***");
        assertThat(words(OptionalInt.empty(), Optional.empty()).facts())
                .isEqualTo("installed: /usr/bin/nanomq start --keypass ***");
    }

    private static FoundWords words(OptionalInt port, Optional<ProcessFacts> process) {
        var command = new Command(Path.of("/usr/bin/nanomq"), List.of("start", "--keypass", "s3cret"));
        return new FoundWords(
                new English().texts(),
                new FoundBroker(
                        BrokerKind.NANOMQ,
                        command,
                        Optional.empty(),
                        Optional.empty(),
                        port,
                        Optional.empty(),
                        process,
                        Optional.empty(),
                        false));
    }
}
