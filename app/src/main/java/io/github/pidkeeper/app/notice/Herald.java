package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.app.notice.Standing.Doing;
import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known, what was told and what is waited for about one broker, so that a person who does not look hears once of each
 * change that matters. A value: each step makes the next one.
 *
 * <p>Every verdict is noted. One that stands otherwise than is known begins an unrest, and once the broker has stood like
 * that for a while it counts: then, and not before, it is settled whether there is something to tell ({@link Change}). While
 * an operation is under way nothing counts. Soon after a wake-up nothing is told.
 *
 * <p>A broker that never comes to stand still, or has had its notices for a while, is told to keep changing; then nothing is
 * told until it has stood still for long, and after that once how it stands. One that changes again soon goes on keeping
 * changing. An order of a person ends all that at once: what comes after it is told as if nothing had been before.
 *
 * <p>Times are those of a clock that only goes forward, from any beginning.
 *
 * @param tellsFirst whether what is wrong at the first look is told
 * @param known how it stood when that was last settled; empty before the first time
 * @param told what the person was told last and is not over
 * @param tellings when the last notices were given
 * @param quietUntil nothing is told before
 */
public record Herald(
        Tempo tempo,
        boolean tellsFirst,
        Optional<Standing> known,
        Optional<Topic> told,
        Optional<Unrest> unrest,
        List<Duration> tellings,
        Duration quietUntil) {

    /** One that has seen nothing yet, in a session that has just begun. */
    public static Herald begin(Tempo tempo, boolean tellsFirst, Duration now) {
        return new Herald(
                tempo,
                tellsFirst,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                now.plus(tempo.waking()));
    }

    /**
     * What comes of settling.
     *
     * @param next as it goes on
     * @param word what is to be told, if anything
     */
    public record Settled(Herald next, Optional<Word> word) {}

    /** The machine has slept until now. */
    public Herald woken(Duration now) {
        return new Herald(tempo, tellsFirst, known, told, unrest, tellings, now.plus(tempo.waking()));
    }

    /** This was seen. */
    public Herald noted(Verdict verdict, Duration now) {
        Optional<Living> process = Living.in(verdict);
        if (verdict.operationUnderWay()) {
            return with(Unrest.operation(now, process.or(this::lastProcess)));
        }
        Optional<Standing> seen = Standing.of(verdict).map(one -> one.after(known));
        if (unrest.isEmpty() && seen.filter(this::isNoNews).isPresent()) {
            return new Herald(tempo, tellsFirst, seen, told, unrest, tellings, quietUntil);
        }
        Unrest current = unrest.orElseGet(() -> Unrest.begun(now, lastProcess()));
        return with(seen.map(one -> current.seen(one, now, process)).orElseGet(() -> current.unsettled(process)));
    }

    /** What is as it may be at the first look need not hold: there is nothing that it has changed from. */
    private boolean isNoNews(Standing standing) {
        return known.map(standing::sameAs).orElseGet(() -> standing.wrong().isEmpty());
    }

    private Optional<Living> lastProcess() {
        return unrest.flatMap(Unrest::process)
                .or(() -> known.map(Standing::verdict).flatMap(Living::in));
    }

    private Herald with(Unrest now) {
        return new Herald(tempo, tellsFirst, known, told, Optional.of(now), tellings, quietUntil);
    }

    /** When something is to be settled unless something else is seen before; empty if nothing is waited for. */
    public Optional<Duration> due() {
        return Stream.of(
                        unrest.flatMap(this::countsAt).map(at -> hasWord() ? notQuiet(at) : at),
                        unrest.flatMap(this::isRestlessAt).map(this::notQuiet))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private Duration notQuiet(Duration at) {
        return at.compareTo(quietUntil) < 0 ? quietUntil : at;
    }

    /** Whether there would be something to tell, as far as nobody has ordered it. */
    private boolean hasWord() {
        return unrest.flatMap(Unrest::standing)
                .filter(now -> topic(now, RecentOrders.none()).isPresent() || isOver(now))
                .isPresent();
    }

    private boolean isOver(Standing now) {
        // What was told of a pid file was told together with what the broker did.
        boolean doesOther =
                known.filter(before -> before.doing() != now.doing()).isPresent();
        return told.filter(it -> it.isOver(now) || (it == Topic.PID_FILE && doesOther))
                .isPresent();
    }

    private Optional<Duration> countsAt(Unrest current) {
        return current.standing().flatMap(standing -> current.held().map(held -> held.plus(patience(standing))));
    }

    private Duration patience(Standing standing) {
        if (isRestless()) {
            return unrest.filter(Unrest::unordered).isPresent() ? tempo.calm() : tempo.settling();
        }
        if (standing.doing() != Doing.UNRESPONSIVE) {
            return tempo.settling();
        }
        return standing.isAskedSeldom() ? tempo.seldom() : tempo.silence();
    }

    private Optional<Duration> isRestlessAt(Unrest current) {
        return current.changes() < tempo.changes() || isRestless()
                ? Optional.empty()
                : Optional.of(current.since().plus(tempo.restless()));
    }

    private boolean isRestless() {
        return told.filter(Topic.RESTLESS::equals).isPresent();
    }

    /** About which processes it has to be known whether somebody has started or ended them through this program. */
    public Set<ProcessIdentity> inQuestion() {
        boolean matters = change(RecentOrders.none()).flatMap(Change::topic).isPresent();
        return matters
                ? Stream.of(processBefore(), unrest.flatMap(Unrest::standing).flatMap(Standing::process))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private Optional<ProcessIdentity> processBefore() {
        return unrest.flatMap(Unrest::standing)
                .filter(now -> now.doing() == Doing.RUNS)
                .flatMap(_ -> known.flatMap(Standing::process))
                .or(() -> lastProcess().map(Living::identity));
    }

    /**
     * Settles what is due.
     *
     * @param orders at least what there is to know of the processes in question
     */
    public Settled settle(RecentOrders orders, Duration now) {
        if (due().filter(due -> due.compareTo(now) <= 0).isEmpty()) {
            return new Settled(this, Optional.empty());
        }
        Unrest current = unrest.orElseThrow();
        boolean counts = countsAt(current).filter(at -> at.compareTo(now) <= 0).isPresent();
        if (!counts) {
            return restless(current.latest().orElseThrow(), now);
        }
        Standing standing = current.standing().orElseThrow();
        if (isRestless() && !current.unordered()) {
            return ordered(current, standing, orders).any()
                    ? rested()
                    : new Settled(with(current.orderedByNobody()), Optional.empty());
        }
        Optional<Topic> topic = topic(standing, orders);
        if (topic.isPresent()) {
            return told(topic.get(), standing, now);
        }
        boolean over = isOver(standing);
        return new Settled(
                calm(standing, over ? Optional.empty() : told, tellings),
                over ? Optional.of(new Word.Withdraw()) : Optional.empty());
    }

    private Optional<Topic> topic(Standing standing, RecentOrders orders) {
        if (known.isEmpty()) {
            return tellsFirst || isRestless() ? standing.wrong() : Optional.empty();
        }
        return change(orders).flatMap(Change::topic);
    }

    private Optional<Change> change(RecentOrders orders) {
        return unrest.flatMap(current -> current.standing()
                .flatMap(now -> known.map(before -> new Change(before, now, told, ordered(current, now, orders)))));
    }

    private Change.Orders ordered(Unrest current, Standing now, RecentOrders orders) {
        Optional<Living> living = Living.in(now.verdict());
        boolean isOther = known.filter(
                        before -> now.isAnother(before) || before.process().isEmpty())
                .isPresent();
        boolean endOfOurs = now.doing() == Doing.DOWN
                && current.process().filter(Living::ours).isPresent();
        return new Change.Orders(
                current.operated(),
                endOfOurs || processBefore().filter(orders.ended()::contains).isPresent(),
                isOther
                        && living.filter(it -> it.ours() || orders.started().contains(it.identity()))
                                .isPresent(),
                now.process().filter(orders.restored()::contains).isPresent());
    }

    private Settled told(Topic topic, Standing standing, Duration now) {
        if (!isRestless() && recent(now).size() >= tempo.most()) {
            return restless(standing, now);
        }
        Optional<Living> before =
                topic == Topic.RESTARTED ? known.map(Standing::verdict).flatMap(Living::in) : lastProcess();
        return new Settled(
                calm(standing, Optional.of(topic), tellingsWith(now)),
                Optional.of(new Word.Tell(topic, standing, before.map(Living::facts), isRestless())));
    }

    private List<Duration> tellingsWith(Duration now) {
        return Stream.concat(recent(now).stream(), Stream.of(now)).toList();
    }

    private List<Duration> recent(Duration now) {
        return tellings.stream()
                .filter(at -> at.plus(tempo.period()).compareTo(now) > 0)
                .toList();
    }

    /** Goes on waiting, for longer: how it stands now may be how it stays. */
    private Settled restless(Standing standing, Duration now) {
        return new Settled(
                new Herald(
                        tempo, tellsFirst, known, Optional.of(Topic.RESTLESS), unrest, tellingsWith(now), quietUntil),
                Optional.of(new Word.Tell(Topic.RESTLESS, standing, Optional.empty(), false)));
    }

    /** Somebody has taken it in hand. */
    private Settled rested() {
        return new Settled(
                new Herald(tempo, tellsFirst, known, Optional.empty(), unrest, List.of(), quietUntil),
                Optional.of(new Word.Withdraw()));
    }

    private Herald calm(Standing standing, Optional<Topic> said, List<Duration> when) {
        return new Herald(tempo, tellsFirst, Optional.of(standing), said, Optional.empty(), when, quietUntil);
    }
}
