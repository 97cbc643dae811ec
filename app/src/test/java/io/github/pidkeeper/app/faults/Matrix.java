package io.github.pidkeeper.app.faults;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rows, in the order of their ids. */
final class Matrix {

    private final List<Row> rows = Stream.of(
                    ContentsThatNameNobody.rows(),
                    ContentsThatNameTheBroker.rows(),
                    NamedProcesses.rows(),
                    KindsOfFiles.rows(),
                    Rights.rows(),
                    Starts.rows(),
                    Stops.rows(),
                    Restarts.rows(),
                    Running.rows(),
                    CutShort.rows(),
                    Repairs.rows(),
                    RealMosquitto.rows())
            .flatMap(rows -> rows)
            .sorted(Comparator.comparing(Row::id))
            .toList();

    List<Row> rows() {
        return rows;
    }

    Row row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }
}
