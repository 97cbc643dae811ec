package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.core.verdict.Evidence.Bearing;

/**
 * One finding as a line of the table that answers "why".
 *
 * @param read from where it was read, and what
 */
public record EvidenceRow(
        Bearing bearing, String bearingWords, String check, String finding, String read, String time) {}
