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

    private final EvidenceWords words = new EvidenceWords(new English().texts(), new TimeOfDay(English.ZONE));

    @Test
    void contradictionsComeFirstAndTheRestKeepsItsOrder() {
        var rows = words.rows(List.of(
                Samples.confirms(Check.PORT, Message.of(Phrase.PORT_HELD_BY_BROKER, 1883, 1L)),
                Samples.confirms(Check.MQTT, Message.of(Phrase.MQTT_REFUSED, 1883)),
                Samples.contradicts(Check.PID_FILE, Message.of(Phrase.PID_FILE_ABSENT, "/x"))));
        assertThat(rows).extracting(EvidenceRow::check).containsExactly("Pid file", "Port", "MQTT");
        assertThat(rows.getFirst().bearing()).isEqualTo(Bearing.CONTRADICTS);
        assertThat(rows.getFirst().time()).isEqualTo("09:53:02");
    }

    @Test
    void asPlainTextItHasTitleFactsAndOneLineForEachFinding() {
        var broker = Samples.nanomq("plant-floor");
        var rows = words.rows(Samples.mismatched(broker).evidence());
        assertThat(words.plain("plant-floor is running", "pid 278718", rows))
                .startsWith("plant-floor is running\npid 278718\n\n09:53:02  contradicts  Pid file: pid file /run/")
                .hasLineCount(3 + rows.size());
    }
}
