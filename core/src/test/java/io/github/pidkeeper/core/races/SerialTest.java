package io.github.pidkeeper.core.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.arena.World;
import io.github.pidkeeper.core.races.Serial.Did;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialTest {

    private static final World NOTHING = new World(false, World.File.NONE);
    private static final World RUNNING = new World(true, World.File.RIGHT);
    private static final World MISMATCHED = new World(true, World.File.WRONG);

    private static final Did STARTED = new Did(Verb.START, "Done");
    private static final Did RAN_ALREADY = new Did(Verb.START, "NothingToDo");
    private static final Did STOPPED = new Did(Verb.STOP, "Done");
    private static final Did RESTARTED = new Did(Verb.RESTART, "Done");

    @Test
    void ofTwoStartersExactlyOneHasStartedIt() {
        assertThat(serial(STARTED, RAN_ALREADY).explains(NOTHING, RUNNING)).isTrue();
        assertThat(serial(RAN_ALREADY, STARTED).explains(NOTHING, RUNNING)).isTrue();
        assertThat(serial(STARTED, STARTED).explains(NOTHING, RUNNING)).isFalse();
        assertThat(serial(RAN_ALREADY, RAN_ALREADY).explains(NOTHING, RUNNING)).isFalse();
        assertThat(serial(STARTED, RAN_ALREADY).explains(NOTHING, NOTHING)).isFalse();
    }

    @Test
    void whoWasBusyHasDoneNothing() {
        assertThat(serial(STARTED, new Did(Verb.STOP, "Busy")).explains(NOTHING, RUNNING))
                .isTrue();
        assertThat(serial(STARTED, new Did(Verb.STOP, "Busy")).explains(NOTHING, NOTHING))
                .isFalse();
    }

    @Test
    void anOrderMustExplainTheEndToo() {
        assertThat(serial(STARTED, STOPPED).explains(NOTHING, NOTHING)).isTrue();
        assertThat(serial(STARTED, STOPPED).explains(RUNNING, RUNNING)).isTrue();
        assertThat(serial(STARTED, STOPPED).explains(NOTHING, RUNNING)).isFalse();
        assertThat(serial(RESTARTED, STOPPED, STARTED).explains(RUNNING, RUNNING))
                .isTrue();
        assertThat(serial(RESTARTED, STOPPED, RAN_ALREADY).explains(NOTHING, NOTHING))
                .isTrue();
    }

    @Test
    void aRepairThatCameTooLateHadNothingToDo() {
        Did repaired = new Did(Verb.REPAIR, "Done");
        Did wasRight = new Did(Verb.REPAIR, "NothingToDo");
        assertThat(serial(repaired, RESTARTED).explains(MISMATCHED, RUNNING)).isTrue();
        assertThat(serial(wasRight, RESTARTED).explains(MISMATCHED, RUNNING)).isTrue();
        assertThat(serial(wasRight, RESTARTED).explains(MISMATCHED, MISMATCHED)).isFalse();
        assertThat(serial(repaired, RESTARTED).explains(RUNNING, RUNNING)).isFalse();
    }

    @Test
    void noOrderExplainsAFailure() {
        assertThat(serial(STARTED, new Did(Verb.START, "Failed")).explains(NOTHING, RUNNING))
                .isFalse();
    }

    private static Serial serial(Did... did) {
        return new Serial(List.of(did));
    }
}
