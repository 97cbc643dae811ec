package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonTest {

    private final Json json = new Json();

    @Test
    void membersKeepTheirOrder() {
        var members = new LinkedHashMap<String, Object>();
        members.put("z", 1);
        members.put("a", List.of(true, 2.5, "x"));
        members.put("m", Map.of());
        assertThat(json.render(members)).isEqualTo("{\"z\":1,\"a\":[true,2.5,\"x\"],\"m\":{}}");
    }

    @Test
    void whatIsAbsentIsNull() {
        assertThat(json.render(List.of(Optional.empty(), Optional.of(278718L)))).isEqualTo("[null,278718]");
    }

    @Test
    void aTimeIsItsText() {
        assertThat(json.render(Instant.parse("2026-11-23T06:41:12Z"))).isEqualTo("\"2026-11-23T06:41:12Z\"");
    }

    @Test
    void everyCharacterThatCouldHurtIsEscaped() {
        assertThat(json.render("\"\\\n\r\t\b\u0000\u001b\u007f"))
                .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0008\\u0000\\u001b\\u007f\"");
    }

    @Test
    void halfASurrogatePairIsEscapedAndAWholeOneIsNot() {
        assertThat(json.render("\ud83d\ude00 \ud83d")).isEqualTo("\"\ud83d\ude00 \\ud83d\"");
    }

    @Test
    void aParserReadsBackWhatWasWritten() {
        var awkward = new StringBuilder();
        for (char letter = 0; letter < 0x300; letter++) {
            awkward.append(letter);
        }
        var document = json.render(Map.of("text", awkward));
        var read = ConfigFactory.parseString(
                document, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
        assertThat(read.getString("text")).isEqualTo(awkward.toString());
    }
}
