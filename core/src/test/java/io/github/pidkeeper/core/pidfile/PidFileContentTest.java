package io.github.pidkeeper.core.pidfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidFileContentTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "278718, |\"278718\"|",
                "|278718\n|, |\"278718\\n\"|",
                "|1\r\n\t\"\\|, |\"1\\r\\n\\t\\\"\\\\\"|",
                "|\u001b[2J|, |\"\\x1b[2J\"|",
                "ä, |\"\\xc3\\xa4\"|"
            })
    void everyByteIsShownAndNoneReachesATerminal(String text, String shown) {
        assertThat(PidFileContent.of(text).shown()).isEqualTo(shown);
    }

    @Test
    void theNulsOfNanoMqAreShown() {
        assertThat(PidFileContent.of("278718\0\0\0\0\0\0").shown()).isEqualTo("\"278718\\0\\0\\0\\0\\0\\0\"");
    }

    @Test
    void noTwoBytesLookAlike() {
        var shown = new HashSet<String>();
        for (int i = 0; i < 256; i++) {
            shown.add(new PidFileContent(new byte[] {(byte) i}).shown());
        }
        assertThat(shown).hasSize(256);
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(PidFileContent.of("9".repeat(4096)).shown()).isEqualTo("\"" + "9".repeat(60) + "…\"");
    }

    @Test
    void whatWasWrittenDownIsTheSameContent() {
        var content = new PidFileContent("\0\u00ff12 34\n".getBytes(ISO_8859_1));
        assertThat(PidFileContent.ofHex(content.hex())).isEqualTo(content).hasSameHashCodeAs(content);
        assertThat(PidFileContent.ofHex("")).isEqualTo(PidFileContent.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> PidFileContent.ofHex("0g"));
    }

    @Test
    void nobodyChangesItFromOutside() {
        byte[] bytes = {'1'};
        var content = new PidFileContent(bytes);
        bytes[0] = '2';
        content.bytes()[0] = '3';
        assertThat(content).isEqualTo(PidFileContent.of("1"));
    }
}
