package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a JSON object and what is only nearly one; and that what is written is read. */
class JsonReaderTest {

    @Test
    void everythingThatJsonHasIsRead() {
        assertThat(read(" {\"a\" : \"\\u00e9\\ud83d\\ude00\\n\\\"/\\/\", \"b\":[1, -20,{\"c\":{}} ,[] ],\t\"d\":true,"
                        + "\"e\":false,\"f\":null,\"g\":1.5e3,\"h\":100000000000000000000}\r\n"))
                .isEqualTo(Map.of(
                        "a",
                        "é😀\n\"//",
                        "b",
                        List.of(1L, -20L, Map.of("c", Map.of()), List.of()),
                        "d",
                        true,
                        "e",
                        false,
                        "f",
                        Optional.empty(),
                        "g",
                        1500.0,
                        "h",
                        1e20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}x",
                "{}{}",
                "[1]",
                "\"a\"",
                "{a:1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":2}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":truex}",
                "{\"a\":'b'}",
                "{\"a\":\"b\nc\"}",
                "{\"a\":\"b\tc\"}",
                "{\"a\":\"\\q\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u+123\"}",
                "{\"a\":\"b",
                "{\"a\":\"b\\",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\":1}//",
                "\0\0\0\0"
            })
    void whatIsOnlyNearlyAnObjectIsNone(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsLedIntoTheDepth() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
        assertThat(read("{\"a\":[[[[[[[[[[]]]]]]]]]],\"b\":[[[[[[[[[[]]]]]]]]]]}"))
                .hasSize(2);
    }

    @Test
    void anyTextThatIsWrittenIsRead() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 97) {
            // Also half of a surrogate pair: what a person or a file is called is not ours to choose.
            String text = "x" + Character.toString(point) + "y";
            String line = new JsonLine()
                    .with(text, text)
                    .with("list", List.of(text, 7L))
                    .end();

            assertThat(line).endsWith("}\n").doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
            assertThat(read(line)).isEqualTo(Map.of(text, text, "list", List.of(text, 7L)));
        }
    }

    private static Map<String, Object> read(String text) {
        return new JsonReader(text).object();
    }
}
