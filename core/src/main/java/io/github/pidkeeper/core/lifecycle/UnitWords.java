package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitEnd;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Self;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of something that systemd was asked for, or cannot be; always with the command by which a person does it.
 *
 * @param self this program, which may need other rights for that
 * @param another whose manager has the unit, where that is not ours
 */
record UnitWords(Broker broker, SystemdUnit unit, OwnerControl.Verb verb, Self self, Optional<String> another) {

    private static final Set<String> TOLD_BY_CODE = Set.of("exit-code", "signal", "core-dump");

    UnitWords(Broker broker, SystemdUnit unit, OwnerControl.Verb verb, Self self) {
        this(broker, unit, verb, self, Optional.empty());
    }

    /** About the unit that this process is in. */
    static UnitWords of(Broker broker, SystemdUnit unit, OwnerControl.Verb verb, Self self, ProcessFacts process) {
        boolean another =
                unit.ofUser() && process.identity().uid() != self.identity().uid();
        return new UnitWords(
                broker, unit, verb, self, Optional.of(process.user()).filter(_ -> another));
    }

    /** The unit as a person knows it. */
    Object name() {
        return unit.ofUser() ? Message.of(Phrase.USER_UNIT, unit.name()) : unit.name();
    }

    Message of(OwnerAnswer.NotDone trouble) {
        return switch (trouble) {
            case OwnerAnswer.NotReachable(String reason) ->
                reason.isEmpty()
                        ? said(Phrase.OWNED_BY_UNIT, command())
                        : said(Phrase.UNIT_NOT_REACHABLE, reason, command());
            case OwnerAnswer.Refused(OwnerAnswer.Refusal why, String detail) ->
                switch (why) {
                    case NOT_PERMITTED -> said(Phrase.UNIT_NOT_PERMITTED, command());
                    case NEEDS_AUTHORISATION -> said(Phrase.UNIT_NEEDS_AUTHORISATION, command());
                    case MASKED -> said(Phrase.UNIT_MASKED, systemctl("unmask"));
                    case NO_SUCH_UNIT ->
                        verb == OwnerControl.Verb.START
                                ? said(Phrase.UNIT_UNKNOWN)
                                : said(Phrase.UNIT_FILE_GONE, systemctl("daemon-reload"));
                    case UNUSABLE_FILE -> said(Phrase.UNIT_FILE_UNUSABLE, detail, systemctl("status"));
                    case ONLY_BY_DEPENDENCY -> said(Phrase.UNIT_ONLY_BY_DEPENDENCY, systemctl("cat"));
                    case NOT_ITS_PROCESS -> said(Phrase.UNIT_OF_ANOTHER_PROCESS, systemctl("status"));
                    case FOREIGN_MAIN_PROCESS -> said(Phrase.UNIT_MAIN_PROCESS_FOREIGN, detail, systemctl("status"));
                    case NO_SERVICE -> said(Phrase.UNIT_NO_SERVICE);
                    case OTHER -> said(Phrase.UNIT_REFUSES, detail, command());
                };
        };
    }

    /** What was asked for has not come about, whatever was answered. */
    Message of(OwnerAnswer answer) {
        return switch (answer) {
            case OwnerAnswer.Done _ -> said(Phrase.UNIT_DONE_IN_VAIN, systemctl("status"));
            case OwnerAnswer.Failed(String result) -> said(Phrase.UNIT_JOB_FAILED, result, systemctl("status"));
            case OwnerAnswer.Unheard(String reason) -> said(Phrase.UNIT_UNHEARD, reason, systemctl("status"));
            case OwnerAnswer.NotDone trouble -> of(trouble);
        };
    }

    /** What it is asked for, where a start goes by a file that is not what somebody has made of it. */
    Message asking(UnitReading.Known known, Phrase phrase, Object... more) {
        Message message = Message.of(phrase, more);
        return known.changed() ? Message.of(Phrase.STEP_WITH_OLD_FILE, message, systemctl("daemon-reload")) : message;
    }

    /** It was started, and has failed. */
    Message failed(UnitEnd end, Optional<Message> cause) {
        String look = systemctl("status");
        return cause.map(it -> said(Phrase.UNIT_FAILED_BECAUSE, how(end), it, look))
                .orElseGet(() -> said(Phrase.UNIT_FAILED, how(end), look));
    }

    /** The exit code says all where systemd says no more than that it was one, or a signal. */
    private static Object how(UnitEnd end) {
        if (end.code().isEmpty() || end.code().getAsInt() == 0) {
            return end.result();
        }
        Message code = new Ending(end.code().getAsInt()).message();
        return TOLD_BY_CODE.contains(end.result()) ? code : Message.of(Phrase.UNIT_END, end.result(), code);
    }

    private String command() {
        return systemctl(verb.text());
    }

    private String systemctl(String word) {
        boolean ours = unit.ofUser() && another.isEmpty();
        boolean rights = !ours && !self.isRoot() && (another.isPresent() || !word.matches("status|cat"));
        String manager = unit.ofUser()
                ? "--user " + another.map(user -> "--machine=" + user + "@ ").orElse("")
                : "";
        return (rights ? "sudo systemctl " : "systemctl ")
                + manager
                + (word.equals("daemon-reload") ? word : word + " " + unit.name());
    }

    /** Whether the unit is about this process, or somebody has said that it is about this broker. */
    boolean isBroker(UnitReading.Known known, ProcessFacts process) {
        return broker.unit().filter(unit::equals).isPresent()
                || known.mainPid().stream().anyMatch(pid -> pid == process.pid());
    }

    Message moreThanBroker() {
        return said(Phrase.UNIT_OF_MORE, systemctl("status"), command());
    }

    /** It has no command of its own for that, and a signal would be behind its back. */
    Message notReloadable() {
        return said(Phrase.UNIT_NOT_RELOADABLE, systemctl("restart"));
    }

    private Message said(Phrase phrase, Object... more) {
        var arguments = new Object[more.length + 2];
        arguments[0] = broker.name().text();
        arguments[1] = name();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Message.of(phrase, arguments);
    }
}
