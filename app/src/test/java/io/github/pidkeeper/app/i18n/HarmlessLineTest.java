package io.github.pidkeeper.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HarmlessLineTest {

    @ParameterizedTest
    @CsvSource({
        "plain 温度 🌡 text,plain 温度 🌡 text",
        "a\tb,a   b",
        "bell\u0007!,bell\\u0007!",
        "\u202egnp.exe,\\u202egnp.exe",
        "zero\u200bwidth\ufeff,zero\\u200bwidth\\ufeff",
    })
    void whatHidesOrTurnsIsSpeltOut(String written, String shown) {
        assertThat(new HarmlessLine(written).shown(100)).isEqualTo(shown);
    }

    @Test
    void manyOfTheSameAreSpeltOutOnce() {
        assertThat(new HarmlessLine("a" + "\0".repeat(5000) + "b").shown(100)).isEqualTo("a\\u0000×5000b");
        assertThat(new HarmlessLine("\0\0").shown(100)).isEqualTo("\\u0000\\u0000");
    }

    @Test
    void whatIsTooLongIsCut() {
        assertThat(new HarmlessLine("x".repeat(1000)).shown(10)).isEqualTo("x".repeat(10) + "…");
        assertThat(new HarmlessLine("x".repeat(10)).shown(10)).isEqualTo("x".repeat(10));
    }
}
