package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.app.i18n.HarmlessLine;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.log.LogLine;
import io.github.pidkeeper.core.log.LogPlaces;
import io.github.pidkeeper.core.verdict.ShownLine;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the log's part of the window says, in one language. */
record LogWords(Texts texts) {

    private static final int MOST_SHOWN = 1000;
    private static final double KIB = 1024;

    LogRow row(LogLine line) {
        return new LogRow(
                line.position(),
                line.time(texts.zone()).map(texts::exact).orElse(""),
                line.level(),
                switch (line.level()) {
                    case ERROR, WARNING, INFO, DEBUG ->
                        texts.text("window.log.level." + line.level().text());
                    case UNTOLD -> "";
                },
                new HarmlessLine(new ShownLine(line.words()).masked()).shown(MOST_SHOWN));
    }

    /** Why there is nothing to be read at a path; empty where there is something. */
    Optional<String> problem(Path path, Opening found) {
        return switch (found) {
            case Opening.Opened _ -> Optional.empty();
            case Opening.Nothing() -> Optional.of(texts.text("log.absent", path));
            case Opening.Special _ -> Optional.of(texts.text("log.no-file", path));
            case Opening.Unreadable(String reason) -> Optional.of(texts.text("log.unreadable", path, reason));
        };
    }

    /** Where the log is, if it is nowhere that could be read here. */
    String elsewhere(LogPlaces places) {
        return places.elsewhere().stream().map(texts::text).collect(Collectors.joining("\n"));
    }

    String size(int shown, int all, boolean chosen, long bytes) {
        return chosen
                ? texts.text("window.log.size-chosen", number(shown), number(all), bytes(bytes))
                : texts.text("window.log.size", number(all), bytes(bytes));
    }

    String found(int number, long all) {
        if (all == 0) {
            return texts.text("window.log.found-none");
        }
        return number > 0
                ? texts.text("window.log.found-at", number(number), number(all))
                : texts.text("window.log.found", number(all));
    }

    String text(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    String text(Sentence sentence) {
        return texts.text(sentence);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    private static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        return bytes < KIB * KIB
                ? String.format(Locale.ROOT, "%.0f KiB", bytes / KIB)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / KIB / KIB);
    }
}
