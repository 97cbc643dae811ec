package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.pidfile.Rewriting;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a deed, as the journal has it.
 *
 * @param word the same for all deeds, as far as it means the same
 * @param more what else there is to say
 */
record DeedResult(String word, Optional<Message> more) {

    static DeedResult of(Signalling signalling) {
        return of(signalling.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static DeedResult of(Spawning spawning) {
        return switch (spawning) {
            case Spawning.Spawned(var child) ->
                new DeedResult("done", Optional.of(Message.of(Phrase.PROCESS_PID, child.pid())));
            case Spawning.NotSpawned(String reason) -> failed(reason);
        };
    }

    static DeedResult of(ProgramRun run) {
        return switch (run) {
            case ProgramRun.Ended(int code, String _) ->
                new DeedResult("ended", Optional.of(new Ending(code).message()));
            case ProgramRun.TookTooLong(Duration limit, String _) ->
                new DeedResult("took-too-long", Optional.of(Message.of(Phrase.ENDED_AFTER, limit)));
            case ProgramRun.NotRun(String reason) -> failed(reason);
        };
    }

    static DeedResult of(OwnerAnswer answer) {
        return switch (answer) {
            case OwnerAnswer.Done _ -> of("done");
            case OwnerAnswer.Failed(String result) -> failed(result);
            case OwnerAnswer.Unheard(String reason) -> saying("unheard", reason);
            case OwnerAnswer.Refused(OwnerAnswer.Refusal why, String detail) ->
                saying("refused", detail.isEmpty() ? why.name() : why.name() + ": " + detail);
            case OwnerAnswer.NotReachable(String reason) -> saying("not-reachable", reason);
        };
    }

    static DeedResult of(Removal removal) {
        return switch (removal) {
            case Removal.Removed _ -> of("done");
            case Removal.AlreadyGone _ -> of("already-gone");
            case Removal.Kept _ -> of("kept");
            case Removal.Failed(String reason) -> failed(reason);
        };
    }

    static DeedResult of(Rewriting rewriting) {
        return switch (rewriting) {
            case Rewriting.Written _ -> of("done");
            case Rewriting.Kept _ -> of("kept");
            case Rewriting.Withdrawn _ -> of("withdrawn");
            case Rewriting.Failed(String reason) -> failed(reason);
        };
    }

    /** It was broken off. */
    static DeedResult failed() {
        return of("failed");
    }

    private static DeedResult failed(String reason) {
        return saying("failed", reason);
    }

    private static DeedResult saying(String word, String reason) {
        return new DeedResult(word, Optional.of(Message.of(Phrase.SYSTEM_SAYS, reason)));
    }

    private static DeedResult of(String word) {
        return new DeedResult(word, Optional.empty());
    }
}
