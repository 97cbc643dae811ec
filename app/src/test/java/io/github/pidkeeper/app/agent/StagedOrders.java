package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.core.lifecycle.RecentOrders;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Knows what a test says was ordered, and remembers about whom it was asked. */
final class StagedOrders implements Announcing.Orders {

    private final BlockingQueue<Set<ProcessIdentity>> asked = new LinkedBlockingQueue<>();
    private volatile RecentOrders orders = RecentOrders.none();
    private volatile boolean broken;

    BlockingQueue<Set<ProcessIdentity>> asked() {
        return asked;
    }

    void are(RecentOrders now) {
        orders = now;
    }

    /** From now on nobody can say. */
    void breakDown() {
        broken = true;
    }

    @Override
    public RecentOrders about(Set<ProcessIdentity> processes) throws IOException {
        asked.add(processes);
        if (broken) {
            throw new IOException("the disk has gone");
        }
        return orders;
    }
}
