package io.github.pidkeeper.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageFileTest {

    @Test
    void aTextMayGoOnInTheNextLines() throws Exception {
        agreesWithProperties("a = one \\\n   two\\n\\\n\\n  three\nb = \\\\\nc = 3\n");
    }

    @Test
    void whatOnlyContinuesIsNoKey() {
        assertThat(file("a = one\\\nb = two\n").keys()).containsExactly("a");
    }

    @Test
    void aCommentIsNoKey() throws Exception {
        agreesWithProperties("# a = 1\n! b = 2\n\na.b-c=3\n# d = 4 \\\ne = 5");
    }

    @Test
    void aKeyBeginsAnotherOne() {
        assertThat(file("core.a = 1\ncore = 2\n").find("core")).contains("2");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(file("a = 1").find("b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_zh.properties"})
    void theApplicationsOwnSayWhatTheLibraryReadsInThem(String name) throws IOException {
        try (var in = MessageFile.class.getResourceAsStream("/i18n/" + name)) {
            agreesWithProperties(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void agreesWithProperties(String text) throws IOException {
        var expected = new Properties();
        expected.load(new StringReader(text));
        var file = file(text);
        for (var key : expected.stringPropertyNames()) {
            assertThat(file.find(key)).as(key).contains(expected.getProperty(key));
        }
        assertThat(file.keys()).isEqualTo(expected.stringPropertyNames());
    }

    private static MessageFile file(String text) {
        return MessageFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
