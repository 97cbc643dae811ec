package io.github.pidkeeper.app.journal;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.lifecycle.JournalEntry;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;
import io.github.pidkeeper.core.lifecycle.Saying;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one language what is on record about an operation. */
public final class JournalWords {

    private final Texts texts;
    private final Texts ofRecords;

    public JournalWords(Texts texts) {
        this.texts = texts;
        this.ofRecords = texts.ofRecords();
    }

    /** The verb, as the command line has it. */
    String verb(JournalOperation operation) {
        return Texts.visible(operation.origin().verb().orElse("?"));
    }

    /** The verb as a heading. */
    public String title(JournalOperation operation) {
        String verb = operation.origin().verb().orElse("?");
        return texts.find("journal.verb." + verb).orElseGet(() -> Texts.visible(verb));
    }

    public String broker(JournalOperation operation) {
        return Texts.visible(operation.origin().broker());
    }

    public String time(JournalOperation operation) {
        return texts.exact(operation.begun());
    }

    /** How it came out, in a word or two. */
    public Optional<String> result(JournalOperation operation) {
        return operation.outcome().map(this::result);
    }

    private String result(JournalEntry entry) {
        return texts.find("journal.result." + entry.result()).orElseGet(() -> Texts.visible(entry.result()));
    }

    /** How long all of it took. */
    public Optional<String> took(JournalOperation operation) {
        return operation.outcome().flatMap(JournalEntry::took).map(texts::text);
    }

    public String text(Duration duration) {
        return texts.text(duration);
    }

    /** Who ordered it, and through which program. */
    public Optional<String> orderer(JournalOperation operation) {
        Origin origin = operation.origin();
        return origin.user()
                .map(user -> origin.operator().isPresent()
                        ? texts.text("journal.by", user, origin.operator().getAsLong())
                        : texts.text("journal.by-user", user));
    }

    /** What it was called or had for a pid file then, where that is not so any more. */
    public List<Optional<String>> then(JournalOperation operation, BrokerHistory of) {
        Origin origin = operation.origin();
        return List.of(
                Optional.of(origin.broker())
                        .filter(name -> !name.equals(of.broker().name().text()))
                        .map(Texts::visible),
                origin.pidFile().filter(path -> !of.isPidFile(path)).map(path -> texts.text("journal.pid-file", path)));
    }

    /** Those that are known, in one line. */
    public static String joined(List<Optional<String>> parts) {
        return parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    public Optional<String> process(JournalOperation operation) {
        return operation.process().map(process -> texts.text("journal.process", process.pid()));
    }

    /** What it did, in its order. */
    public List<JournalStep> steps(JournalOperation operation) {
        return operation.deeds().stream()
                .filter(entry -> !JournalOperation.isOutcome(entry))
                .map(entry -> entry.action().equals("step") ? step(entry) : deed(entry))
                .toList();
    }

    /** What came of it in a sentence, or that it is not known; empty where there is nothing to be said of it. */
    public Optional<String> outcome(JournalOperation operation) {
        Optional<JournalEntry> outcome = operation.outcome();
        return outcome.isPresent()
                ? outcome.flatMap(JournalEntry::saying).map(this::words)
                : Optional.of(
                        texts.text(operation.hasStoppedOnly() ? "journal.no-outcome.stopped" : "journal.no-outcome"));
    }

    private JournalStep step(JournalEntry step) {
        var mark = switch (step.result()) {
            case "done" -> JournalStep.Mark.DONE;
            case "failed" -> JournalStep.Mark.FAILED;
            default -> JournalStep.Mark.LEFT_OUT;
        };
        var words = step.saying()
                .map(this::words)
                .or(() -> step.detail().map(Texts::visible))
                .orElse("?");
        return new JournalStep(mark, words, step.took());
    }

    private JournalStep deed(JournalEntry deed) {
        var action = texts.find("journal.action." + deed.action()).orElseGet(() -> Texts.visible(deed.action()));
        var what = deed.detail().map(detail -> action + " " + detail).orElse(action);
        var whom = deed.process()
                .filter(_ -> deed.action().equals("signal"))
                .map(process -> texts.text("journal.to", what, process.pid()));
        var words = texts.text("journal.deed", whom.orElse(what), result(deed))
                + deed.saying().map(saying -> " · " + words(saying)).orElse("");
        return new JournalStep(JournalStep.Mark.DEED, words, Optional.empty());
    }

    /** In the reader's language, if this version would say the same in English; otherwise as it is stored. */
    private String words(Saying saying) {
        return saying.message()
                .filter(message -> ofRecords.text(message).equals(saying.words()))
                .map(texts::text)
                .orElseGet(() -> Texts.visible(saying.words()));
    }
}
