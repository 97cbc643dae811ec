package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.process.ProcessFacts;
import java.util.Optional;

/** What is to be done about a notice of one broker. */
public sealed interface Word {

    /**
     * Something is to be told, in the place of what was told before.
     *
     * @param now how the broker stands
     * @param before its process that was there before, where one was
     * @param steady it has stood like that for long, after it was told to keep changing
     */
    record Tell(Topic topic, Standing now, Optional<ProcessFacts> before, boolean steady) implements Word {}

    /** What was told is over, and nothing takes its place. */
    record Withdraw() implements Word {}
}
