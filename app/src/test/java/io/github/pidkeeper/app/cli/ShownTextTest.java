package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
