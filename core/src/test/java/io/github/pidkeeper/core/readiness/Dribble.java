package io.github.pidkeeper.core.readiness;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The manner of a peer that sends a byte now and then, and never all of what it has begun. */
final class Dribble {

    private Dribble() {}

    /** Returns when nobody listens any more. */
    static void into(OutputStream out) throws IOException {
        var never = new CountDownLatch(1);
        try {
            while (true) {
                out.write('x');
                never.await(50, TimeUnit.MILLISECONDS);
            }
        } catch (SocketException _) {
            // It was left.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
