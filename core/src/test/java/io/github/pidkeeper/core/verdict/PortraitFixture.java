package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The portrait of a broker that each test changes where it likes, and who is taken for it. */
abstract class PortraitFixture {

    Self self = Self.of(process().build());

    BrokerKind kind = BrokerKind.NANOMQ;
    List<String> arguments = List.of("start", "--conf", "/etc/nanomq.conf");
    Path real = Path.of("/usr/bin/nanomq");
    Optional<ProcessIdentity> remembered = Optional.empty();
    boolean holdsPort;
    Optional<Path> configuration = Optional.empty();
    Optional<Script> script = Optional.empty();
    List<String> files = List.of();
    Map<String, String> variables = Map.of();

    void ours(ProcessFactsBuilder facts, Ground ground) {
        assertThat(likeness(facts.build())).isEqualTo(new Likeness.Ours(ground));
    }

    void stranger(ProcessFactsBuilder facts, Difference difference) {
        assertThat(likeness(facts.build())).isEqualTo(new Likeness.Stranger(difference));
    }

    void titled(ProcessFactsBuilder facts) {
        assertThat(likeness(facts.build())).isEqualTo(new Likeness.Titled());
    }

    Likeness likeness(ProcessFacts facts) {
        return portrait().likeness(new Sighting(facts, Hold.PIDFD, holdsPort, ProcessFactsBuilder.NOW), self);
    }

    Portrait portrait() {
        var broker = new Broker(
                new BrokerName("plant-floor"),
                kind,
                new Command(Path.of("/usr/bin/nanomq"), arguments),
                Path.of("/run/nanomq.pid"),
                configuration,
                OptionalInt.of(1883),
                Broker.DEFAULT_GRACE);
        return new Portrait(broker, real, remembered, new ToldSurroundings(script, files, variables));
    }

    static ProcessFactsBuilder process() {
        return new ProcessFactsBuilder(278718);
    }
}
