package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is taken for the broker, and who is not: by its record, its executable, and where it runs. */
class PortraitTest extends PortraitFixture {

    @Test
    void executableAndArgumentsThatAgreeMakeTheBroker() {
        ours(process(), Ground.COMMAND);
    }

    @Test
    void anotherExecutableIsAStrangerWhateverItsArguments() {
        stranger(process().executable("/usr/bin/sleep"), Difference.EXECUTABLE);
    }

    @Test
    void anExecutableThatWasReplacedIsStillTheBrokers() {
        ours(process().replaced(), Ground.COMMAND);
    }

    @Test
    void theExecutableMayBeReachedThroughALink() {
        real = Path.of("/opt/nanomq-0.25/bin/nanomq");

        ours(process().executable("/opt/nanomq-0.25/bin/nanomq"), Ground.COMMAND);
    }

    @Test
    void aLinkThatLeadsToAnotherVersionByNowDoesNotDisownTheOldOne() {
        real = Path.of("/opt/nanomq-0.25/bin/nanomq");

        ours(process().executable("/opt/nanomq-0.24/bin/nanomq"), Ground.COMMAND);
        stranger(
                process()
                        .executable("/opt/nanomq-0.24/bin/nanomq")
                        .line("nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Difference.EXECUTABLE);
    }

    @Test
    @Fault("C10")
    void whereTheExecutableMayNotBeReadTheCommandLineDecides() {
        ours(process().executableUnreadable(), Ground.COMMAND_LINE);
        ours(
                process().executableUnreadable().line("nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.COMMAND_LINE);
        stranger(process().executableUnreadable().line("/usr/sbin/nanomq", "start"), Difference.EXECUTABLE);
        stranger(process().executableUnreadable().line(), Difference.EXECUTABLE);
    }

    @Test
    void theRecordedProcessIsTheBrokerWhateverItLooksLikeNow() {
        ProcessFacts titled = process().line("nanomq: serving").build();
        remembered = Optional.of(titled.identity());

        assertThat(likeness(titled)).isEqualTo(new Likeness.Ours(Ground.RECORD));
    }

    @Test
    @Fault({"A04", "D12"})
    void aReusedPidIsNotTheRecordedProcess() {
        ProcessFacts reused = process().executable("/usr/bin/sleep").build();
        remembered = Optional.of(process().ticks(4999).build().identity());

        assertThat(likeness(reused)).isEqualTo(new Likeness.Stranger(Difference.EXECUTABLE));
    }

    @Test
    @Fault({"D07", "D08"})
    void nothingInAnotherPidNamespaceOrContainerIsOurs() {
        stranger(process().nested(), Difference.PID_NAMESPACE);
        stranger(process().container("c0ffee"), Difference.CONTAINER);
    }

    @Test
    void insideAContainerItsOtherProcessesAreNotForeign() {
        var inside = Self.of(process().container("c0ffee").build());
        var broker = new Sighting(process().container("c0ffee").build(), Hold.PIDFD, false, ProcessFactsBuilder.NOW);

        assertThat(portrait().likeness(broker, inside)).isEqualTo(new Likeness.Ours(Ground.COMMAND));
    }
}
