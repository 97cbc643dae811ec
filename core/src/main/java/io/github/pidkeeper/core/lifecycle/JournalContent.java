package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bytes of one file of the journal, and what can be read of them. */
final class JournalContent {

    private static final byte[] BEGIN = JournalLine.BEGIN.getBytes(US_ASCII);

    private final byte[] bytes;

    JournalContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Adds the lines that can be read; returns how many cannot. */
    int addTo(List<JournalReader.Line> lines) {
        int damaged = 0;
        int begin = 0;
        while (begin < bytes.length) {
            int end = lineEnd(begin);
            // An empty line is what two programs leave that ended the same torn line.
            if (end > begin) {
                damaged += addTo(lines, begin, end);
            }
            begin = end + 1;
        }
        return damaged;
    }

    /** A line whose end was lost has the next one behind it, which is not lost with it. Nothing is read twice. */
    private int addTo(List<JournalReader.Line> lines, int begin, int end) {
        int damaged = 0;
        for (int from = begin; from < end; ) {
            int to = nextBegin(from + 1, end);
            Optional<JournalReader.Line> line = text(from, to)
                    .flatMap(text -> JournalLine.read(text).map(entry -> new JournalReader.Line(text, entry)));
            if (line.isPresent()) {
                lines.add(line.get());
            } else {
                damaged++;
            }
            from = to;
        }
        return damaged;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private int nextBegin(int from, int end) {
        for (int at = from; at + BEGIN.length <= end; at++) {
            if (Arrays.equals(bytes, at, at + BEGIN.length, BEGIN, 0, BEGIN.length)) {
                return at;
            }
        }
        return end;
    }

    private Optional<String> text(int from, int end) {
        try {
            return Optional.of(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, end - from))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
