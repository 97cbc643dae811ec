package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a step is done to, exactly. */
public sealed interface Target {

    /**
     * A process, and no other that has or will have its pid.
     *
     * @param startedAt for showing only
     */
    record OfProcess(ProcessIdentity identity, Instant startedAt) implements Target {

        static OfProcess of(ProcessFacts facts) {
            return new OfProcess(facts.identity(), facts.startedAt());
        }
    }

    /**
     * A unit of systemd, which is asked for something.
     *
     * @param process the one that it runs; empty where it runs none
     */
    record OfUnit(SystemdUnit unit, OwnerControl.Verb verb, Optional<OfProcess> process) implements Target {}

    /**
     * A file.
     *
     * @param before its content, as a quoted text; empty where there is no file
     * @param after its content once the step is done; empty where it is gone then
     */
    record OfFile(Path path, Optional<String> before, Optional<String> after) implements Target {}

    /** A directory that is made. */
    record OfDirectory(Path path) implements Target {}

    /**
     * A program that is run to its end.
     *
     * @param commandLine the executable first
     * @param environment what is added to this program's own
     * @param limit after which it is ended
     */
    record OfRun(List<String> commandLine, Map<String, String> environment, Duration limit) implements Target {
        public OfRun {
            commandLine = List.copyOf(commandLine);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * A program that is started.
     *
     * @param commandLine the executable first
     * @param environment what is added to this program's own
     * @param output where standard output and standard error go
     */
    record OfProgram(List<String> commandLine, Map<String, String> environment, Path directory, Path output)
            implements Target {

        public OfProgram {
            commandLine = List.copyOf(commandLine);
            environment = Map.copyOf(environment);
        }
    }
}
