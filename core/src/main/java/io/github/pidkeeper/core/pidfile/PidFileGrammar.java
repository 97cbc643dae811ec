package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;

/**
 * The grammar of a pid file, on bytes.
 *
 * <pre>
 * file   = [UTF-8 BOM] blanks number blanks [NUL... | (CR | LF) anything]
 * number = 1 to 10 ASCII digits, not beginning with 0
 * blanks = spaces and tabs, or nothing
 * </pre>
 *
 * <p>That is what daemons write: NanoMQ pads with NULs, PostgreSQL adds lines. Whatever a lenient reader would make a
 * number of, a sign, a prefix, an overflow, is refused: such a number has signalled strangers before.
 *
 * @param largestPid the largest pid there can be on this system
 * @param ownPid the pid of this very program, which is nobody's broker
 */
public record PidFileGrammar(long largestPid, long ownPid) {

    private static final int MOST_DIGITS = 10;
    private static final long SMALLEST_PID = 2;

    /** Never throws, whatever the bytes are. */
    public PidText parse(byte[] bytes) {
        if (bytes.length == 0) {
            return new PidText.Empty();
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return wrong(Phrase.PID_TEXT_UTF_16);
        }
        int begin = afterBlanks(bytes, startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0);
        int end = begin;
        while (end < bytes.length && isDigit(bytes[end])) {
            end++;
        }
        if (end == begin) {
            boolean signed = begin < bytes.length && (bytes[begin] == '-' || bytes[begin] == '+');
            return wrong(signed ? Phrase.PID_TEXT_SIGNED : Phrase.PID_TEXT_WITHOUT_NUMBER);
        }
        if (!isEnd(bytes, afterBlanks(bytes, end))) {
            return wrong(Phrase.PID_TEXT_GOES_ON);
        }
        if (bytes[begin] == '0') {
            return wrong(Phrase.PID_TEXT_LEADING_ZERO);
        }
        if (end - begin > MOST_DIGITS) {
            return wrong(Phrase.PID_TEXT_TOO_LONG);
        }
        return named(number(bytes, begin, end));
    }

    private PidText named(long pid) {
        if (pid < SMALLEST_PID) {
            return wrong(Phrase.PID_RESERVED, pid);
        }
        if (pid > largestPid) {
            return wrong(Phrase.PID_TOO_LARGE, pid, largestPid);
        }
        if (pid == ownPid) {
            return wrong(Phrase.PID_OUR_OWN, pid);
        }
        return new PidText.Names(pid);
    }

    private static PidText wrong(Phrase phrase, Object... arguments) {
        return new PidText.Wrong(Message.of(phrase, arguments));
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int afterBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isEnd(byte[] bytes, int at) {
        if (at == bytes.length || bytes[at] == '\n' || bytes[at] == '\r') {
            return true;
        }
        for (int i = at; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int begin, int end) {
        long number = 0;
        for (int i = begin; i < end; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }
}
