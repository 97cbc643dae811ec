package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.PrivateNamespace;
import io.github.pidkeeper.core.arena.TestProgram;
import io.github.pidkeeper.core.arena.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Races, each in namespaces of its own, and the lines of the table that they come to.
 *
 * @param rounds of each race
 */
public record RaceRun(int rounds) {

    /** The names of those in which any number of programs do something to one broker. */
    static List<String> races() {
        return Race.all().stream().map(Race::name).toList();
    }

    /** The race of this name. */
    List<Row> race(String name) throws IOException, InterruptedException {
        return rows(Races.class, name, rounds);
    }

    /** The same, in which the last of those who take part are the built program's command line. */
    public List<Row> race(String name, Path program, int last) throws IOException, InterruptedException {
        return rows(Races.class, name, rounds, program, last);
    }

    /** The broker's own second start, against this verb of ours. */
    List<Row> secondStart(Verb verb) throws IOException, InterruptedException {
        return rows(SecondStarts.class, verb, rounds);
    }

    /** A pid that is reused during a stop, one line for each moment. */
    List<Row> pidReuse() throws IOException, InterruptedException {
        return rows(PidReuses.class, rounds);
    }

    private List<Row> rows(Class<?> program, Object... arguments) throws IOException, InterruptedException {
        var namespace = new PrivateNamespace(Duration.ofSeconds(120 + 30L * rounds));
        return namespace.run(new TestProgram(program), arguments).stream()
                .map(Row::of)
                .toList();
    }
}
