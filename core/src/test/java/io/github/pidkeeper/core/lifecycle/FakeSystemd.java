package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitEnd;
import io.github.pidkeeper.core.owner.UnitReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A systemd in the imagination of a test: which units it has, which processes are theirs, and what it does when asked. */
final class FakeSystemd implements OwnerControl {

    private final FakeTime time;
    private final Map<String, Unit> units = new HashMap<>();
    private final List<String> ordered = new ArrayList<>();
    private final Set<Order> open = new HashSet<>();
    private Optional<OwnerAnswer.NotDone> unreachable = Optional.empty();

    FakeSystemd(FakeTime time) {
        this.time = time;
    }

    /** A service, and what it does. */
    static final class Unit {
        private final Set<Long> pids = new HashSet<>();
        private final Map<Verb, Deed> deeds = new HashMap<>();
        private OptionalLong mainPid = OptionalLong.empty();
        private String activity = "inactive";
        private boolean reloadable = true;
        private Optional<OwnerAnswer.Refused> unstartable = Optional.empty();
        private boolean changed;
        private int runs;
        private Optional<UnitEnd> end = Optional.empty();

        /** It is started, and what was known of the run before is forgotten. */
        Unit begun() {
            runs++;
            end = Optional.empty();
            return this;
        }

        /** It is started, and this process is the one of it. */
        Unit running(long pid) {
            begun();
            runningBeside(pid);
            mainPid = OptionalLong.of(pid);
            return this;
        }

        /** The same, and the unit is about another. */
        Unit runningBeside(long pid) {
            pids.add(pid);
            activity = "active";
            return this;
        }

        Unit activity(String word) {
            activity = word;
            return this;
        }

        Unit notReloadable() {
            reloadable = false;
            return this;
        }

        /** Somebody has edited its file. */
        Unit changed() {
            changed = true;
            return this;
        }

        /** The run that was begun last has failed so. */
        Unit failed(String result, OptionalInt code) {
            activity = "failed";
            end = Optional.of(new UnitEnd(result, code));
            return this;
        }

        /** This has become of its file. */
        Unit unstartable(OwnerAnswer.Refusal why) {
            unstartable = Optional.of(new OwnerAnswer.Refused(why, ""));
            return this;
        }

        /** What happens when it is asked for, after a moment, and what systemd says of it. */
        Unit on(Verb verb, Duration delay, Runnable happens, OwnerAnswer answer) {
            deeds.put(verb, new Deed(delay, happens, Optional.of(answer)));
            return this;
        }

        Unit refusing(Verb verb, OwnerAnswer.NotDone answer) {
            return on(verb, Duration.ZERO, () -> {}, answer);
        }

        /** It does so, and is not heard to. */
        Unit withoutAnswer(Verb verb, Runnable happens) {
            deeds.put(verb, new Deed(Duration.ofMillis(10), happens, Optional.empty()));
            return this;
        }
    }

    private record Deed(Duration delay, Runnable happens, Optional<OwnerAnswer> answer) {}

    Unit unit(String name) {
        return units.computeIfAbsent(name, _ -> new Unit());
    }

    /** Its file was deleted. */
    void remove(String name) {
        units.remove(name);
    }

    /** There is no bus. */
    void unreachable(String reason) {
        unreachable = Optional.of(new OwnerAnswer.NotReachable(reason));
    }

    /** "stop nanomq.service" and the like. */
    List<String> ordered() {
        return List.copyOf(ordered);
    }

    boolean hasOpenOrders() {
        return !open.isEmpty();
    }

    @Override
    public UnitReading look(SystemdUnit unit, OptionalLong pid) {
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        Unit known = known(unit);
        return pid.isPresent() && !known.pids.contains(pid.getAsLong())
                ? new OwnerAnswer.Refused(OwnerAnswer.Refusal.NOT_ITS_PROCESS, "")
                : new UnitReading.Known(
                        known.activity,
                        known.mainPid,
                        known.reloadable,
                        Optional.of(Duration.ofSeconds(90)),
                        known.unstartable,
                        known.changed,
                        Optional.of("run-" + known.runs).filter(_ -> known.runs > 0),
                        known.end);
    }

    /** systemd has an answer for any name. */
    private Unit known(SystemdUnit unit) {
        return units.getOrDefault(unit.name(), new Unit().unstartable(OwnerAnswer.Refusal.NO_SUCH_UNIT));
    }

    @Override
    public Order order(Verb verb, SystemdUnit unit, OptionalLong pid) {
        ordered.add(verb.text() + " " + unit.name());
        var answers = new ArrayList<OwnerAnswer>();
        if (look(unit, pid) instanceof OwnerAnswer.NotDone no) {
            answers.add(no);
        } else if (verb != Verb.STOP && known(unit).unstartable.isPresent()) {
            answers.add(known(unit).unstartable.get());
        } else {
            Deed deed = unit(unit.name()).deeds.get(verb);
            time.after(deed.delay(), () -> {
                deed.happens().run();
                deed.answer().ifPresent(answers::add);
            });
        }
        var order = new Order() {
            @Override
            public Optional<OwnerAnswer> await(Duration limit) throws InterruptedException {
                time.await(() -> !answers.isEmpty(), limit);
                return answers.stream().findFirst();
            }

            @Override
            public void close() {
                open.remove(this);
            }
        };
        open.add(order);
        return order;
    }
}
