package io.github.pidkeeper.core.broker.conf;

import static io.github.pidkeeper.core.broker.conf.Written.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptReadingTest {

    /** By then whatever the test writes was written long ago. */
    private final Instant later = Instant.now().plus(Duration.ofHours(1));

    private static final String ONE = "listeners.tcp { bind = \"127.0.0.1:1881\" }\n";
    private static final String OTHER = "listeners.tcp { bind = \"127.0.0.1:1882\" }\n";

    @TempDir
    private Path directory;

    private final KeptReading readings = new KeptReading(InstantSource.fixed(later));
    private Path file;
    private Path included;

    @BeforeEach
    void name() {
        file = directory.resolve("nanomq.conf");
        included = directory.resolve("included.conf");
    }

    @Test
    void whatHasNotChangedIsNotReadAnew() throws IOException {
        Files.writeString(file, ONE);

        var first = readings.of(broker(), Optional.empty());

        assertThat(first.listeners()).containsExactly(tcp("127.0.0.1:1881"));
        assertThat(readings.of(broker(), Optional.empty())).isSameAs(first);
    }

    @Test
    void aChangeIsSeenAtTheNextLook() throws IOException {
        Files.writeString(file, ONE);
        readings.of(broker(), Optional.empty());

        Files.writeString(file, OTHER);
        assertThat(readings.of(broker(), Optional.empty()).listeners()).containsExactly(tcp("127.0.0.1:1882"));

        Path moved = Files.writeString(directory.resolve("new.conf"), ONE);
        Files.setLastModifiedTime(moved, Files.getLastModifiedTime(file));
        Files.delete(file);
        Files.move(moved, file);
        assertThat(readings.of(broker(), Optional.empty()).listeners())
                .as("another file of the same size and time")
                .containsExactly(tcp("127.0.0.1:1881"));
    }

    @Test
    void aChangeInAnIncludeIsSeenAtTheNextLook() throws IOException {
        Files.writeString(file, "include \"" + included + "\"\n");
        Files.writeString(included, ONE);
        var first = readings.of(broker(), Optional.empty());
        assertThat(readings.of(broker(), Optional.empty())).isSameAs(first);

        Files.writeString(included, OTHER);

        assertThat(readings.of(broker(), Optional.empty()).listeners()).containsExactly(tcp("127.0.0.1:1882"));
    }

    @Test
    void anIncludeThatComesOrGoesIsSeenAtTheNextLook() throws IOException {
        Files.writeString(file, "include \"" + included + "\"\n");
        isMissing(readings.of(broker(), Optional.empty()));
        isMissing(readings.of(broker(), Optional.empty()));

        Files.writeString(included, ONE);
        assertThat(readings.of(broker(), Optional.empty()).listeners()).containsExactly(tcp("127.0.0.1:1881"));

        Files.delete(included);
        isMissing(readings.of(broker(), Optional.empty()));
    }

    /** Within one tick of a file system's clock a second change would leave no trace. */
    @Test
    void whatWasWrittenJustNowIsReadAnew() throws IOException {
        var now = new KeptReading(Instant::now);
        Files.writeString(file, ONE);

        assertThat(now.of(broker(), Optional.empty()))
                .isNotSameAs(now.of(broker(), Optional.empty()))
                .isEqualTo(now.of(broker(), Optional.empty()));
    }

    private static void isMissing(OwnConfiguration own) {
        assertThat(own.reading())
                .isInstanceOfSatisfying(
                        ConfigurationReading.Wrong.class,
                        wrong -> assertThat(wrong.reason().phrase()).isEqualTo(Phrase.CONFIGURATION_INCLUDE_MISSING));
    }

    private Broker broker() {
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.NANOMQ,
                new Command(Path.of("/usr/bin/nanomq"), List.of("start", "--conf", file.toString())),
                directory.resolve("nanomq.pid"),
                Optional.of(file),
                OptionalInt.empty(),
                Duration.ofSeconds(5));
    }
}
