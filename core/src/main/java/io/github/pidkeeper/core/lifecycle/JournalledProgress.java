package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows an operation for the journal, and passes on to whoever follows it as well: of each step that was begun its end,
 * and what was decided when the grace period was over. What a person has seen is on record by then.
 */
final class JournalledProgress implements Progress {

    private final OperationJournal journal;
    private final Progress follower;
    private final Set<Integer> begun = new HashSet<>();

    JournalledProgress(OperationJournal journal, Progress follower) {
        this.journal = journal;
        this.follower = follower;
    }

    @Override
    public void planned(List<Step> steps) {
        follower.planned(steps);
    }

    @Override
    public void changed(Step step) {
        switch (step.progress()) {
            case UNDER_WAY -> begun.add(step.index());
            case DONE, FAILED, SKIPPED -> {
                if (begun.remove(step.index())) {
                    journal.ended(step);
                }
            }
            case PLANNED -> {
                // Nothing has happened.
            }
        }
        follower.changed(step);
    }

    @Override
    public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) throws InterruptedException {
        Escalation answer = follower.graceEnded(pid, waited, exited);
        journal.decided(answer, waited);
        return answer;
    }

    @Override
    public void warned(Message warning) {
        follower.warned(warning);
    }
}
