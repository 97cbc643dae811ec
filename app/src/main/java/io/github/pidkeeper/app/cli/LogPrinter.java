package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.HarmlessLine;
import io.github.pidkeeper.core.log.LogFilter;
import io.github.pidkeeper.core.log.LogLevel;
import io.github.pidkeeper.core.log.LogLine;
import io.github.pidkeeper.core.log.LogReader;
import io.github.pidkeeper.core.log.LogTape;
import io.github.pidkeeper.core.verdict.ShownLine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Prints the lines of a log in their order, each once, and none of their secrets. */
final class LogPrinter {

    private final Console console;
    private final LogFilter filter;
    private final boolean json;
    private final LogTape tape;
    private final LogReader reader;
    private long at;

    LogPrinter(Console console, LogOrder order, LogTape tape) {
        this.console = console;
        this.filter = order.filter();
        this.json = order.json();
        this.tape = tape;
        this.reader = new LogReader(tape);
    }

    /** The last lines from this position on, the very last one also if it has no end. */
    void printLast(long from, int most, boolean openToo) throws IOException {
        at = most == Integer.MAX_VALUE ? from : begin(from, most);
        printNew(openToo);
    }

    /** Where the first of the last lines that are wanted begins. */
    private long begin(long from, int most) throws IOException {
        var last = reader.last(most, line -> line.position() >= from && filter.test(line));
        return last.isEmpty() ? tape.end() : Math.max(from, last.getFirst().position());
    }

    /** What has come since; a line without its end is left until it has one. */
    void printNew() throws IOException {
        printNew(false);
    }

    private void printNew(boolean openToo) throws IOException {
        at = Math.max(at, tape.start());
        reader.forwards(at, tape.end(), line -> {
            if (!line.ended() && !openToo) {
                return false;
            }
            at = line.position() + line.length() + 1;
            if (filter.test(line)) {
                print(line);
            }
            return !isUnread();
        });
    }

    /** Whether the reader at the other end of a pipe has seen enough. */
    boolean isUnread() {
        return console.out().checkError();
    }

    private void print(LogLine line) {
        if (json) {
            console.document(document(line));
        } else {
            var time = line.time(console.texts().zone());
            console.answer(time.map(it -> console.texts().exact(it) + " ").orElse("")
                    + new HarmlessLine(shown(time.isPresent() ? line.untimed() : line.text())).shown(LogLine.LONGEST)
                    + (line.isCut() ? " " + console.texts().text("cli.log-cut", line.length()) : ""));
        }
    }

    private static String shown(String written) {
        return new ShownLine(written).masked();
    }

    private Map<String, Object> document(LogLine line) {
        var document = new LinkedHashMap<String, Object>();
        document.put("time", line.time(console.texts().zone()));
        document.put(
                "level",
                Optional.of(line.level()).filter(it -> it != LogLevel.UNTOLD).map(LogLevel::text));
        document.put("text", shown(line.words()));
        document.put("line", shown(line.text()));
        if (line.isCut()) {
            document.put("bytes", line.length());
        }
        return document;
    }
}
