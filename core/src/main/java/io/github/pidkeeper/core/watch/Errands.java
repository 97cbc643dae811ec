package io.github.pidkeeper.core.watch;

import java.util.ArrayDeque;
import java.util.Queue;

/** What other threads want done on the watch's own thread, and whether it still takes any. */
final class Errands {

    private final Sentinel sentinel;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean ending;
    private boolean ended;

    Errands(Sentinel sentinel) {
        this.sentinel = sentinel;
    }

    /** Returns false if it is too late, and then nothing comes of it. */
    synchronized boolean leave(Runnable errand) {
        if (ended) {
            return false;
        }
        waiting.add(errand);
        sentinel.ring();
        return true;
    }

    /** Asks the watch to end once it has done what was left before. */
    synchronized void end() {
        if (!ended) {
            ending = true;
            sentinel.ring();
        }
    }

    /** Does what was left until now, and returns whether the watch goes on. After the last time nothing more is taken. */
    boolean run() {
        while (true) {
            Runnable errand;
            synchronized (this) {
                errand = waiting.poll();
                if (errand == null) {
                    ended = ending;
                    return !ended;
                }
            }
            errand.run();
        }
    }
}
