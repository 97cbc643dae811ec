package io.github.pidkeeper.core.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands the lines of all brokers alike, as far as each has something to understand: NanoMQ's
 * {@code 2026-11-27 00:06:25 [11543] ERROR path/file.c:118: text}, Mosquitto's {@code 1795737981: Error: text}, and what
 * others write in these ways.
 */
final class LineParser {

    private static final char ESCAPE = '\u001b';

    /** ECMA-48: a control sequence with its final letter, an operating system command up to its end, or two letters. */
    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\^_]|)");

    LogLine parse(long position, long length, boolean ended, byte[] block, int from, int count) {
        String text = text(block, from, Math.min(count, LogLine.LONGEST));
        int stampEnd = LineTime.end(text);
        int word = skipThread(text, stampEnd);
        int wordEnd = wordEnd(text, word);
        Optional<LogLevel> level = wordEnd > word ? LogLevel.ofWord(text.substring(word, wordEnd)) : Optional.empty();
        return level.map(it -> new LogLine(position, length, ended, text, stampEnd, skip(text, wordEnd, ": \t"), it))
                .orElseGet(
                        () -> new LogLine(position, length, ended, text, stampEnd, stampEnd, ofPrefix(text, stampEnd)));
    }

    /** Where a word in capitals ends; where it begins if there is none. */
    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        return at == text.length() || " :\t".indexOf(text.charAt(at)) >= 0 ? at : from;
    }

    /** What Mosquitto says in words and does not set apart. */
    private static LogLevel ofPrefix(String text, int from) {
        if (text.startsWith("Error:", from) || text.startsWith("Error ", from)) {
            return LogLevel.ERROR;
        }
        return text.startsWith("Warning:", from) ? LogLevel.WARNING : LogLevel.UNTOLD;
    }

    /** The number of a thread or process, in brackets. */
    private static int skipThread(String text, int from) {
        if (!text.startsWith("[", from)) {
            return from;
        }
        int at = from + 1;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > from + 1 && text.startsWith("]", at) ? skip(text, at + 1, " ") : from;
    }

    private static int skip(String text, int from, String letters) {
        int at = from;
        while (at < text.length() && letters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String text(byte[] block, int from, int count) {
        int end = from + count;
        if (count > 0 && block[end - 1] == '\r') {
            end--;
        }
        var text = new String(block, from, end - from, StandardCharsets.UTF_8);
        return text.indexOf(ESCAPE) < 0 ? text : ESCAPES.matcher(text).replaceAll("");
    }
}
