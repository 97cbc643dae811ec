package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShownTextTest {

    @Test
    void wideCharactersAreTwoColumns() {
        assertThat(new ShownText("PID 文件").columns()).isEqualTo(8);
        assertThat(new ShownText("PID 文件").padded(10)).isEqualTo("PID 文件  ");
        assertThat(new ShownText("long enough").padded(3)).isEqualTo("long enough");
    }

    @Test
    void linesAreWrappedBetweenWords() {
        assertThat(new ShownText("port 1883 is held by pid 7").wrapped(10))
                .containsExactly("port 1883", "is held by", "pid 7");
        assertThat(new ShownText("short").wrapped(10)).containsExactly("short");
        assertThat(new ShownText("").wrapped(10)).containsExactly("");
    }

    @Test
    void aWordThatIsTooLongForALineIsLeftWhole() {
        assertThat(new ShownText("see /a/very/long/path for more").wrapped(9))
                .containsExactly("see", "/a/very/long/path", "for more");
    }

    @Test
    void chineseIsWrappedBetweenAnyTwoCharactersButNotBeforeAComma() {
        assertThat(new ShownText("端口由该代理占用").wrapped(8)).containsExactly("端口由该", "代理占用");
        assertThat(new ShownText("端口由该，代理占用").wrapped(8)).containsExactly("端口由", "该，代理", "占用");
        assertThat(new ShownText("端口 1883 由代理").wrapped(9)).containsExactly("端口 1883", "由代理");
    }

    @ParameterizedTest
    @ValueSource(strings = {"》", "】", "」", "』", "〉", "〕", "］", "｝", "、", "）", "”"})
    void noLineBeginsWithWhatEndsSomething(String closing) {
        assertThat(new ShownText("端口由" + closing + "代").wrapped(6)).containsExactly("端口", "由" + closing + "代");
    }

    @ParameterizedTest
    @ValueSource(strings = {"《", "【", "「", "『", "〈", "〔", "［", "｛", "（", "“", "‘", "("})
    void noLineEndsWithWhatBeginsSomething(String opening) {
        assertThat(new ShownText("端口" + opening + "由代").wrapped(6)).containsExactly("端口", opening + "由代");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "\t\t\t", "\u3000", "\u3000\u3000\u3000\u3000", " \u3000 \u2028 "})
    void noLineIsEmptyWhateverBlanksStandBetweenWords(String blanks) {
        assertThat(new ShownText("端口由代" + blanks + "理端口由").wrapped(8)).containsExactly("端口由代", "理端口由");
        assertThat(new ShownText("端口由代" + blanks).wrapped(8)).containsExactly("端口由代");
        assertThat(new ShownText(blanks + "/a/long/path").wrapped(8)).containsExactly("/a/long/path");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x231a, 0x2329, 0x23f3, 0x26a1, 0x2705, 0x274c, 0x2b50, 0x2b55, 0x1f600})
    void whatUnicodeCallsWideIsTwoColumns(int point) {
        assertThat(new ShownText(Character.toString(point)).columns()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2026, 0x2192, 0x231c, 0x23f4, 0x26a0, 0x2713, 0x2b4f})
    void otherSignsAreOneColumn(int point) {
        assertThat(new ShownText(Character.toString(point)).columns()).isOne();
    }
}
