package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;

/**
 * One thing that was looked at, what was seen, and how it bears on the verdict.
 *
 * @param finding what it means
 * @param exhibit what it rests on
 */
public record Evidence(Check check, Bearing bearing, Message finding, Exhibit exhibit) {

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
