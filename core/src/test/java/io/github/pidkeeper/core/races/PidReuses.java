package io.github.pidkeeper.core.races;

import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.standin.Bystander;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Operations during which the broker dies and its pid is given to a bystander, many rounds for every moment between two steps;
 * tells a line of the table for each moment. It chooses the kernel's next pid.
 */
final class PidReuses implements AutoCloseable {

    private static final String NEVER = "";
    private static final String FIRST = Step.Kind.VERIFY.toString();

    private final Arena arena = new Arena();
    private final int rounds;

    private PidReuses(int rounds) {
        this.rounds = rounds;
    }

    /** Arguments: how many rounds. */
    public static void main(String[] arguments) throws Exception {
        try (var reuses = new PidReuses(Integer.parseInt(arguments[0]))) {
            Broker obeying = reuses.arena.broker(Duration.ofSeconds(10)).broker();
            Broker defiant =
                    reuses.arena.broker(Duration.ofMillis(20), "--ignore-term").broker();
            // Much longer than until the first sign of waiting, at which it dies: no round waits for all of it.
            Broker slow =
                    reuses.arena.broker(Duration.ofSeconds(5), "--ignore-term").broker();
            List<String> ofDefiant = reuses.moments(defiant, Verb.STOP);
            List<String> ofSlow = new ArrayList<>(reuses.moments(slow, Verb.STOP));
            ofSlow.removeAll(ofDefiant);
            reuses.run(obeying, Verb.STOP, "stop", reuses.moments(obeying, Verb.STOP));
            reuses.run(defiant, Verb.STOP, "stop with force", ofDefiant);
            reuses.run(slow, Verb.STOP, "stop with force", ofSlow);
            reuses.run(obeying, Verb.REPAIR, "repair", reuses.moments(obeying, Verb.REPAIR));
        }
    }

    private List<String> moments(Broker broker, Verb verb) throws InterruptedException {
        var survey = new Moment(NEVER, () -> {});
        begin(broker, verb);
        verb.carryOut(arena.lifecycle(), broker, survey);
        arena.clear(broker);
        return survey.passed();
    }

    /** A repair needs something to repair. */
    private StandInProcess begin(Broker broker, Verb verb) {
        StandInProcess process = arena.startByHand(broker);
        if (verb == Verb.REPAIR) {
            arena.removePidFile();
        }
        return process;
    }

    private void run(Broker broker, Verb verb, String how, List<String> moments) throws InterruptedException {
        for (String moment : moments) {
            var tally = new Tally("pid reuse, " + how + ", at " + moment);
            for (int round = 0; round < rounds; round++) {
                round(tally, broker, verb, moment, round % 2 == 0);
            }
            System.out.println(tally.row().line());
        }
    }

    private void round(Tally tally, Broker broker, Verb verb, String when, boolean ours) throws InterruptedException {
        StandInProcess process = begin(broker, verb);
        if (ours) {
            arena.adopt(broker, process.pid());
        }
        var inheritance = new Inheritance(process);
        String told = verb.carryOut(arena.lifecycle(), broker, new Moment(when, inheritance));
        String kind = told.substring(0, told.indexOf(' '));
        var complaints = new ArrayList<String>();
        if (!inheritance.happened()) {
            complaints.add("nobody got the pid");
        }
        String expected = when.equals(FIRST) ? "NothingToDo" : verb == Verb.STOP ? "Done" : "Failed";
        if (!kind.equals(expected)) {
            complaints.add("told is " + told);
        }
        boolean keepsFile = when.equals(FIRST) && verb == Verb.STOP;
        String truth = arena.truth();
        if (!truth.equals(keepsFile ? "STOPPED MISMATCHED" : "STOPPED ABSENT")) {
            complaints.add("the truth is " + truth);
        }
        // Nobody has stopped it, if it was ours and died during a repair.
        String status = Verb.words(arena.lifecycle().status(broker));
        if (!status.equals(verb == Verb.REPAIR && ours ? truth.replace("STOPPED", "FAILED") : truth)) {
            complaints.add("the status is " + status + " and the truth is " + truth);
        }
        tally.outcome(verb.text() + " " + kind);
        tally.harmed(inheritance.harm());
        tally.round(complaints);
        arena.clear(broker);
    }

    @Override
    public void close() {
        arena.close();
    }

    /** The broker dies, if it has not yet, and somebody gets its pid. */
    private static final class Inheritance implements Runnable {

        private final StandInProcess process;
        private Optional<Bystander> heir = Optional.empty();

        Inheritance(StandInProcess process) {
            this.process = process;
        }

        @Override
        public void run() {
            process.handle().destroyForcibly();
            process.awaitExit();
            heir = Optional.of(Bystander.inheriting(process.pid()));
        }

        boolean happened() {
            return heir.isPresent();
        }

        List<String> harm() {
            List<String> harm = heir.map(Bystander::harm).orElse(List.of());
            heir.ifPresent(Bystander::close);
            return harm;
        }
    }
}
