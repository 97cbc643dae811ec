package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Starts a broker through the systemd unit that is configured for it.
 *
 * <p>Its program, its user and its directories are the unit's affair, and so is a pid file that was left behind. The process
 * is not remembered as one of ours: it is systemd's to stop.
 */
record UnitStart(OwnerControl owners, UnitFailure failure) {

    Preview preview(Broker broker, Sight look, SystemdUnit unit) {
        var words = new UnitWords(broker, unit, Verb.START, look.observation().self());
        return switch (owners.look(unit, OptionalLong.empty())) {
            case OwnerAnswer.NotDone trouble ->
                new Preview.Decided(new Outcome.Refused(words.of(trouble), look.verdict()));
            case UnitReading.Known known
            when known.unstartable().isPresent() ->
                new Preview.Decided(
                        new Outcome.Refused(words.of(known.unstartable().get()), look.verdict()));
            case UnitReading.Known known ->
                steps(broker, words, words.asking(known, Phrase.STEP_ASK_UNIT_TO_START, words.name()))
                        .planned(look.verdict());
        };
    }

    /** The steps, once nothing of the broker runs. */
    Draft steps(Broker broker, UnitWords words) {
        return steps(broker, words, Message.of(Phrase.STEP_ASK_UNIT_TO_START, words.name()));
    }

    private static Draft steps(Broker broker, UnitWords words, Message asking) {
        return new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(Phrase.STEP_VERIFY_NONE, broker.name().text()))
                .then(Step.Kind.ASK_OWNER, asking, new Target.OfUnit(words.unit(), Verb.START, Optional.empty()))
                .then(Step.Kind.CONFIRM_RUNNING, Message.of(Phrase.STEP_CONFIRM_RUNNING));
    }

    /** Takes the steps. */
    Outcome act(Operation operation, SystemdUnit unit) throws InterruptedException {
        Optional<Intent> before = operation.folder().memory().intent();
        operation.plan().begin(Step.Kind.ASK_OWNER);
        operation.attempt(() -> operation.intend(Intent.Aim.START, Optional.empty()));
        var words = new UnitWords(operation.broker(), unit, Verb.START, operation.self());
        UnitLastWords last = failure.listen(operation, words, Optional.empty());
        OwnerAnswer answer = new UnitOrder(operation, owners, unit, OptionalLong.empty()).carryOut(Verb.START);
        if (answer instanceof OwnerAnswer.NotDone trouble) {
            before.ifPresentOrElse(
                    intent -> operation.attempt(() -> operation.folder().intend(intent)), operation::dropIntent);
            Verdict verdict = operation.verdict();
            return new Outcome.Refused(words.of(trouble), verdict);
        }
        operation.forget();
        operation.plan().begin(Step.Kind.CONFIRM_RUNNING);
        return new UnitConfirmation(operation, failure, words, last).await(answer);
    }
}
