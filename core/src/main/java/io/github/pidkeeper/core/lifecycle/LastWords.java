package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a broker has written since its start: to its standard output and error, and into its own log file. */
record LastWords(BrokerOutput output, OwnConfiguration own, Optional<BrokerLog> log) {

    /** To be made before the start: what is in the log by then is not part of it. */
    static LastWords from(BrokerOutput output, OwnConfiguration own) {
        return new LastWords(output, own, own.logFile().map(BrokerLog::now));
    }

    /** The last lines of each, oldest first and without secrets; what stands in both is told once. */
    List<String> lines() {
        return Stream.concat(output.lastLines().stream(), log.stream().flatMap(file -> file.linesSince().stream()))
                .map(String::strip)
                .distinct()
                .map(line -> new LastLine(line, own.credentials()).text())
                .toList();
    }
}
