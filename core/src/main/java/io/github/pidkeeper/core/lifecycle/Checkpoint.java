package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was being checked when an operation was found to be impossible: the first look answers many a question, and whoever
 * reads the steps is to see which of them it was.
 *
 * @param kind of the step that it would be by itself
 */
record Checkpoint(Step.Kind kind, Message words) {

    /** Empty if it was who the process is, or this was no refusal. */
    static Optional<Checkpoint> of(Broker broker, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.NothingToDo _, Outcome.Busy _ -> Optional.empty();
            case Outcome.Refused refused ->
                of(
                        broker,
                        refused.message(),
                        refused.verdict().map(verdict -> verdict.evidence().getFirst()));
            case Outcome.Failed failed ->
                of(
                        broker,
                        failed.message(),
                        Optional.of(failed.verdict().evidence().getFirst()));
        };
    }

    private static Optional<Checkpoint> of(Broker broker, Message why, Optional<Evidence> foremost) {
        return switch (why.phrase()) {
            case RESTART_NOT_BEGUN, STOPPED_NOT_STARTED, RELOAD_NOT_BEGUN ->
                why.arguments().stream()
                        .filter(Message.class::isInstance)
                        .map(Message.class::cast)
                        .findFirst()
                        .flatMap(problem -> of(broker, problem, foremost));
            case START_OF_UNKNOWN, STOP_OF_UNKNOWN, REPAIR_OF_UNKNOWN ->
                foremost.flatMap(evidence -> looking(broker, evidence.check()));
            case PORT_TAKEN, PORT_TAKEN_BY_USER -> ground(Phrase.STEP_CHECK_PORT);
            case EXECUTABLE_MISSING, EXECUTABLE_DIRECTORY, EXECUTABLE_NOT_PERMITTED, EXECUTABLE_NO_PROGRAM ->
                ground(Phrase.STEP_CHECK_PROGRAM, broker.command().executable());
            case VERB_NOT_START, BACKGROUND_ARGUMENT -> ground(Phrase.STEP_CHECK_COMMAND);
            case BACKGROUND_CONFIGURED,
                    CONFIGURATION_MISSING,
                    CONFIGURATION_NOT_READABLE,
                    CONFIGURATION_NAMES_MISSING,
                    CONFIGURATION_NAMES_DENIED,
                    CONFIGURATION_NAMES_ELSEWHERE,
                    CONFIGURATION_USER_UNKNOWN,
                    CONFIGURATION_NAMES_DIRECTORY,
                    CONFIGURATION_NAMES_UNWRITABLE,
                    CONFIGURATION_NAMES_NO_LIBRARY,
                    CONFIGURATION_SOCKET_TOO_LONG,
                    CONFIGURATION_OTHER_FAMILY,
                    CONFIGURATION_CREATES_NOWHERE,
                    CONFIGURATION_CREATES_DENIED,
                    CONFIGURATION_CREATES_ONCE_MORE,
                    CONFIGURATION_GIVEN_TWICE,
                    CONFIGURATION_KEY_UNKNOWN,
                    CONFIGURATION_TOO_LATE,
                    CONFIGURATION_WITHOUT_LISTENER,
                    CONFIGURATION_WITHOUT_PLUGIN,
                    CONFIGURATION_WITHOUT_BRIDGE,
                    CONFIGURATION_BRIDGE_TWICE,
                    CONFIGURATION_BRIDGE_INCOMPLETE,
                    CONFIGURATION_HALF_PAIR,
                    CONFIGURATION_LISTENERS_CLASH,
                    CONFIGURATION_ADDRESS_ELSEWHERE,
                    CONFIGURATION_INTERFACE_MISSING,
                    CONFIGURATION_OTHER_PORTS,
                    CONFIGURATION_WRONG,
                    CONFIGURATION_WRONG_IN_LINE -> ground(Phrase.STEP_CHECK_CONFIGURATION);
            case DIRECTORY_MISSING,
                    DIRECTORY_NOT_WRITABLE,
                    DISK_FULL,
                    DIRECTORY_OF_ANOTHER,
                    DIRECTORY_WRITABLE_BY_ALL -> ground(Phrase.STEP_CHECK_DIRECTORY, new Ground(broker).directory());
            case PID_FILE_OF_BROKER_ITSELF,
                    PID_FILE_NOT_REMOVABLE,
                    PID_FILE_STAYS,
                    PID_FILE_NOT_WRITTEN,
                    PID_FILE_UNSAFE,
                    PID_FILE_UNREADABLE,
                    PID_FILE_NAMES_CONCEALED,
                    STOPPED_FILE_LEFT,
                    REPAIR_OF_UNSAFE,
                    REPAIR_OF_UNREADABLE -> ground(Phrase.STEP_CHECK_PID_FILE, broker.pidFile());
            case STATE_NOT_WRITABLE -> ground(Phrase.STEP_CHECK_STATE);
            case OWNED_BY_UNIT, OWNED_BY_CONTAINER, REPAIR_IN_CONTAINER -> verify(Phrase.STEP_CHECK_OWNER);
            case STOP_NOT_PERMITTED, REPAIR_NOT_PERMITTED, RELOAD_NOT_PERMITTED -> verify(Phrase.STEP_CHECK_RIGHTS);
            case RELOAD_IMPOSSIBLE,
                    RELOAD_NEEDS_CONFIGURATION,
                    RELOAD_NEEDS_PID_FILE,
                    RELOAD_EXECUTABLE_REPLACED,
                    RELOAD_VERSION_UNKNOWN,
                    RELOAD_VERSION_OLD,
                    RELOAD_IPC_SHARED,
                    RELOAD_IPC_UNPROVEN ->
                verify(Phrase.STEP_CHECK_RELOAD, broker.name().text());
            default -> Optional.empty();
        };
    }

    /** Where it could not be found out whether it runs. */
    private static Optional<Checkpoint> looking(Broker broker, Evidence.Check check) {
        return switch (check) {
            case PID_FILE -> verify(Phrase.STEP_CHECK_PID_FILE, broker.pidFile());
            case RECORD -> verify(Phrase.STEP_CHECK_RECORDS);
            case PROCESS, PORT, MQTT, CONFIGURATION, OWNER, OPERATION -> Optional.empty();
        };
    }

    private static Optional<Checkpoint> ground(Phrase phrase, Path... path) {
        return Optional.of(new Checkpoint(Step.Kind.CHECK_GROUND, Message.of(phrase, (Object[]) path)));
    }

    private static Optional<Checkpoint> verify(Phrase phrase, Object... arguments) {
        return Optional.of(new Checkpoint(Step.Kind.VERIFY, Message.of(phrase, arguments)));
    }
}
