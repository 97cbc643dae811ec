package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProgramRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a broker that systemd runs has written since a moment: to systemd's journal in its last run, as far as that may be read,
 * and into its own log file.
 *
 * @param earlier the last run of the unit as it was at that moment; empty where none was known
 */
record UnitLastWords(ProcessSpawner spawner, Optional<String> earlier, OwnConfiguration own, Optional<BrokerLog> log) {

    private static final Path JOURNALCTL = Path.of("/usr/bin/journalctl");
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_LINES = 20;

    /** To be made before the order: what was written by then is not part of it. */
    static UnitLastWords from(ProcessSpawner spawner, Optional<String> earlier, OwnConfiguration own) {
        return new UnitLastWords(spawner, earlier, own, own.logFile().map(BrokerLog::now));
    }

    /** Whether this run of the unit may have begun since. */
    boolean isSince(Optional<String> run) {
        return earlier.isEmpty() || !earlier.equals(run);
    }

    /**
     * The last lines of each, oldest first and without secrets.
     *
     * @param run of the unit, by systemd's own name for it: what was written in others, or by other units, is not part of it
     */
    List<String> lines(Optional<String> run) throws InterruptedException {
        String journal = run.isPresent() ? journal(run.get()) : "";
        return Stream.concat(journal.lines(), log.stream().flatMap(file -> file.linesSince().stream()))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(line -> new LastLine(line, own.credentials()).text())
                .toList();
    }

    /** What the processes of the unit have written, and not what systemd says of it. */
    private String journal(String run) throws InterruptedException {
        var command = new Command(
                JOURNALCTL,
                List.of(
                        "--quiet",
                        "--no-pager",
                        "--output=cat",
                        "--lines=" + MOST_LINES,
                        "_SYSTEMD_INVOCATION_ID=" + run));
        return spawner.run(command, Map.of(), LIMIT) instanceof ProgramRun.Ended(int code, String output) && code == 0
                ? output
                : "";
    }
}
