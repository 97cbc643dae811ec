package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import io.github.pidkeeper.core.verdict.Likeness.Ours;
import io.github.pidkeeper.core.verdict.Likeness.Stranger;
import io.github.pidkeeper.core.verdict.Likeness.Titled;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the broker's process looks like, and so who is the broker and who is not.
 *
 * <p>A process is the broker if it is the very one that was recorded when it was started. Otherwise executable and
 * arguments have to agree with the configuration. The executable may have been deleted or replaced in the meantime (an
 * upgrade), be reached through a link, or be a script, which the kernel runs through an interpreter. Where the
 * executable may not be read, which is so for another user's process, the command line alone decides. For the brokers
 * whose habits are known, the configured executable that holds the configured port is the broker whatever its
 * arguments: NanoMQ that has restarted itself says {@code restart} where it said {@code start}. One that was told another
 * configuration file is another broker all the same. A process of the configured executable that shows a title instead of
 * its arguments, and was not recorded, can be told from neither.
 *
 * <p>Nothing in another pid namespace or container is ours: its pid there, and the paths it names, mean other things.
 *
 * <p>One is made for each look, in which the same process is compared several times: the last answer is kept.
 */
public final class Portrait {

    private final Broker broker;
    private final Path realExecutable;
    private final Optional<ProcessIdentity> remembered;
    private final Surroundings surroundings;
    private volatile Optional<Compared> last = Optional.empty();

    /**
     * Of a broker.
     *
     * @param realExecutable the configured executable with links resolved; the configured one where that cannot be done
     * @param remembered identity of the process that was recorded for this broker
     */
    public Portrait(
            Broker broker, Path realExecutable, Optional<ProcessIdentity> remembered, Surroundings surroundings) {
        this.broker = broker;
        this.realExecutable = realExecutable;
        this.remembered = remembered;
        this.surroundings = surroundings;
    }

    /** What has come of a comparison. */
    private record Compared(Sighting sighting, Self self, Likeness likeness) {

        /** Within a look it is the same object; another one that says the same is compared anew, which tells the same. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Sighting other, Self by) {
            return sighting == other && self == by;
        }
    }

    public Broker broker() {
        return broker;
    }

    /** Identity of the process that was recorded for this broker. */
    public Optional<ProcessIdentity> remembered() {
        return remembered;
    }

    public Likeness likeness(Sighting sighting, Self self) {
        Optional<Compared> before = last;
        if (before.isPresent() && before.get().isOf(sighting, self)) {
            return before.get().likeness();
        }
        Likeness likeness = compare(sighting, self);
        last = Optional.of(new Compared(sighting, self, likeness));
        return likeness;
    }

    private Likeness compare(Sighting sighting, Self self) {
        ProcessFacts facts = sighting.facts();
        if (remembered.isPresent() && remembered.get().sameProcessAs(facts.identity())) {
            return new Ours(Ground.RECORD);
        }
        if (!facts.ownPidNamespace()) {
            return new Stranger(Difference.PID_NAMESPACE);
        }
        if (facts.container().isPresent() && !facts.container().equals(self.container())) {
            return new Stranger(Difference.CONTAINER);
        }
        return byExecutable(sighting, self);
    }

    CommandLine line(Sighting sighting, Self self) {
        ProcessFacts facts = sighting.facts();
        return new CommandLine(
                broker,
                realExecutable,
                surroundings,
                facts,
                new Whereabouts(broker, self.workingDirectory(), facts, surroundings));
    }

    private Likeness byExecutable(Sighting sighting, Self self) {
        CommandLine line = line(sighting, self);
        boolean readable = sighting.facts().executable().isPresent();
        boolean runsIt = line.isOfProgram();
        if (runsIt && line.argumentsAgree() && !line.isOnlyTitle()) {
            return new Ours(readable ? Ground.COMMAND : Ground.COMMAND_LINE);
        }
        if (line.runsScript()) {
            return new Ours(Ground.SCRIPT);
        }
        if (!runsIt) {
            return new Stranger(Difference.EXECUTABLE);
        }
        if (sighting.holdsPort() && broker.kind().hasOwnPrograms() && !line.hasAnotherConfiguration()) {
            return new Ours(Ground.PORT);
        }
        return readable && line.hidesArguments() ? new Titled() : new Stranger(Difference.ARGUMENTS);
    }

    /** The files from which the broker's process may have been started. */
    public List<Path> executables() {
        Path configured = broker.command().executable();
        return configured.equals(realExecutable) ? List.of(configured) : List.of(configured, realExecutable);
    }
}
