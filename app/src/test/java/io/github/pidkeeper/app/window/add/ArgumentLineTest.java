package io.github.pidkeeper.app.window.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentLineTest {

    @Test
    void blanksDivideArguments() {
        assertThat(parsed("  start  --conf\t/etc/n.conf ")).containsExactly("start", "--conf", "/etc/n.conf");
        assertThat(parsed("")).isEmpty();
    }

    @Test
    void quotesKeepBlanksTogetherAndMayBeEmpty() {
        assertThat(parsed("-c '/etc/my conf' \"\" a\"b c\"d")).containsExactly("-c", "/etc/my conf", "", "ab cd");
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertThat(parsed("a\\ b \"c\\\"d\" '\\n'")).containsExactly("a b", "c\"d", "\\n");
    }

    @Test
    void nothingIsExpanded() {
        assertThat(parsed("$HOME ~ *.conf `id` $(id) ;")).containsExactly("$HOME", "~", "*.conf", "`id`", "$(id)", ";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open", "\"open", "a\\"})
    void whatIsNotClosedIsNoLine(String text) {
        assertThat(new ArgumentLine(text).arguments()).isEmpty();
    }

    @Test
    void whatWasWrittenOutIsReadBack() {
        var arguments = List.of("start", "/etc/my conf", "", "it's", "a\"b", "c\\d", "ü\t");
        assertThat(parsed(ArgumentLine.of(arguments).text())).isEqualTo(arguments);
    }

    private static List<String> parsed(String text) {
        return new ArgumentLine(text).arguments().orElseThrow();
    }
}
