package io.github.pidkeeper.core.owner;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What an owner says of a unit. */
public sealed interface UnitReading permits UnitReading.Known, OwnerAnswer.NotDone {

    /**
     * The owner has an answer, also for a unit whose file is gone: what runs can be stopped, whatever has become of that.
     *
     * @param activity in the owner's own word: active, activating, deactivating, inactive, failed and others
     * @param mainPid of the process that the unit is about; empty where it has none, or none is known
     * @param reloadable it has a command of its own for having its configuration read again
     * @param stopLimit after which the owner forces its stop; empty where it never does
     * @param unstartable why it cannot be started, as far as its file tells
     * @param changed its file is not what the owner knows: it has to be told to read it again
     * @param run its last run, by the name that the owner has given it; empty where that is not known, or it never ran
     * @param end how that has failed; empty where it has not, or is started again already
     */
    record Known(
            String activity,
            OptionalLong mainPid,
            boolean reloadable,
            Optional<Duration> stopLimit,
            Optional<OwnerAnswer.Refused> unstartable,
            boolean changed,
            Optional<String> run,
            Optional<UnitEnd> end)
            implements UnitReading {

        /** Whether it runs, or is about to without anybody's doing. */
        public boolean isUp() {
            return !activity.equals("inactive") && !activity.equals("failed");
        }
    }
}
