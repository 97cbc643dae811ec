package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The bytes of the journal as they come: makes lines of them, and holds no more of them than one line.
 *
 * <p>A line whose end was lost has the next one behind it, which is not lost with it. What is longer than any line is damage.
 */
final class JournalBytes {

    /** A file of the journal is no longer, unless something is wrong. */
    private static final int LONGEST = (int) JournalFiles.LARGEST;

    private static final byte[] BEGIN = JournalLine.BEGIN.getBytes(US_ASCII);

    private final Predicate<Line> wanted;
    private byte[] bytes = new byte[4096];
    private int length;
    private boolean tooLong;
    private boolean enough;
    private long damaged;

    /** @param wanted is given each line, and says whether the next is wanted too */
    JournalBytes(Predicate<Line> wanted) {
        this.wanted = wanted;
    }

    /** Takes the next of them; returns whether more are wanted. */
    boolean take(byte[] more, int count) {
        for (int at = 0; at < count && !enough; at++) {
            if (more[at] == '\n') {
                end();
            } else {
                add(more[at]);
            }
        }
        return !enough;
    }

    /** A line is over, or there is no more. An empty one is what two programs leave that ended the same torn line. */
    void end() {
        if (length > 0) {
            tell(length);
        }
        length = 0;
    }

    /** How many lines could not be read. */
    long damaged() {
        return damaged;
    }

    private void add(byte next) {
        if (length == LONGEST) {
            // What is kept could be the beginning of the next one.
            System.arraycopy(bytes, length - BEGIN.length, bytes, 0, BEGIN.length);
            length = BEGIN.length;
            tooLong = true;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(length * 2, LONGEST));
        }
        bytes[length++] = next;
        int before = length - BEGIN.length;
        if (before > 0 && Arrays.equals(bytes, before, length, BEGIN, 0, BEGIN.length)) {
            tell(before);
            System.arraycopy(BEGIN, 0, bytes, 0, BEGIN.length);
            length = BEGIN.length;
        }
    }

    private void tell(int end) {
        Optional<Line> line = tooLong
                ? Optional.empty()
                : text(end).flatMap(text -> JournalLine.read(text).map(entry -> new Line(text, entry)));
        tooLong = false;
        if (line.isEmpty()) {
            damaged++;
        } else if (!enough) {
            enough = !wanted.test(line.get());
        }
    }

    private Optional<String> text(int end) {
        try {
            return Optional.of(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
