package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Makes a broker's pid file tell the truth, because somebody asked for it.
 *
 * <p>While exactly one process is proven to be the broker, its pid is written into a file that is missing or says anything
 * else, in the form in which a broker of this kind writes it itself. The process is held from the look until the file was
 * read again: one that exits in between leaves the file as it was. While nothing runs, a file that names nobody of ours is
 * set aside. In both cases the bytes that were there are kept, and {@link UndoRepair} puts them back. No signal is sent.
 */
record Repair(SettingAside settingAside, WritingPid writing) implements Course {

    Repair(PidFiles pidFiles) {
        this(new SettingAside(pidFiles), new WritingPid(pidFiles));
    }

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Verdict verdict = look.verdict();
        if (verdict.pidFileHealth() == PidFileHealth.TRUE) {
            return nothing(Phrase.REPAIR_FILE_TRUE, broker, verdict);
        }
        Optional<Message> refusal = new RepairRefusal(broker).of(look);
        if (refusal.isPresent()) {
            return new Preview.Decided(new Outcome.Refused(refusal.get(), verdict));
        }
        if (verdict.pidFileHealth() == PidFileHealth.ABSENT) {
            return nothing(Phrase.REPAIR_FILE_ABSENT, broker, verdict);
        }
        Optional<Message> problem = folder.problem()
                .or(() -> look.pin().isPresent()
                        ? writing.problem(broker)
                        : settingAside.problem(broker, look.observation().file()));
        if (problem.isPresent()) {
            return new Preview.Decided(new Outcome.Failed(problem.get(), verdict));
        }
        return look.pin()
                .map(process -> writing.plan(verified(broker, process.facts()), broker, folder, process.facts()))
                .orElseGet(() -> settingAside.plan(
                        verifiedNone(broker), broker, folder, look.observation().file()))
                .planned(verdict);
    }

    private static Preview nothing(Phrase why, Broker broker, Verdict verdict) {
        Message message = Message.of(why, broker.name().text(), broker.pidFile());
        return new Preview.Decided(new Outcome.NothingToDo(message, verdict));
    }

    private static Draft verified(Broker broker, ProcessFacts facts) {
        return new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(
                                Phrase.STEP_VERIFY_PROCESS,
                                facts.pid(),
                                facts.startedAt(),
                                broker.name().text()));
    }

    private static Draft verifiedNone(Broker broker) {
        return new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(Phrase.STEP_VERIFY_NONE, broker.name().text()));
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome outcome) -> outcome;
                case Preview.Planned(List<Step> steps, Verdict _) -> {
                    operation.plan().lay(steps);
                    yield look.pin()
                            .map(process -> writing.run(operation, process, look))
                            .orElseGet(() -> setAside(operation, look));
                }
            };
        }
    }

    private Outcome setAside(Operation operation, Sight look) {
        Optional<Outcome> kept = settingAside.run(operation, look.observation().file(), look.verdict());
        return kept.orElseGet(() -> new Outcome.Done(
                Message.of(
                        Phrase.REPAIR_SET_ASIDE,
                        operation.broker().name().text(),
                        operation.broker().pidFile()),
                operation.verdict()));
    }
}
