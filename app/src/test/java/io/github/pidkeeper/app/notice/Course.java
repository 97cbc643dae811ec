package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The course of a broker's life in a test's own time, and what is told of it: topics, and "over" for what is withdrawn. */
final class Course {

    static final Duration LONG = Duration.ofHours(1);

    private final List<String> told = new ArrayList<>();
    private Herald herald;
    private Duration now = Duration.ZERO;
    private RecentOrders orders = RecentOrders.none();

    private Course(boolean tellsFirst) {
        herald = Herald.begin(Tempo.USUAL, tellsFirst, now);
    }

    /** Of a session that begins with the tray alone. */
    static Course unseen() {
        return new Course(true);
    }

    /** Of a session that begins with a window. */
    static Course seen() {
        return new Course(false);
    }

    /** Of a broker that has been like this for long, and nobody needs to be told. */
    static Course of(Verdict verdict) {
        Course course = seen();
        course.then(verdict).after(LONG);
        return course;
    }

    Course then(Verdict verdict) {
        herald = herald.noted(verdict, now);
        return this;
    }

    Course wokenUp() {
        herald = herald.woken(now);
        return this;
    }

    Course ordered(Set<ProcessIdentity> started, Set<ProcessIdentity> ended) {
        orders = new RecentOrders(started, ended, Set.of());
        return this;
    }

    /** The repair of its pid file is taken back, here. */
    Course restored(ProcessIdentity process) {
        orders = new RecentOrders(Set.of(), Set.of(), Set.of(process));
        return this;
    }

    Course after(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    /** Lets time pass; whatever comes due meanwhile is settled when it does. */
    Course after(Duration time) {
        Duration end = now.plus(time);
        while (herald.due().filter(due -> due.compareTo(end) <= 0).isPresent()) {
            Duration due = herald.due().get();
            now = due.compareTo(now) > 0 ? due : now;
            Herald.Settled settled = herald.settle(orders, now);
            herald = settled.next();
            settled.word()
                    .map(word -> switch (word) {
                        case Word.Tell tell -> tell.topic().name();
                        case Word.Withdraw() -> "over";
                    })
                    .ifPresent(told::add);
        }
        now = end;
        return this;
    }

    List<String> told() {
        return told;
    }

    Herald herald() {
        return herald;
    }
}
