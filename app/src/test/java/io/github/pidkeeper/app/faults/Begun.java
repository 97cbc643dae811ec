package io.github.pidkeeper.app.faults;

import io.github.pidkeeper.app.program.RunningProgram;
import java.time.Duration;

/** A verb that is being carried out. */
record Begun(Scene scene, String verb, RunningProgram running) {

    /** No operation of a row has a reason to take longer, however busy the machine is, and a look has less. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Duration LIMIT_OF_A_LOOK = Duration.ofSeconds(20);

    Reply reply() {
        var reply = new Reply(verb, running.answer(verb.equals("status") ? LIMIT_OF_A_LOOK : LIMIT), scene::complain);
        scene.note(reply.summary());
        return reply;
    }

    /** Waits until it has ended, however it did, and has nothing to answer. */
    void ended() {
        running.answer(LIMIT);
    }
}
