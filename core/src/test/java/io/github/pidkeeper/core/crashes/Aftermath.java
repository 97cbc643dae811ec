package io.github.pidkeeper.core.crashes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.core.arena.Arena;
import io.github.pidkeeper.core.arena.Verb;
import io.github.pidkeeper.core.arena.World;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is to be found after an operation was cut short, and what the next one makes of it. */
final class Aftermath {

    private final Arena arena;
    private final Broker broker;
    private final List<String> complaints = new ArrayList<>();

    Aftermath(Arena arena, Broker broker) {
        this.arena = arena;
        this.broker = broker;
    }

    /** In words; nothing if all is well. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * Nothing is on its way any more: what was being started is the broker by now, and what got a deadly signal is dead.
     *
     * @param changes up to the cut
     */
    void settle(List<String> changes) {
        boolean doomed = changes.stream().anyMatch(change -> change.endsWith("after signal FORCE"));
        boolean started = changes.stream().anyMatch(change -> change.endsWith("after start of the process"));
        Patience.ofABusyMachine()
                .until(
                        "the world has settled",
                        () -> nobodyIsBecomingSomething()
                                && (!doomed || started || arena.running().isEmpty())
                                && (!started || status().startsWith("RUNNING TRUE")));
    }

    /** Orphans become children of the first process, and those that are not the broker yet will soon be. */
    private boolean nobodyIsBecomingSomething() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .filter(process -> process.parent().filter(it -> it.pid() == 1).isPresent())
                .allMatch(process -> process.info()
                        .command()
                        .filter(command -> !command.startsWith(arena.directory().toString()))
                        .isEmpty());
    }

    /** The next look tells the truth, and that somebody wanted the broker to run where it was taken away for that. */
    void look(Scenario scenario) {
        List<Long> running = arena.running();
        Verdict verdict = arena.lifecycle().status(broker);
        boolean alive = !running.isEmpty();
        boolean sameProcess = verdict.process()
                .map(process -> running.equals(List.of(process.pid())))
                .orElse(!alive);
        boolean right = alive
                ? verdict.state().alive()
                : (verdict.state() == BrokerState.STOPPED && !scenario.stopsWhatItWants())
                        || (verdict.state() == BrokerState.FAILED && scenario.wantsItToRun());
        if (!right || !sameProcess) {
            complaints.add("the status is " + Verb.words(verdict) + " and running are " + running);
        }
        if (tells(verdict, Phrase.RECORD_DAMAGED)) {
            complaints.add("a record is half-written: " + verdict.evidence());
        }
        boolean toldWhy = verdict.foremost().phrase() == Phrase.OPERATION_RESTART_STOPPED_ONLY
                || (scenario.stopsWhatItWants() && tells(verdict, Phrase.OPERATION_START_CUT_SHORT) && !alive);
        if (toldWhy != (scenario.stopsWhatItWants() && !alive)) {
            complaints.add("what became of a restart is told wrong: " + verdict.evidence());
        }
    }

    private static boolean tells(Verdict verdict, Phrase phrase) {
        return verdict.evidence().stream().anyMatch(one -> one.finding().phrase() == phrase);
    }

    /**
     * The next operation finishes or clears, whatever it is. A repair, which is of the pid file alone, leaves a broker that
     * somebody wanted to run as failed as it is.
     *
     * @param original what the pid file named before the operation that was cut short
     * @param wanted whether that was to make it run
     */
    void next(Verb verb, OptionalLong original, boolean wanted) throws InterruptedException {
        World before = arena.world();
        String told = verb.carryOut(arena.lifecycle(), broker, new Forcing());
        World after = arena.world();
        boolean right = told.startsWith("Done") || told.startsWith("NothingToDo");
        if (verb == Verb.UNDO_REPAIR) {
            right &= after.runs() == before.runs() && arena.named().equals(original);
        } else if (verb == Verb.STOP && !before.runs()) {
            // It may have to finish what was cut short.
            right &= after.equals(before) || after.equals(new World(false, World.File.NONE));
        } else {
            right &= told.startsWith(before.outcome(verb)) && after.equals(before.after(verb));
        }
        if (!right) {
            complaints.add(verb + " told " + told + " before " + before + " and after " + after);
        }
        OptionalLong named = arena.named();
        if (!after.runs() && named.isPresent() && !Arena.isAlive(named.getAsLong())) {
            complaints.add("the pid file names the dead " + named);
        }
        String truth = arena.truth();
        String status = status();
        boolean failed = wanted
                && verb == Verb.REPAIR
                && status.equals(truth.replace(BrokerState.STOPPED.name(), BrokerState.FAILED.name()));
        if (!status.equals(truth) && !failed) {
            complaints.add("after " + verb + " the status is " + status + " and the truth is " + truth);
        }
    }

    /**
     * Of what was written down, the last line at most is lost: what was whole at the cut is there still, and what was torn
     * then has not spoilt what came after.
     */
    void journal(List<String> atTheCut) {
        List<String> lines = journalLines();
        List<String> lost = atTheCut.stream()
                .filter(Aftermath::isWhole)
                .filter(line -> !lines.contains(line))
                .toList();
        List<String> spoilt = lines.stream()
                .filter(line -> !isWhole(line))
                .filter(line -> !atTheCut.contains(line))
                .toList();
        if (!lost.isEmpty() || !spoilt.isEmpty()) {
            complaints.add("of the journal is lost " + lost + " and spoilt " + spoilt);
        }
    }

    List<String> journalLines() {
        Path journal = arena.state().resolve("journal.jsonl");
        try {
            return Files.exists(journal) ? Files.readAllLines(journal, ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is left that only the operation that was cut short knew of. */
    void litter() {
        try (Stream<Path> state = Files.walk(arena.state());
                Stream<Path> beside = Files.list(arena.pidFile().getParent())) {
            List<Path> litter = Stream.concat(
                            state.filter(path -> path.toString().endsWith(".new")), beside)
                    .filter(path -> !path.equals(arena.pidFile()))
                    .toList();
            if (!litter.isEmpty()) {
                complaints.add("left behind are " + litter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String status() {
        return Verb.words(arena.lifecycle().status(broker));
    }

    private static boolean isWhole(String line) {
        try {
            return ConfigFactory.parseString(line, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON))
                    .hasPath("time");
        } catch (ConfigException _) {
            return false;
        }
    }

    /** Whoever is asked decides for force. */
    private static final class Forcing implements Progress {
        @Override
        public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) {
            return Escalation.FORCE;
        }
    }
}
