package io.github.pidkeeper.app.window.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvidenceWordsTest {

    private final EvidenceWords words = new EvidenceWords(new English().texts());

    @Test
    void contradictionsComeFirstAndTheRestKeepsItsOrder() {
        var rows = words.rows(List.of(
                Samples.confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_NOBODY, 1883), "/proc/net/tcp"),
                Samples.confirms(Check.MQTT, Message.of(Phrase.MQTT_REFUSED, 1883), "CONNECT localhost:1883"),
                Samples.contradicts(Check.PID_FILE, Message.of(Phrase.PID_FILE_ABSENT, "/x"), "/x")));
        assertThat(rows).extracting(EvidenceRow::check).containsExactly("Pid file", "Port", "MQTT");
        assertThat(rows.getFirst().bearing()).isEqualTo(Bearing.CONTRADICTS);
        assertThat(rows.getFirst().time()).isEqualTo("09:53:02");
    }

    @Test
    void asPlainTextItHasTitleFactsAndOneLineForEachFinding() {
        var broker = Samples.nanomq("plant-floor");
        var rows = words.rows(Samples.mismatched(broker).evidence());
        assertThat(words.plain("plant-floor is running", "pid 278718", rows))
                .startsWith(
                        "plant-floor is running\npid 278718\n\n09:53:02  contradicts  Pid file: pid file names 278843")
                .contains(" [/run/user/1000/plant-floor.pid → \"278843\\0\\0\\0\\0\\0\\0\"]\n")
                .hasLineCount(3 + rows.size());
    }

    @Test
    void fromWhereItWasReadIsTellsWhatIfThereWasSomething() {
        var rows = words.rows(Samples.stopped(Samples.nanomq("plant-floor")).evidence());
        assertThat(rows).extracting(EvidenceRow::read).startsWith("/run/user/1000/plant-floor.pid", "/proc/*/exe");
    }

    @Test
    void whatWasReadIsShownWithoutItsControlCharacters() {
        var rows = words.rows(List.of(
                Samples.confirms(Check.PROCESS, Message.of(Phrase.PORT_HELD_BY_NOBODY, 1), "/a\n", "\u001b[2J")));
        assertThat(rows.getFirst().read()).isEqualTo("/a\\u000a → \\u001b[2J");
    }
}
