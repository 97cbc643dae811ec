package io.github.pidkeeper.core.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * What a finding rests on: what was read, from where, and when.
 *
 * @param source a file, or the call whose answer it is; the same in every language
 * @param value as it was read, in print and without secrets; empty where there was nothing to read
 * @param at when it was read, for showing only
 */
public record Exhibit(String source, Optional<String> value, Instant at) {

    static Exhibit of(String source, String value, Instant at) {
        return new Exhibit(source, Optional.of(value), at);
    }

    static Exhibit ofNothing(String source, Instant at) {
        return new Exhibit(source, Optional.empty(), at);
    }
}
