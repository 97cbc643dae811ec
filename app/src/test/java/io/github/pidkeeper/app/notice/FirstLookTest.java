package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.failedStart;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.unresponsive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import org.junit.jupiter.api.Test;

/** What is told of how a broker is when it is looked at for the first time. */
class FirstLookTest {

    @Test
    void whatIsWrongAtTheFirstLookIsTold() {
        assertThat(Course.unseen().then(failed()).after(LONG).told()).containsExactly("FAILED");
        assertThat(Course.unseen().then(failedStart()).after(LONG).told()).containsExactly("FAILED");
        assertThat(Course.unseen().then(unresponsive(1)).after(LONG).told()).containsExactly("UNRESPONSIVE");
        assertThat(Course.unseen()
                        .then(running(1, PidFileHealth.MISMATCHED))
                        .after(LONG)
                        .told())
                .containsExactly("PID_FILE");
    }

    @Test
    void whatIsAsItMayBeAtTheFirstLookIsNotTold() {
        assertThat(Course.unseen().then(running(1)).after(LONG).told()).isEmpty();
        assertThat(Course.unseen().then(stopped()).after(LONG).told()).isEmpty();
        assertThat(Course.unseen()
                        .then(stopped(PidFileHealth.STALE))
                        .after(LONG)
                        .told())
                .isEmpty();
    }

    @Test
    void withAWindowThatSaysItNothingIsToldAtTheFirstLook() {
        Course course = Course.seen().then(failed()).after(LONG);
        assertThat(course.told()).isEmpty();
        assertThat(course.then(running(1)).after(10).then(failed()).after(10).told())
                .containsExactly("FAILED");
    }
}
