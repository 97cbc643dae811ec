package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The verb status: what a broker does and whether its pid file tells the truth. Changes nothing.
 *
 * @param shared with which other broker one shares the address of its commands
 */
record StatusCommand(
        Supplier<Operations> operations,
        Console console,
        StatusLines lines,
        StatusDocument document,
        SameBroker same,
        Function<Broker, Optional<SharedAddresses.Shared>> shared,
        boolean json,
        Optional<FigureSampling> figures) {

    ExitCode run(Choice choice) {
        try {
            return answer(choice);
        } catch (InterruptedException e) {
            // Ctrl-C: this program is about to end, and nobody is left to be told of the interrupt.
            console.error(Sentence.of("cli.figures-interrupted"));
            return ExitCode.INTERRUPTED;
        }
    }

    private ExitCode answer(Choice choice) throws InterruptedException {
        return switch (choice) {
            case Choice.Wrong(var sentence) -> wrong(sentence);
            case Choice.Unusable(var problem) -> unusable(problem);
            case Choice.One(var broker) -> one(broker);
            case Choice.All(var brokers, var problems)
            when brokers.isEmpty() && problems.isEmpty() -> wrong(Sentence.of("cli.no-brokers"));
            case Choice.All(var brokers, var problems) -> all(brokers, problems);
        };
    }

    private ExitCode one(Broker broker) throws InterruptedException {
        var verdict = operations.get().status(broker);
        if (json) {
            console.document(document(broker, verdict));
        } else {
            tell(broker, verdict);
        }
        return exitCode(verdict);
    }

    private ExitCode all(List<Broker> brokers, List<SettingsProblem> problems) throws InterruptedException {
        var worst = ExitCode.OK;
        var documents = new ArrayList<Map<String, Object>>();
        var looking = operations.get();
        for (var broker : brokers) {
            var verdict = looking.status(broker);
            if (json) {
                documents.add(document(broker, verdict));
            } else {
                tell(broker, verdict);
            }
            worst = worst.worse(exitCode(verdict));
        }
        if (json) {
            console.document(documents);
        }
        for (var problem : problems) {
            worst = worst.worse(unusable(problem));
        }
        return worst;
    }

    private void tell(Broker broker, Verdict verdict) throws InterruptedException {
        lines.of(broker, verdict).forEach(console::answer);
        if (verdict.mayRepair()) {
            var key = verdict.process().isPresent() ? "status-line.repair" : "status-line.set-aside";
            console.answer("  → " + console.texts().text(key, same.shown(Verb.REPAIR, broker)));
        }
        shared.apply(broker).ifPresent(one -> one.lines(console.texts()).forEach(line -> console.answer("  " + line)));
        if (figures.isPresent()) {
            new FigureLines(console.texts())
                    .of(figures.get().of(broker, verdict))
                    .forEach(console::answer);
        }
    }

    private Map<String, Object> document(Broker broker, Verdict verdict) throws InterruptedException {
        var members = document.of(broker, verdict);
        if (verdict.mayRepair()) {
            var offer = new LinkedHashMap<String, Object>();
            offer.put("verb", Verb.REPAIR.text());
            offer.put("command", same.command(Verb.REPAIR, broker));
            members.put("offer", offer);
        }
        shared.apply(broker).ifPresent(one -> members.put("sharedAddress", one.document()));
        if (figures.isPresent()) {
            members.put(
                    "figures",
                    new FigureDocument(console.texts().english())
                            .of(figures.get().of(broker, verdict)));
        }
        return members;
    }

    private ExitCode wrong(Sentence sentence) {
        console.error(sentence);
        return ExitCode.USAGE;
    }

    private ExitCode unusable(SettingsProblem problem) {
        console.error(problem.sentence());
        return ExitCode.UNKNOWN;
    }

    /** The codes of the Linux Standard Base. */
    static ExitCode exitCode(Verdict verdict) {
        return switch (verdict.state()) {
            case RUNNING, STARTING, UNRESPONSIVE, STOPPING, STUCK, NOT_PERMITTED, SEVERAL -> ExitCode.OK;
            case STOPPED, FAILED ->
                verdict.pidFileHealth() == PidFileHealth.ABSENT ? ExitCode.STOPPED : ExitCode.FILE_LEFT;
            case UNKNOWN ->
                verdict.pidFileHealth() == PidFileHealth.UNSAFE && nobodyHides(verdict)
                        ? ExitCode.FILE_LEFT
                        : ExitCode.UNKNOWN;
        };
    }

    /** Whether nothing but the file, which is not believed, speaks for a broker. */
    private static boolean nobodyHides(Verdict verdict) {
        return verdict.evidence().stream()
                .map(evidence -> evidence.finding().phrase())
                .noneMatch(phrase -> phrase == Phrase.PORT_HELD_BY_USER || phrase == Phrase.PORT_UNKNOWN);
    }
}
