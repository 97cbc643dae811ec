package io.github.pidkeeper.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeOptionsTest {

    @Test
    void thePortAndThePidFileAreEnough() {
        assertThat(parse("--port 1883 --pid-file /run/broker.pid"))
                .isEqualTo(new PracticeOptions.Reading.Right(
                        new PracticeOptions(1883, Path.of("/run/broker.pid"), Optional.empty())));
    }

    @Test
    void theOrderDoesNotMatter() {
        assertThat(parse("--data-dir /var/data --pid-file /run/broker.pid --port 65535"))
                .isEqualTo(new PracticeOptions.Reading.Right(
                        new PracticeOptions(65535, Path.of("/run/broker.pid"), Optional.of(Path.of("/var/data")))));
    }

    @Test
    void aRelativePidFileIsTakenFromTheCurrentDirectory() {
        assertThat(parse("--port 1883 --pid-file broker.pid"))
                .isEqualTo(new PracticeOptions.Reading.Right(
                        new PracticeOptions(1883, Path.of("broker.pid").toAbsolutePath(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "--port 1883 --pid-file /p --verbose, practice.unknown-option, --verbose",
        "start --port 1883, practice.unknown-option, start",
        "--pid-file /p --port, practice.value-missing, --port",
        "--pid-file /p, practice.option-missing, --port",
        "--port 1883, practice.option-missing, --pid-file",
        "--port 1883 --pid-file /, practice.not-a-file, /"
    })
    void whatIsWrongIsNamed(String arguments, String key, String argument) {
        assertThat(parse(arguments))
                .isEqualTo(new PracticeOptions.Reading.Wrong(new Failure(64, Sentence.of(key, argument))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "65536", "99999999999", "http", "01883", "１８８３"})
    void onlyAPortIsAPort(String port) {
        assertThat(parse("--pid-file /p --port " + port))
                .isEqualTo(
                        new PracticeOptions.Reading.Wrong(new Failure(64, Sentence.of("practice.not-a-port", port))));
    }

    private static PracticeOptions.Reading parse(String arguments) {
        return PracticeOptions.parse(List.of(arguments.split(" ", -1)));
    }
}
