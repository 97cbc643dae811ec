package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;
import java.time.Instant;

/**
 * One thing that was looked at, what was seen, and how it bears on the verdict.
 *
 * @param finding what was read, from where, and what it means
 * @param at when it was read, for showing only
 */
public record Evidence(Check check, Bearing bearing, Message finding, Instant at) {

    /** What was looked at. */
    public enum Check {
        PID_FILE,
        PROCESS,
        PORT,
        MQTT,
        CONFIGURATION,
        OWNER,
        RECORD,
        OPERATION
    }

    /** How a finding bears on the verdict; contradictions are shown first. */
    public enum Bearing {
        CONTRADICTS,
        CONFIRMS,
        /** Neither for nor against, or it could not be found out. */
        OPEN
    }
}
