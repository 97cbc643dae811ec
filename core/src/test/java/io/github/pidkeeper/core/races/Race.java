package io.github.pidkeeper.core.races;

import static io.github.pidkeeper.core.arena.Verb.REPAIR;
import static io.github.pidkeeper.core.arena.Verb.RESTART;
import static io.github.pidkeeper.core.arena.Verb.START;
import static io.github.pidkeeper.core.arena.Verb.STATUS;
import static io.github.pidkeeper.core.arena.Verb.STOP;

import io.github.pidkeeper.core.arena.Verb;
import java.util.Collections;
import java.util.List;

/**
 * Several programs that do something to one broker at the same instant.
 *
 * @param agents how many of them watch the broker all the while, as the agent in the tray does; they come first
 * @param grounds what the rounds begin with, in turn
 * @param orders what each of them does, in turn too, and with each ground; where the built program takes part, it comes last
 */
record Race(String name, int agents, List<Ground> grounds, List<List<Verb>> orders) {

    private static final List<Ground> STOPPED = List.of(Ground.NOTHING, Ground.STALE_FILE, Ground.FOREIGN_FILE);
    private static final List<Ground> RUNNING = List.of(Ground.OURS, Ground.BY_HAND);
    private static final List<Ground> ANY = List.of(Ground.OURS, Ground.NOTHING, Ground.BY_HAND, Ground.FOREIGN_FILE);

    private static final List<Ground> WRONG = List.of(Ground.WRONG_FILE, Ground.LOST_FILE, Ground.OURS);

    static List<Race> all() {
        return List.of(
                new Race("two starters", 0, STOPPED, List.of(List.of(START, START))),
                new Race("four starters", 0, STOPPED, List.of(List.of(START, START, START, START))),
                new Race("start against stop", 0, ANY, List.of(List.of(START, STOP))),
                new Race("stop against stop", 0, RUNNING, List.of(List.of(STOP, STOP))),
                new Race("restart against restart", 0, ANY, List.of(List.of(RESTART, RESTART))),
                new Race("repair against restart", 0, WRONG, List.of(List.of(REPAIR, RESTART))),
                new Race(
                        "repair against stop, start and repair",
                        0,
                        List.of(Ground.WRONG_FILE, Ground.LOST_FILE, Ground.FOREIGN_FILE),
                        List.of(List.of(REPAIR, STOP), List.of(REPAIR, START), List.of(REPAIR, REPAIR))),
                new Race(
                        "agent against command line",
                        1,
                        ANY,
                        List.of(List.of(START, STOP), List.of(STOP, START), List.of(STOP, RESTART))),
                new Race(
                        "two agents, a window and a command",
                        2,
                        ANY,
                        List.of(List.of(STOP, START, STOP, START), List.of(START, STOP, RESTART, STOP))),
                new Race("ten monitors", 0, RUNNING, List.of(Collections.nCopies(10, STATUS))));
    }

    static Race named(String name) {
        return all().stream().filter(race -> race.name.equals(name)).findFirst().orElseThrow();
    }

    int seats() {
        return orders.getFirst().size();
    }

    boolean isAgent(int seat) {
        return seat < agents;
    }

    Ground ground(int round) {
        return grounds.get(round % grounds.size());
    }

    List<Verb> order(int round) {
        return orders.get(round / grounds.size() % orders.size());
    }
}
