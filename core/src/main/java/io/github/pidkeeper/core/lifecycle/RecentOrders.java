package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.JournalEntry.Subject;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which processes were started or ended through this program lately, whoever ordered it: on the command line, in the window
 * or from the tray. The journal tells, by pid, start and boot, so that no other process is ever meant.
 *
 * @param ended those that were asked to end; whether they did is another question
 * @param restored those whose pid file a repair that was taken back has just left as it had been
 */
public record RecentOrders(Set<ProcessIdentity> started, Set<ProcessIdentity> ended, Set<ProcessIdentity> restored) {

    /** Some 50 operations: more than there are between a change and somebody's asking who ordered it. */
    private static final long LATELY = 256 * 1024;

    /** A process starts and ends once; what its pid file says may change again. */
    private static final Duration JUST = Duration.ofMinutes(2);

    private static final Set<String> UNDOING = Set.of("undo-repair");
    private static final Set<String> STOPPING = Set.of("stop", "restart");
    private static final Set<String> STARTING = Set.of("start", "restart");
    private static final Set<String> ENDING = Set.of("signal", "order");

    private static final Set<String> DONE = Set.of("sent", "done");

    /** What may have been done: who was to say so may have been cut short. */
    private static final Set<String> MAYBE_DONE = Set.of("intended", "unheard");

    /** A start that has not come as far as it should has started a process all the same. */
    private static final Set<String> CAME_OUT = Set.of("done", "failed");

    public RecentOrders {
        started = Set.copyOf(started);
        ended = Set.copyOf(ended);
        restored = Set.copyOf(restored);
    }

    /** As if nobody had ordered anything. */
    public static RecentOrders none() {
        return new RecentOrders(Set.of(), Set.of(), Set.of());
    }

    /**
     * What the end of the journal says about these. Blocks as long as the file system does, some seconds at most.
     *
     * @param now by the clock that the journal is kept by
     * @throws IOException if the journal is there and cannot be read
     */
    public static RecentOrders about(Set<ProcessIdentity> processes, JournalReader journal, Instant now)
            throws IOException {
        Instant justNow = now.minus(JUST);
        var started = new HashSet<ProcessIdentity>();
        var ended = new Deeds();
        var restored = new Deeds();
        journal.readLast(LATELY, line -> {
            JournalEntry entry = line.entry();
            processes.stream().filter(process -> isAbout(entry, process)).forEach(process -> {
                if (isOf(entry, STARTING) && entry.action().equals("outcome") && CAME_OUT.contains(entry.result())) {
                    started.add(process);
                }
                if (isOf(entry, UNDOING)
                        && entry.action().equals("restore-pid-file")
                        && entry.time().isAfter(justNow)) {
                    restored.add(process, entry.result());
                }
                if (isOf(entry, STOPPING) && ENDING.contains(entry.action())) {
                    ended.add(process, entry.result());
                }
            });
            return true;
        });
        return new RecentOrders(started, ended.all(), restored.all());
    }

    /** Whom something was done to, or may have been. */
    private static final class Deeds {

        private final Set<ProcessIdentity> done = new HashSet<>();
        private final Set<ProcessIdentity> maybe = new HashSet<>();

        /** What was intended may not have been possible or permitted after all: the last word counts. */
        void add(ProcessIdentity process, String result) {
            if (MAYBE_DONE.contains(result)) {
                maybe.add(process);
            } else {
                maybe.remove(process);
            }
            if (DONE.contains(result)) {
                done.add(process);
            }
        }

        Set<ProcessIdentity> all() {
            var all = new HashSet<>(done);
            all.addAll(maybe);
            return all;
        }
    }

    private static boolean isOf(JournalEntry entry, Set<String> verbs) {
        return entry.origin().verb().filter(verbs::contains).isPresent();
    }

    private static boolean isAbout(JournalEntry entry, ProcessIdentity process) {
        Optional<Subject> subject = entry.process();
        return subject.filter(it -> it.pid() == process.pid()
                        && it.startTicks().equals(OptionalLong.of(process.startTicks()))
                        && it.bootId().filter(process.bootId()::equals).isPresent())
                .isPresent();
    }
}
