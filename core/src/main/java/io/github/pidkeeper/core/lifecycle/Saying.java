package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import java.util.Optional;

/**
 * What a line of the journal says to people.
 *
 * @param words in English, as they were written down
 * @param message the same as a value; empty where it was written by a version that can say what this one cannot
 */
public record Saying(String words, Optional<Message> message) {}
