package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Processes that are not ours to judge or to stop: in a container, in another pid namespace, hidden, of another user. */
class ForeignFaultsTest extends BenchFixture {

    @Test
    @Fault("D07")
    void aBrokerInAContainerIsNotOursThoughTheFileNamesItsOuterPid() throws Exception {
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess inside =
                bench.machine.add(bench.facts(PID).nested().container("c0ffee")).listening(Bench.PORT);

        Verdict verdict = status();

        assertThat(verdict.process()).isEmpty();
        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(inside.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    @Fault("D08")
    void aPidOfAnInnerNamespaceIsAnInnocentOutside() throws Exception {
        bench.writePidFile("7\n".getBytes(US_ASCII));
        FakeProcess innocent = bench.machine.add(Bench.stranger(7));
        bench.givesBirthTo(PID);

        expect(BrokerState.STOPPED, PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(start()).isInstanceOf(Outcome.Done.class);
        assertThat(innocent.signals()).isEmpty();
    }

    @Test
    @Fault("D09")
    void whereProcIsHiddenALivePidIsUnknownAndNothingIsDone() throws Exception {
        bench.writePidFile(nanomqBytes(PID));
        bench.machine.conceal(PID, "No such file or directory");
        bench.machine.conceal(1, "No such file or directory");
        bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"));

        expect(BrokerState.UNKNOWN, PidFileHealth.UNREADABLE);
        assertThat(stop()).isInstanceOf(Outcome.Refused.class);
        assertThat(start()).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    @Fault("D13")
    void anotherUsersBrokerOnTheSamePathIsAliveAndItsFileStays() throws Exception {
        FakeProcess others = bench.machine.add(bench.facts(PID).uid(1001).executableUnreadable());
        bench.machine.portHolder(new PortHolder.HeldByUser(1001, "user1001"));
        Found file = fileOf(1001, nanomqBytes(PID));
        bench.writePidFile(nanomqBytes(PID));
        bench.files.findInstead(file);

        Verdict verdict = expect(BrokerState.NOT_PERMITTED, PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.PID_FILE_NOT_TRUSTED, Phrase.PROCESS_NOT_PERMITTED);
        assertThat(stop()).isInstanceOf(Outcome.Refused.class);
        assertThat(start()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(others.signals()).isEmpty();
        assertThat(bench.pidFile).exists();
        assertThat(bench.machine.spawned()).isEmpty();
    }

    private static Found fileOf(long uid, byte[] bytes) {
        return new Found.PlainFile(new FileStamp(1, 2, bytes.length, Instant.EPOCH, uid), false, false, bytes);
    }
}
