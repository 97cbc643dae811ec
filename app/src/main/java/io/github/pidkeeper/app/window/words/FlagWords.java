package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.i18n.Prose;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.words.Flag.Tone;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Says what is wrong with a broker or its pid file, what that means, and which pids it is about. */
public final class FlagWords {

    private final Texts texts;
    private final Prose prose;

    public FlagWords(Texts texts) {
        this.texts = texts;
        this.prose = new Prose(texts);
    }

    /** What the broker does wrong first, then its pid file; none where all is well. */
    public List<Flag> flags(Broker broker, Verdict verdict) {
        return Stream.of(
                        ofState(verdict),
                        ofDeviation(verdict),
                        ofPidFile(broker, verdict).map(flag -> flag.repairable(verdict.mayRepair())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Flag> ofState(Verdict verdict) {
        return switch (verdict.state()) {
            case FAILED ->
                flag(
                        Tone.ALARM,
                        "window.flag.failed.title",
                        reason(
                                verdict,
                                false,
                                isLeftByRestart(verdict)
                                        ? "window.flag.failed.meaning-restart"
                                        : "window.flag.failed.meaning"));
            case STUCK -> flag(Tone.ALARM, "window.flag.stuck.title", texts.text("window.flag.stuck.meaning"));
            case UNRESPONSIVE ->
                flag(
                        Tone.ATTENTION,
                        "window.flag.unresponsive.title",
                        reason(verdict, false, "window.flag.unresponsive.meaning"));
            case SEVERAL ->
                flag(
                        Tone.ATTENTION,
                        "window.flag.several.title",
                        reason(verdict, false, "window.flag.several.meaning"));
            case NOT_PERMITTED -> Optional.of(notPermitted(verdict));
            case UNKNOWN ->
                flag(
                        Tone.ATTENTION,
                        "window.flag.unknown.title",
                        reason(verdict, false, "window.flag.unknown.meaning"));
            case STOPPED, STARTING, RUNNING, STOPPING -> Optional.empty();
        };
    }

    /** Then the finding says already what to do. */
    private static boolean isLeftByRestart(Verdict verdict) {
        return verdict.evidence().stream()
                .anyMatch(evidence -> evidence.check() == Check.OPERATION && evidence.bearing() == Bearing.CONTRADICTS);
    }

    private Flag notPermitted(Verdict verdict) {
        return verdict.isServiceOfAnotherUser()
                ? new Flag(
                        Tone.QUIET,
                        texts.text("window.flag.not-permitted-service.title", user(verdict)),
                        texts.text("window.flag.not-permitted-service.meaning"))
                : new Flag(
                        Tone.ATTENTION,
                        texts.text("window.flag.not-permitted.title", user(verdict)),
                        texts.text("window.flag.not-permitted.meaning"));
    }

    /** The finding says already what to do. */
    private Optional<Flag> ofDeviation(Verdict verdict) {
        return verdict.deviation()
                .flatMap(finding -> flag(
                        Tone.QUIET,
                        "window.flag.deviation.title",
                        texts.text("window.flag.deviation.meaning", prose.sentence(finding))));
    }

    private Optional<Flag> ofPidFile(Broker broker, Verdict verdict) {
        return switch (verdict.pidFileHealth()) {
            case ABSENT, TRUE -> Optional.empty();
            case MISSING -> missing(broker, verdict);
            case STALE -> stale(broker, verdict);
            case MISMATCHED -> mismatched(verdict);
            case MALFORMED -> malformed(verdict);
            case UNSAFE ->
                flag(Tone.ATTENTION, "window.flag.unsafe.title", reason(verdict, true, "window.flag.unsafe.meaning"));
            case UNREADABLE ->
                flag(
                        Tone.ATTENTION,
                        "window.flag.unreadable.title",
                        reason(verdict, true, "window.flag.unreadable.meaning"));
        };
    }

    private Optional<Flag> missing(Broker broker, Verdict verdict) {
        return flag(
                Tone.ATTENTION,
                "window.flag.missing.title",
                texts.text("window.flag.missing.meaning", broker.pidFile(), runningAs(verdict)));
    }

    private Optional<Flag> stale(Broker broker, Verdict verdict) {
        var named = pid(verdict.namedPid());
        if (verdict.process().isPresent()) {
            return wrongPid(verdict, "window.flag.mismatched-dead.title");
        }
        var meaning = broker.kind().equals(BrokerKind.NANOMQ)
                ? texts.text("window.flag.stale-nanomq.meaning")
                : texts.text("window.flag.stale.meaning");
        return Optional.of(new Flag(Tone.QUIET, texts.text("window.flag.stale.title", named), meaning));
    }

    private Optional<Flag> mismatched(Verdict verdict) {
        var named = pid(verdict.namedPid());
        if (verdict.process().isPresent()) {
            return wrongPid(
                    verdict,
                    namesNobody(verdict)
                            ? "window.flag.mismatched-dead.title"
                            : "window.flag.mismatched-running.title");
        }
        return Optional.of(new Flag(
                Tone.ATTENTION,
                texts.text("window.flag.mismatched.title", named),
                texts.text("window.flag.mismatched.meaning", named)));
    }

    private Optional<Flag> wrongPid(Verdict verdict, String titleKey) {
        return Optional.of(new Flag(
                Tone.ATTENTION,
                texts.text(titleKey, pid(verdict.namedPid())),
                texts.text("window.flag.wrong-pid.meaning", runningAs(verdict))));
    }

    /** Whether the pid that the file names is dead, and not a stranger's. */
    private static boolean namesNobody(Verdict verdict) {
        return verdict.evidence().stream()
                .map(Evidence::finding)
                .flatMap(finding -> finding.arguments().stream())
                .anyMatch(argument ->
                        argument instanceof Message inner && inner.phrase() == Phrase.PID_FILE_NAMES_NOBODY);
    }

    private Optional<Flag> malformed(Verdict verdict) {
        return verdict.process().isPresent()
                ? flag(
                        Tone.ATTENTION,
                        "window.flag.malformed.title",
                        texts.text("window.flag.malformed-running.meaning", runningAs(verdict)))
                : flag(Tone.QUIET, "window.flag.malformed.title", texts.text("window.flag.malformed.meaning"));
    }

    private Optional<Flag> flag(Tone tone, String titleKey, String meaning) {
        return Optional.of(new Flag(tone, texts.text(titleKey), meaning));
    }

    /** What was found that speaks against it, and then what to do. */
    private String reason(Verdict verdict, boolean ofPidFile, String key) {
        var next = texts.text(key);
        return verdict.evidence().stream()
                .filter(evidence -> (evidence.check() == Check.PID_FILE) == ofPidFile)
                .filter(evidence -> evidence.bearing() != Bearing.CONFIRMS)
                .min(Comparator.comparingInt(evidence -> evidence.bearing() == Bearing.CONTRADICTS ? 0 : 1))
                .map(evidence -> texts.text("window.flag.finding", prose.sentence(evidence.finding()), next))
                .orElse(next);
    }

    private Object runningAs(Verdict verdict) {
        return verdict.process().<Object>map(ProcessFacts::pid).orElseGet(() -> texts.text("window.flag.some-pid"));
    }

    private Object pid(OptionalLong pid) {
        return pid.isPresent() ? pid.getAsLong() : texts.text("window.flag.some-pid");
    }

    private String user(Verdict verdict) {
        return verdict.process().map(ProcessFacts::user).orElseGet(() -> texts.text("window.flag.some-user"));
    }
}
