package io.github.pidkeeper.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What came of a row.
 *
 * @param failure what was not as it must be
 * @param said what the program answered, run by run
 * @param harmed what was done to bystanders, one sentence for each that was harmed
 */
record RowResult(Row row, Optional<String> failure, String said, Duration took, List<String> harmed) {

    private static final String MARK = "row result";
    private static final String BETWEEN_HARMS = " | ";
    private static final String HEADING = String.join("\t", "row", "situation", "verdict", "said", "ms", "harmed");

    RowResult {
        harmed = List.copyOf(harmed);
    }

    /** The one line in which it is handed from one process to another. */
    String encoded() {
        return String.join(
                "\t",
                MARK,
                oneLine(failure.orElse("")),
                oneLine(said),
                Long.toString(took.toNanos()),
                oneLine(String.join(BETWEEN_HARMS, harmed)));
    }

    /** Finds that line in what a process has told. */
    static Optional<RowResult> decoded(Row row, String told) {
        return told.lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields[0].equals(MARK))
                .findFirst()
                .map(fields -> new RowResult(
                        row,
                        Optional.of(fields[1]).filter(text -> !text.isEmpty()),
                        fields[2],
                        Duration.ofNanos(Long.parseLong(fields[3])),
                        Pattern.compile(BETWEEN_HARMS, Pattern.LITERAL)
                                .splitAsStream(fields[4])
                                .filter(text -> !text.isEmpty())
                                .toList()));
    }

    boolean passed() {
        return failure.isEmpty() && harmed.isEmpty();
    }

    /** What is wrong, for whoever has to mend it. */
    String complaint() {
        return failure.map(text -> text + "; ").orElse("") + String.join("; ", harmed) + " [" + said + "]";
    }

    /** A line for a table whose columns are separated by tabs. */
    private String line() {
        return String.join(
                "\t",
                row.id(),
                row.situation(),
                passed() ? "passed" : "failed",
                oneLine(passed() ? said : complaint()),
                Long.toString(took.toMillis()),
                Integer.toString(harmed.size()));
    }

    static String table(List<RowResult> results) {
        return results.stream().map(RowResult::line).collect(Collectors.joining("\n", HEADING + "\n", "\n"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
