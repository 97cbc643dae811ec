package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Subject;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.pidfile.Rewriting;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.text.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one operation writes into the journal.
 *
 * <p>What cannot be taken back is on record before it is done, and what came of it after. What cannot be written down is
 * told to whoever follows the operation, once, and does not stop it: a full disk must not keep a broker from being stopped.
 * Used on the operation's own thread.
 */
final class OperationJournal {

    private static final Logger LOG = LoggerFactory.getLogger(OperationJournal.class);

    /** Whoever has the journal's lock has it for less than a millisecond, unless something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final JournalWriter writer;
    private final Wording english;
    private final Time time;
    private final Origin origin;
    private final Progress progress;
    private final long begin;
    private Optional<Subject> process = Optional.empty();
    private Duration patience = PATIENCE;
    private boolean warned;

    OperationJournal(JournalWriter writer, Wording english, Time time, Origin origin, Progress progress) {
        this.writer = writer;
        this.english = english;
        this.time = time;
        this.origin = origin;
        this.progress = progress;
        this.begin = time.nanos();
    }

    /** From now on it is about this process, or about none that is known. */
    void about(Optional<ProcessIdentity> identity) {
        process = identity.map(it -> new Subject(it.pid(), OptionalLong.of(it.startTicks()), Optional.of(it.bootId())));
    }

    Signalling signal(Signal signal, Deed<Signalling, RuntimeException> sending) {
        String name = switch (signal) {
            case TERMINATE -> "SIGTERM";
            case CONTINUE -> "SIGCONT";
            case HANG_UP -> "SIGHUP";
            case FORCE -> "SIGKILL";
        };
        return deed("signal", Optional.of(name), sending, DeedResult::of);
    }

    Spawning spawn(Path executable, Deed<Spawning, RuntimeException> spawning) {
        return deed("spawn", Optional.of(executable.toString()), spawning, DeedResult::of);
    }

    /** @param what the owner of the broker is asked for */
    OwnerAnswer order(String what, Deed<OwnerAnswer, InterruptedException> asking) throws InterruptedException {
        return deed("order", Optional.of(what), asking, DeedResult::of);
    }

    /** @param line the command line as it may be shown */
    ProgramRun run(String line, Deed<ProgramRun, InterruptedException> running) throws InterruptedException {
        return deed("run", Optional.of(line), running, DeedResult::of);
    }

    /** @param action what is done to the pid file, as {@link JournalEntry} has it */
    <X extends Exception> Removal removal(String action, Deed<Removal, X> removing) throws X {
        return deed(action, Optional.empty(), removing, DeedResult::of);
    }

    /** @param action what is done to the pid file, as {@link JournalEntry} has it */
    <X extends Exception> Rewriting rewriting(String action, Deed<Rewriting, X> writing) throws X {
        return deed(action, Optional.empty(), writing, DeedResult::of);
    }

    private <R, X extends Exception> R deed(
            String action, Optional<String> detail, Deed<R, X> deed, Function<R, DeedResult> meaning) throws X {
        addDeed(action, detail, new DeedResult("intended", Optional.empty()));
        var result = DeedResult.failed();
        try {
            R done = deed.carryOut();
            result = meaning.apply(done);
            return done;
        } finally {
            addDeed(action, detail, result);
        }
    }

    private void addDeed(String action, Optional<String> detail, DeedResult result) {
        JournalEntry entry = entry(action, result.word());
        JournalEntry detailed = detail.map(entry::withDetail).orElse(entry);
        add(result.more().map(more -> detailed.withSaying(said(more))).orElse(detailed));
    }

    /** A step is over. */
    void ended(Step step) {
        add(entry("step", kebab(step.progress()))
                .withDetail(kebab(step.kind()))
                .withTook(step.elapsed())
                .withSaying(said(withoutArguments(step))));
    }

    /** What is shown for a moment masks what looks like a password; what is kept has no arguments at all. */
    private static Message withoutArguments(Step step) {
        return step.target()
                .filter(Target.OfProgram.class::isInstance)
                .map(Target.OfProgram.class::cast)
                .map(program ->
                        Message.of(Phrase.STEP_SPAWN, program.commandLine().getFirst()))
                .orElse(step.description());
    }

    /** Somebody has decided about a broker that has not exited in its grace period. */
    void decided(Progress.Escalation answer, Duration waited) {
        add(entry("decision", kebab(answer)).withTook(waited));
    }

    /** The operation is over. */
    void outcome(Outcome outcome) {
        String result = switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.NothingToDo _ -> "nothing-to-do";
            case Outcome.Refused _ -> "refused";
            case Outcome.Failed _ -> "failed";
            case Outcome.Busy _ -> "busy";
        };
        addLast(entry("outcome", result).withSaying(said(outcome.message())));
    }

    /** The operation could not even begin, for this reason. */
    void refused(String words) {
        addLast(entry("outcome", "refused").withSaying(new Saying(words, Optional.empty())));
    }

    /** The same where there is no place for anything; that there is none for the journal either goes without saying. */
    void outcomeWithoutPlace(Outcome outcome) {
        warned = true;
        outcome(outcome);
    }

    /** The operation was ended from outside, by an interrupt or a defect. */
    void cutShort() {
        addLast(entry("outcome", "cut-short"));
    }

    private JournalEntry entry(String action, String result) {
        return new JournalEntry(time.now(), origin, process, action, result);
    }

    private Saying said(Message message) {
        return new Saying(english.of(message), Optional.of(message));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void add(JournalEntry entry) {
        write(entry, false);
    }

    private void addLast(JournalEntry entry) {
        write(entry.withTook(time.since(begin)), true);
    }

    private void write(JournalEntry entry, boolean durable) {
        String line = JournalLine.of(entry);
        try {
            if (!writer.add(line, patience, durable)) {
                patience = Duration.ZERO;
            }
        } catch (IOException e) {
            LOG.warn("This could not be added to the journal, because of {}: {}", e.toString(), line.strip());
            warn(e);
        }
    }

    private void warn(IOException problem) {
        if (!warned) {
            warned = true;
            progress.warned(Message.of(
                    Phrase.JOURNAL_NOT_WRITABLE, writer.files().directory(), String.valueOf(problem.getMessage())));
        }
    }
}
