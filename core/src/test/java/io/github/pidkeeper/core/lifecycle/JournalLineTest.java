package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Subject;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of the journal looks like: scripts and people rely on it. */
class JournalLineTest {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final Origin ORIGIN = new Origin(
            Optional.of("abc-1-1"),
            Optional.of("o\"hara\\\n\u2028\ud800"),
            OptionalLong.of(999),
            "plant-floor",
            Optional.of("/run/plant floor.pid"),
            Optional.of("stop"));

    private final JournalEntry entry = new JournalEntry(
                    TIME,
                    ORIGIN,
                    Optional.of(new Subject(278718, OptionalLong.of(2787180), Optional.of("boot"))),
                    "step",
                    "done")
            .withDetail("await-exit")
            .withTook(Duration.ofMillis(104))
            .withSaying(new Saying(
                    "it has gone", Optional.of(Message.of(Phrase.STEP_EXITED, 278718L, Duration.ofMillis(104)))));

    @Test
    void aLineIsAsItIsPromised() {
        assertThat(JournalLine.of(entry))
                .isEqualTo("{\"time\":\"2026-03-01T12:00:00.000Z\",\"operation\":\"abc-1-1\","
                               + "\"user\":\"o\\\"hara\\\\\\u000a\\u2028\\ud800\",\"operator\":999,\"broker\":\"plant-floor\",\"pidFile\":\"/run/plant"
                               + " floor.pid\",\"verb\":\"stop\",\"pid\":278718,\"startTicks\":2787180,"
                               + "\"bootId\":\"boot\",\"action\":\"step\",\"detail\":\"await-exit\",\"result\":\"done\",\"milliseconds\":104,\"phrase\":\"step-exited\",\"words\":\"it"
                               + " has gone\",\"arguments\":[278718,{\"milliseconds\":104}],\"version\":1}\n");
    }

    @Test
    void whatIsWrittenComesBack() {
        assertThat(JournalLine.read(JournalLine.of(entry))).contains(entry);

        var least = new JournalEntry(TIME, ORIGIN, Optional.empty(), "outcome", "cut-short");
        assertThat(JournalLine.read(JournalLine.of(least))).contains(least);
    }

    @Test
    void everyKindOfArgumentComesBack() {
        var message = Message.of(
                Phrase.PORT_TAKEN,
                1883L,
                Message.of(Phrase.PROCESS_OF_UNIT, "/usr/sbin/mosquitto", 812L, "root", "mosquitto.service"));
        var amounts = Message.of(Phrase.RECORD_EXITED, 812L, TIME.plusNanos(1), Duration.ofHours(3));

        assertThat(saidAgain(message)).contains(message);
        assertThat(saidAgain(amounts)).contains(amounts);
        assertThat(saidAgain(Message.of(Phrase.EXECUTABLE_MISSING, Path.of("/a b"), 3)))
                .as("a path is text, and a number is a number")
                .contains(Message.of(Phrase.EXECUTABLE_MISSING, "/a b", 3L));
    }

    @Test
    void aSentenceOfALaterVersionIsKnownByItsWordsOnly() {
        String line = JournalLine.of(entry).replace("step-exited", "step-teleported");

        assertThat(JournalLine.read(line).orElseThrow().saying()).contains(new Saying("it has gone", Optional.empty()));
        assertThat(JournalLine.read(JournalLine.of(entry).replace("{\"milliseconds\":104}", "{\"parsecs\":12}"))
                        .orElseThrow()
                        .saying())
                .contains(new Saying("it has gone", Optional.empty()));
    }

    @Test
    void aLineOfALaterVersionIsReadAsFarAsItIsKnown() {
        String line = JournalLine.of(entry)
                .replace("\"version\":1", "\"version\":2,\"mood\":{\"calm\":[true,null,0.5]},\"action2\":null");

        assertThat(JournalLine.read(line)).contains(entry);
    }

    @Test
    void aLineOfTheFirstVersionsIsReadToo() {
        assertThat(JournalLine.read(
                                "{\"time\":\"2026-03-01T12:00:00.123456Z\",\"user\":\"root\",\"broker\":\"lab\",\"pidFile\":\"/p\",\"verb\":\"stop\",\"action\":\"outcome\",\"result\":\"Done"
                                    + " STOPPED\"}")
                        .orElseThrow()
                        .origin()
                        .operation())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "broker", "action", "result"})
    void withoutWhoWhatAndWhenItIsNoEntry(String member) {
        assertThat(JournalLine.read(JournalLine.of(entry).replace("\"" + member + "\":", "\"other\":")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30T12:00:00Z", ""})
    void aTimeThatIsNoneMakesNoEntry(String time) {
        assertThat(JournalLine.read(JournalLine.of(entry).replace("2026-03-01T12:00:00.000Z", time)))
                .isEmpty();
    }

    private Optional<Message> saidAgain(Message message) {
        var said = entry.withSaying(new Saying("words", Optional.of(message)));
        return JournalLine.read(JournalLine.of(said))
                .orElseThrow()
                .saying()
                .orElseThrow()
                .message();
    }
}
