package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Prose;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Beginning;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is to be told about a broker: the broker and its state in the words of the tray, and the one finding that matters. */
public final class NoticeView {

    /** Notices are small, and a path may be long. */
    private static final int LONGEST = 300;

    private final Texts texts;
    private final Prose prose;
    private final Tempo tempo;

    public NoticeView(Texts texts, Tempo tempo) {
        this.texts = texts;
        this.prose = new Prose(texts);
        this.tempo = tempo;
    }

    public Notice of(BrokerName broker, Word.Tell tell) {
        Topic topic = tell.topic();
        Verdict verdict = tell.now().verdict();
        boolean restless = topic == Topic.RESTLESS;
        return new Notice(
                broker,
                restless ? Glyph.ATTENTION : Glyph.of(verdict),
                topic == Topic.FAILED || topic == Topic.STUCK,
                summary(broker, tell),
                new Beginning(body(tell), LONGEST).shown(),
                new Notice.Choice(Verb.OPEN, texts.text("notice.show")),
                remedy(topic, verdict));
    }

    /** Whether this is what a notice of that topic would offer also where the broker is as it is now. */
    public boolean offers(Verb verb, Topic topic, Verdict now) {
        return remedy(topic, now).filter(choice -> choice.verb() == verb).isPresent();
    }

    private String summary(BrokerName broker, Word.Tell tell) {
        return switch (tell.topic()) {
            case BACK, RESTARTED -> texts.text("notice.again", broker);
            case RESTLESS -> texts.text("notice.restless", broker);
            case PID_FILE ->
                texts.text(
                        "notice.pid-file",
                        state(broker, tell.now().verdict().state()),
                        texts.health(tell.now().verdict().pidFileHealth()));
            // Another user's may be that, too.
            case UNRESPONSIVE -> state(broker, BrokerState.UNRESPONSIVE);
            case FAILED, STUCK, SEVERAL, GONE ->
                state(broker, tell.now().verdict().state());
        };
    }

    private String state(BrokerName broker, BrokerState state) {
        return texts.text("status." + Texts.kebab(state), broker);
    }

    private String body(Word.Tell tell) {
        Verdict verdict = tell.now().verdict();
        Optional<String> why = switch (tell.topic()) {
            case FAILED -> finding(verdict, Check.OPERATION, Check.RECORD);
            case STUCK -> Optional.of(texts.text("window.flag.stuck.meaning"));
            case UNRESPONSIVE -> finding(verdict, Check.MQTT, Check.PROCESS, Check.PORT);
            case SEVERAL -> finding(verdict, Check.PROCESS);
            case GONE -> Optional.of(gone(tell));
            case BACK -> verdict.process().map(this::pidAndSince);
            case RESTARTED -> tell.before().flatMap(before -> restarted(before, verdict));
            case PID_FILE -> finding(verdict, Check.PID_FILE);
            case RESTLESS -> Optional.of(texts.text("notice.restless.meaning", tempo.calm()));
        };
        // What else is wrong would not be told again.
        boolean fileToo =
                tell.now().wrongFile().isPresent() && tell.topic() != Topic.PID_FILE && tell.topic() != Topic.RESTLESS;
        Optional<String> file = fileToo ? finding(verdict, Check.PID_FILE) : Optional.empty();
        Optional<String> steady =
                tell.steady() ? Optional.of(texts.text("notice.steady", tempo.calm())) : Optional.empty();
        return Stream.of(steady, why, file).flatMap(Optional::stream).distinct().collect(Collectors.joining("\n"));
    }

    private String gone(Word.Tell tell) {
        return tell.before()
                .map(process -> texts.text("notice.gone", process.pid()))
                .orElseGet(() -> texts.text("notice.gone-unknown"));
    }

    private Optional<String> restarted(ProcessFacts before, Verdict verdict) {
        return verdict.process()
                .map(now -> texts.text("notice.restarted", before.pid(), now.pid(), texts.dated(now.startedAt())));
    }

    private String pidAndSince(ProcessFacts process) {
        return texts.text("tray.pid-since", process.pid(), texts.dated(process.startedAt()));
    }

    /** The first contradiction of these, or else of any kind; other arguments than are configured are the cause of nothing. */
    private Optional<String> finding(Verdict verdict, Check... checks) {
        List<Evidence> against = verdict.evidence().stream()
                .filter(one -> one.bearing() == Bearing.CONTRADICTS)
                .filter(one -> verdict.deviation().filter(one.finding()::equals).isEmpty())
                .toList();
        return Stream.concat(
                        Stream.of(checks).flatMap(check -> against.stream().filter(one -> one.check() == check)),
                        against.stream())
                .findFirst()
                .map(evidence -> prose.sentence(evidence.finding()) + texts.text("notice.full-stop"));
    }

    /** What would put it right, if that is to be had. */
    private Optional<Notice.Choice> remedy(Topic topic, Verdict verdict) {
        return switch (topic) {
            case FAILED, GONE ->
                verdict.state().mayStart()
                        ? Optional.of(new Notice.Choice(Verb.START, texts.text("tray.verb.start")))
                        : Optional.empty();
            case UNRESPONSIVE ->
                verdict.mayStop() && !topic.isOver(verdict)
                        ? Optional.of(new Notice.Choice(Verb.RESTART, texts.text("tray.verb.restart")))
                        : Optional.empty();
            // A restart would not help.
            case STUCK, SEVERAL, BACK, RESTARTED, PID_FILE, RESTLESS -> Optional.empty();
        };
    }
}
