package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** No broker is started where one may be running: it is left alone, and so is its pid file. */
class NoSecondStartTest extends BenchFixture {

    @Test
    void aBrokerThatRunsIsLeftAloneAndItsPidFileByteForByte() throws InterruptedException {
        bench.running();

        var outcome = nothingToDo(start());

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING);
        assertThat(bench.machine.spawned()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aBrokerWithoutAPidFileIsNotSaidToHaveOne() throws IOException, InterruptedException {
        bench.running();
        Files.delete(bench.pidFile);

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING_FILE_MISSING);
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aBrokerWhosePidFileIsWrongIsLeftAloneToo() throws InterruptedException {
        bench.running();
        bench.writePidFile(nanomqBytes(300_000));

        var outcome = nothingToDo(start());

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING_FILE_WRONG);
        assertThat(outcome.verdict().pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNotStartedASecondTime() throws InterruptedException {
        bench.running().silent();

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_THERE_UNRESPONSIVE);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault({"C10", "D13"})
    void anotherUsersBrokerIsNotStartedASecondTime() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.add(bench.facts(PID).uid(0).executableUnreadable()).listening(PORT);

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_THERE_NOT_PERMITTED);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void whereSeveralRunNoneIsAdded() throws InterruptedException {
        bench.machine.add(bench.facts(PID));
        bench.machine.add(bench.facts(PID + 1));

        assertThat(nothingToDo(start()).message().phrase()).isEqualTo(Phrase.ALREADY_SEVERAL);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void behindAnUnsafePidFileNothingIsStarted() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.LINK));

        assertThat(start()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.message().phrase()).isEqualTo(Phrase.START_OF_UNKNOWN);
            assertThat(refused.verdict().orElseThrow().state()).isEqualTo(BrokerState.UNKNOWN);
        });
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault("B08")
    void behindAnUnreadablePidFileNothingIsStarted() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Unreadable("Permission denied"));

        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault("D09")
    void whereTheNamedProcessIsHiddenNothingIsStarted() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.conceal(PID, "hidepid");

        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }
}
