package io.github.pidkeeper.core.text;

import java.util.Locale;

/**
 * Every sentence that the core can say, one constant each; the words are in the application's message bundles.
 *
 * <p>The comment behind a constant names its arguments in order.
 */
public enum Phrase {
    // What the pid file says and is
    PID_FILE_ABSENT, // path
    PID_FILE_EMPTY, // path, when it was written
    PID_FILE_MALFORMED, // path, reason, when it was written
    PID_FILE_UNSAFE, // path, reason
    PID_FILE_UNREADABLE, // path, reason
    FILE_WRITTEN, // time
    FILE_WRITTEN_OWNER, // time, user

    // Whether what the pid file says is so
    PID_FILE_MISSING, // path, pid of the broker, where the broker is
    PID_FILE_NAMES_BROKER, // path, pid, when it was written
    PID_FILE_NAMES_CHILD, // path, pid, when it was written
    PID_FILE_NAMES_NOBODY, // path, pid, when it was written
    PID_FILE_NAMES_STRANGER, // path, pid, who it is, the difference, when it was written
    PID_FILE_NAMES_ANOTHER, // path, pid, pid of the broker, what is wrong with that pid, where the broker is
    PID_FILE_NAMES_TITLED, // path, pid, when it was written
    PID_FILE_NAMES_CONCEALED, // path, pid, reason, when it was written
    PID_FILE_NOT_TRUSTED, // path, its owner
    BROKER_RUNS_AS, // pid, program, started at
    FINDING_IN, // what was found, in which file

    // What tells a process from the broker
    DIFFERENT_EXECUTABLE,
    DIFFERENT_ARGUMENTS,
    DIFFERENT_PID_NAMESPACE,
    DIFFERENT_CONTAINER,

    // Processes
    PROCESS, // program, pid, user, started at
    PROCESS_OF_UNIT, // program, pid, user, unit, started at
    PROCESS_PID, // pid
    PROCESS_NOT_FOUND, // executable
    PROCESS_IS_BROKER, // pid, command line, what that rests on, since when, user
    STARTED_AT, // time
    STARTED_AND_UP, // time, how long ago
    PROCESS_TITLED, // pid, executable, what it shows in the place of its command line
    PROCESS_SEVERAL, // pids
    PROCESS_NOT_PERMITTED, // pid, its user, our user
    PROCESS_SUSPENDED, // pid
    PROCESS_EXECUTABLE_REPLACED, // pid
    PROCESS_HELD_BY_START_INSTANT, // pid
    PROCESS_OTHER_ARGUMENTS, // pid, its arguments, the configured ones
    PROCESS_OTHER_COMMAND, // pid, its command line, the configured one
    PROCESS_COMMAND_CHANGED, // pid
    NO_ARGUMENTS,

    // What it rests on that a process is the broker
    GROUND_RECORD,
    GROUND_COMMAND,
    GROUND_SCRIPT,
    GROUND_PORT,
    GROUND_COMMAND_LINE,

    // Who owns it
    OWNER_UNIT, // pid, unit
    OWNER_USER_UNIT, // pid, unit

    // The port, and who answers on it
    PORT_HELD_BY_NOBODY, // port
    PORT_HELD_BY_BROKER, // port, pid, program, started at, addresses
    PORT_HELD_BY_OTHER, // port, who it is, addresses
    PORT_HELD_BY_USER, // port, user, addresses
    ADDRESSES, // the addresses and their port
    ADDRESS_EVERY,
    ADDRESS_NOT_TOLD,
    PORT_UNKNOWN, // port, reason
    MQTT_ANSWERS, // port, latency
    MQTT_OTHER_LANGUAGE, // port
    MQTT_REFUSED, // port
    MQTT_SILENT, // port, limit
    MQTT_ANSWERS_IN_TLS, // port, latency
    MQTT_WANTS_CERTIFICATE, // port, latency
    MQTT_CERTIFICATE_REPLACED, // port, whose certificate is shown, file of the broker's own
    MQTT_CERTIFICATE_OLD, // port, whose certificate is shown, file of the broker's own
    MQTT_OTHER_CERTIFICATE, // port, whose certificate is shown, file of the broker's own
    MQTT_UNPROVEN, // port, file of the broker's own certificate
    MQTT_NO_HANDSHAKE, // port
    MQTT_NO_HANDSHAKE_BECAUSE, // port, why nobody comes further
    MQTT_NOT_IN_TLS, // port
    MQTT_NOT_SPOKEN, // port
    MQTT_SILENT_IN_TLS, // port, limit
    HTTP_ANSWERS, // MQTT port, port of the HTTP server, status, latency
    CERTIFICATE_NONE_IN_FILE,
    MQTT_UNPROBED_CERTIFICATE, // port, file of the certificate, reason
    MQTT_UNPROBED_TLS, // port
    MQTT_UNPROBED_WEB_SOCKET, // port
    MQTT_UNPROBED_UNIX_SOCKET, // path
    MQTT_UNPROBED_NAME, // port, name of the host

    // What the broker's own configuration says
    CONFIGURATION_GIVES_PORT, // path, port
    COMMAND_GIVES_PORT, // port
    CONFIGURATION_OTHER_PORTS, // path, port that is watched, ports of the configuration
    CONFIGURATION_WRONG, // path, reason
    CONFIGURATION_WRONG_IN_LINE, // path, line, reason
    CONFIGURATION_NAMES_MISSING, // path, line, key, file
    CONFIGURATION_NAMES_DENIED, // path, line, key, file, user
    IMPEDED_BY_WEBHOOK, // path, line
    IMPEDED_BY_REQUEST, // path, line
    IMPEDED_BY_LOG, // path, line
    IMPEDED_BY_LOG_FILE, // path, line, file
    IMPEDED_BY_HTTP_ADDRESS, // path, line, address
    IMPEDED_BY_PORT, // path, line, port, the other line
    TLS_NO_CERTIFICATE,
    TLS_CERTIFICATE_NONE, // path, line, key, file
    TLS_KEY_ENCRYPTED, // path, line, key, file
    TLS_KEY_NOT_OPENED, // path, line, key, file
    CONFIGURATION_NAMES_ELSEWHERE, // path, line, key, file, directory
    CONFIGURATION_USER_UNKNOWN, // path, line, user
    CONFIGURATION_NAMES_DIRECTORY, // path, line, key, directory
    CONFIGURATION_NAMES_UNWRITABLE, // path, line, key, file, user
    CONFIGURATION_NAMES_NO_LIBRARY, // path, line, key, file
    CONFIGURATION_SOCKET_TOO_LONG, // path, line, key, file, limit in bytes
    CONFIGURATION_CREATES_NOWHERE, // path, line, key, file, directory
    CONFIGURATION_CREATES_DENIED, // path, line, key, file, user, directory
    CONFIGURATION_CREATES_ONCE_MORE, // path, line, key, file, user, directory
    CONFIGURATION_GIVEN_TOO_LATE, // path, line, key, file before
    CONFIGURATION_GIVEN_TWICE, // path, line, key, path of the first, line of the first
    CONFIGURATION_KEY_UNKNOWN, // path, line, key
    CONFIGURATION_TOO_LATE, // path, line, key
    CONFIGURATION_WITHOUT_LISTENER, // path, line, key
    CONFIGURATION_WITHOUT_PLUGIN, // path, line, key
    CONFIGURATION_WITHOUT_BRIDGE, // path, line, key
    CONFIGURATION_BRIDGE_TWICE, // path, line, name, path of the first, line of the first
    CONFIGURATION_BRIDGE_INCOMPLETE, // path, line, name, the key that is lacking
    CONFIGURATION_HALF_PAIR, // path, line of the listener
    CONFIGURATION_LISTENERS_CLASH, // path, line, port, path of the first, line of the first
    CONFIGURATION_OTHER_FAMILY, // path, line, address, the family that it has to be of
    CONFIGURATION_ADDRESS_ELSEWHERE, // path, line, address
    CONFIGURATION_INTERFACE_MISSING, // path, line, name
    CONFIGURATION_KEY_MEANT, // key, the one that was probably meant
    CONFIGURATION_COMMENT,
    CONFIGURATION_TAB,
    CONFIGURATION_VALUE_MISSING, // key
    CONFIGURATION_VALUE, // key, value
    CONFIGURATION_NOT_BOOLEAN, // key
    CONFIGURATION_PORT, // key
    CONFIGURATION_OUT_OF_RANGE, // key, least, most
    CONFIGURATION_TOO_SMALL, // key, least
    CONFIGURATION_DURATION, // key
    CONFIGURATION_BIND, // value
    CONFIGURATION_INCLUDE_MISSING, // path
    CONFIGURATION_INCLUDE_ELSEWHERE, // path, directory
    CONFIGURATION_INCLUDE_RELATIVE, // path
    CONFIGURATION_INCLUDE_DIR_ELSEWHERE, // path, directory
    CONFIGURATION_INCLUDE_DIR_RELATIVE, // path
    CONFIGURATION_OF_DIRECTORY, // file, directory
    CONFIGURATION_INCLUDES_OTHERS, // file, directory of the broker, directory of this program
    CONFIGURATION_INCLUDES_TOO_DEEP,
    CONFIGURATION_SUBSTITUTION,
    CONFIGURATION_EMPTY,
    CONFIGURATION_EMPTY_LIST,
    CONFIGURATION_EMPTY_SECTION,
    CONFIGURATION_QUOTED_SECTION,
    CONFIGURATION_LOG_LEVEL,
    CONFIGURATION_LOG_TARGET,
    CONFIGURATION_REQUEST_METHOD, // which request
    CONFIGURATION_NOT_TEXT, // key, section
    CONFIGURATION_BRIDGE_NAME,
    CONFIGURATION_BRIDGE_SERVER, // name
    CONFIGURATION_IPC_ALONE,
    CONFIGURATION_STRAY_COMMA,
    CONFIGURATION_SYNTAX,
    CONFIGURATION_TOO_DEEP,
    CONFIGURATION_TOO_LARGE, // limit in KiB
    CONFIGURATION_NOT_A_FILE,

    // What is recorded of earlier operations, and of one that is under way
    RECORD_AGREES, // pid, started at
    RECORD_EXITED, // pid, started at
    RECORD_STOPPED, // pid, started at
    RECORD_DAMAGED, // path
    RECORD_FOREIGN, // path
    RECORD_OF_EARLIER_BOOT, // pid, started at
    OPERATION_STARTING, // pid of the operator, since
    OPERATION_STOPPING, // pid of the operator, since
    OPERATION_FORCING, // pid of the operator, since
    OPERATION_RESTARTING, // pid of the operator, since
    OPERATION_START_CUT_SHORT, // since
    OPERATION_START_FAILED, // since
    OPERATION_STOP_CUT_SHORT, // since
    OPERATION_STOP_FAILED, // since
    OPERATION_FORCE_FAILED, // since
    OPERATION_RESTART_CUT_SHORT, // since
    OPERATION_RESTART_STOPPED_ONLY, // since
    OPERATION_RESTART_UNSEEN, // since
    OPERATION_RESTART_FAILED, // since

    // Why what a pid file says names no process
    PID_TEXT_WITHOUT_NUMBER,
    PID_TEXT_SIGNED,
    PID_TEXT_LEADING_ZERO,
    PID_TEXT_TOO_LONG,
    PID_TEXT_GOES_ON,
    PID_TEXT_UTF_16,
    PID_RESERVED, // pid
    PID_TOO_LARGE, // pid, largest pid
    PID_OUR_OWN, // pid

    // Why a file is not opened, or not believed
    FILE_LINK,
    FILE_DIRECTORY,
    FILE_FIFO,
    FILE_DEVICE,
    FILE_SOCKET,
    FILE_TOO_LARGE, // size in bytes, limit in bytes
    FILE_WRITABLE_BY_ALL,
    SYSTEM_SAYS, // the operating system's own words

    // What came of a start
    ALREADY_RUNNING, // name, pid
    ALREADY_RUNNING_FILE_WRONG, // name, pid, pid file
    ALREADY_RUNNING_FILE_MISSING, // name, pid, pid file
    ALREADY_RUNNING_OTHERWISE, // name, pid
    ALREADY_THERE_UNRESPONSIVE, // name, pid
    ALREADY_THERE_STUCK, // name, pid
    ALREADY_THERE_NOT_PERMITTED, // name, pid, pid file, user
    ALREADY_SEVERAL, // name, the finding
    START_OF_UNKNOWN, // name, the finding
    STARTED, // name, pid
    STARTED_WITHOUT_PID_FILE, // name, pid, pid file
    STARTED_PID_FILE_UNREADABLE, // name, pid, pid file
    STARTED_AND_SILENT, // name, pid, limit
    STARTED_AND_UNREADY, // name, pid, the finding
    START_UNCERTAIN, // name, the finding
    EXITED_WITH_CODE, // name, exit code
    EXITED_SOON, // name
    EXITED_BECAUSE, // name, exit code, the cause
    EXITED_SOON_BECAUSE, // name, the cause
    CRASHED, // name, signal, exit code
    CRASHED_BECAUSE, // name, signal, exit code, the cause
    ENDED_BY_SIGNAL, // name, signal, exit code
    ENDED_BY_SIGNAL_BECAUSE, // name, signal, exit code, the cause

    // Why a broker exits right after its start, by its own last words
    CAUSE_ADDRESS_IN_USE,
    CAUSE_SOME_ADDRESS_IN_USE,
    CAUSE_IPC_IN_USE,
    CAUSE_ADDRESS_NOT_HERE,
    CAUSE_PRIVILEGED_PORT, // port, executable
    CAUSE_CONFIGURATION, // path, line, the broker's own words
    CAUSE_CONFIGURATION_SYNTAX, // path
    CAUSE_NO_USER, // user
    CAUSE_NO_LIBRARY, // library
    CAUSE_PID_FILE, // path
    CAUSE_LOG_DIRECTORY, // directory
    CAUSE_FILE_MISSING, // path
    CAUSE_DIRECTORY_MISSING, // directory, path of what was to be in it
    CAUSE_FILE_DENIED, // path
    CAUSE_FILE_NOT_OPENED, // path
    CAUSE_DISK_FULL,
    CAUSE_DENIED,

    NOT_SPAWNED, // executable, reason

    // What speaks against a start, found before anything is begun
    EXECUTABLE_MISSING, // path
    EXECUTABLE_DIRECTORY, // path
    EXECUTABLE_NOT_PERMITTED, // path
    EXECUTABLE_NO_PROGRAM, // path
    VERB_NOT_START, // name, the first argument, the one to use instead
    BACKGROUND_ARGUMENT, // name, argument, the command line without it
    BACKGROUND_CONFIGURED, // name, path of the configuration
    CONFIGURATION_MISSING, // path
    CONFIGURATION_NOT_READABLE, // path
    DIRECTORY_MISSING, // path
    DIRECTORY_NOT_WRITABLE, // path
    DISK_FULL, // path
    PORT_TAKEN, // port, who it is, addresses
    PORT_TAKEN_BY_USER, // port, user, addresses
    PID_FILE_CHANGED, // path
    PID_FILE_OF_BROKER_ITSELF, // path
    PID_FILE_NOT_REMOVABLE, // path, reason
    PID_FILE_STAYS, // path, reason
    STATE_NOT_WRITABLE, // reason
    STATE_OF_ANOTHER, // directory, its owner
    JOURNAL_NOT_WRITABLE, // its directory, reason
    BUSY, // name, holder
    BUSY_WITH_SOMEBODY, // name
    LOCK_HOLDER, // what is done, by which user, pid

    // What came of a stop
    NOT_RUNNING, // name
    STOPPED, // name, pid, how long it took
    STOPPED_BY_FORCE, // name, pid, how long it took
    STOPPED_FILE_UNUSABLE, // that it has stopped, pid file, reason
    STOPPED_FILE_LEFT, // name, pid, pid file, reason
    STOP_FINISHED, // name
    NOT_STOPPED, // name, pid, waited
    STUCK, // name, pid
    REVIVED, // name, pid
    ANOTHER_RUNS, // name, pid, pid of the other, when it started
    STOP_NOT_PERMITTED, // name, pid, its user
    STOP_OF_UNKNOWN, // name, the finding
    STOP_OF_SEVERAL, // name, the finding
    FORCED_THROUGH_UNIT, // name, unit, pid, how long it took
    STOPPED_THROUGH_UNIT, // name, unit, pid, how long it took
    OWNED_BY_CONTAINER, // name, pid, container, verb and short name of the container
    OWNED_BY_OTHER_CONTAINER, // name, pid, container

    // What systemd does not do, or cannot be asked for
    USER_UNIT, // unit
    OWNED_BY_UNIT, // name, unit, command
    UNIT_NOT_REACHABLE, // name, unit, reason, command
    UNIT_NOT_PERMITTED, // name, unit, command
    UNIT_NEEDS_AUTHORISATION, // name, unit, command
    UNIT_MASKED, // name, unit, command
    UNIT_FILE_GONE, // name, unit, command
    UNIT_FILE_UNUSABLE, // name, unit, systemd's own words, command
    UNIT_UNKNOWN, // name, unit
    UNIT_ONLY_BY_DEPENDENCY, // name, unit, command
    UNIT_OF_ANOTHER_PROCESS, // name, unit, command
    UNIT_MAIN_PROCESS_FOREIGN, // name, unit, pid, command
    UNIT_OF_MORE, // name, unit, command that shows what, command that does it
    UNIT_NO_SERVICE, // name, unit
    UNIT_REFUSES, // name, unit, systemd's own words, command
    UNIT_NOT_RELOADABLE, // name, unit, command
    UNIT_JOB_FAILED, // name, unit, result, command
    UNIT_FAILED, // name, unit, how it has ended, command
    UNIT_FAILED_BECAUSE, // name, unit, how it has ended, cause, command
    UNIT_END, // result, exit code
    UNIT_DONE_IN_VAIN, // name, unit, command
    UNIT_UNHEARD, // name, unit, reason, command

    // What keeps a restart from being whole
    RESTART_NOT_BEGUN, // the problem
    STOPPED_NOT_STARTED, // the problem

    // What came of a repair of the pid file, or of taking one back
    REPAIRED, // name, path, pid
    REPAIR_SET_ASIDE, // name, path
    REPAIR_FILE_TRUE, // name, path
    REPAIR_FILE_ABSENT, // name, path
    REPAIR_EXITED, // name, pid, path
    REPAIR_UNCERTAIN, // name, path, the finding
    REPAIR_OF_UNSAFE, // path, reason
    REPAIR_OF_UNREADABLE, // path, reason
    REPAIR_OF_UNKNOWN, // name, the finding
    REPAIR_OF_SEVERAL, // name, the finding
    REPAIR_NOT_PERMITTED, // name, pid, its user
    REPAIR_IN_CONTAINER, // name, pid, container
    PID_FILE_NOT_WRITTEN, // path, reason
    DIRECTORY_OF_ANOTHER, // path, uid of its owner
    DIRECTORY_WRITABLE_BY_ALL, // path
    UNDONE, // name, path
    UNDONE_REMOVED, // name, path
    UNDO_NOTHING, // name
    UNDO_BACK_ALREADY, // name, path
    UNDO_FILE_CHANGED, // path, where the earlier bytes are kept
    UNDO_FILE_CHANGED_SINCE, // path
    UNDO_BYTES_GONE, // path, reason
    UNDO_RECORD_DAMAGED, // path

    // Where the log of a broker is
    LOG_NOWHERE, // name
    LOG_FILE_RELATIVE, // name
    LOG_TO_SYSLOG, // name, command
    LOG_TO_JOURNAL, // name, unit, command
    LOG_TO_OUTPUT_NOT_KEPT, // name
    LOG_TO_OUTPUT_NONE_YET, // name
    LOG_TO_TOPIC, // name, command
    LOG_ELSEWHERE, // name
    LOG_CONFIGURATION_NOT_READABLE, // path
    LOG_CONFIGURATION_MISSING, // path

    // What came of a reload
    RELOADED, // name, pid, how it was told
    RELOADED_UNPROBED, // name, pid, how it was told
    RELOADED_WITH_ERRORS, // name, pid
    RELOADED_AND_SILENT, // name, pid, how it was told, the finding
    RELOAD_ENDED_IT, // name, pid, how it was told, after what time
    RELOAD_ANOTHER_PROCESS, // name, pid, how it was told, the finding
    RELOAD_EXITED, // name, pid
    RELOAD_SAYS, // name, command line, how it ended
    RELOAD_SAYS_NOTHING, // name, command line, how it ended
    RELOAD_HUNG, // name, command line, limit
    RELOAD_NOT_RUN, // command line, reason
    RELOAD_BY_SIGNAL, // signal
    RELOAD_BY_UNIT, // unit
    RELOAD_BY_COMMAND, // command line
    EXIT_CODE, // exit code
    EXIT_CRASHED, // exit code, signal
    EXIT_BY_SIGNAL, // exit code, signal
    ENDED_AFTER, // limit

    // What speaks against a reload, found before anything is done
    RELOAD_IMPOSSIBLE, // name, kind
    RELOAD_NOT_RUNNING, // name
    RELOAD_NOT_BEGUN, // name, the problem
    RELOAD_UNRESPONSIVE, // name, pid, the finding
    RELOAD_UNSETTLED, // name, the finding
    RELOAD_NOT_PERMITTED, // name, pid, its user
    RELOAD_NO_SIGNAL, // name
    RELOAD_LAST_ONLY, // name, the last configuration
    RELOAD_NEEDS_CONFIGURATION, // name
    RELOAD_NEEDS_PID_FILE, // name, pid file
    RELOAD_EXECUTABLE_REPLACED, // name, executable
    RELOAD_VERSION_UNKNOWN, // name, executable
    RELOAD_VERSION_OLD, // name, version, the first version that can
    RELOAD_IPC_SHARED, // name, pid of the other, address, the two lines to add, configuration
    RELOAD_IPC_UNPROVEN, // name, pid of the other, the two lines to add, configuration

    // The watch
    LOOK_UNANSWERED, // path of the pid file, how long it was waited for
    PID_FILE_UNGUARDED, // path, how often it is looked at, the system's reason

    // Figures, and why there are none
    FIGURES_NOT_RUNNING, // name
    FIGURES_PROCESS_GONE, // pid
    FIGURES_PROCESS_UNTOLD, // pid, reason
    FIGURES_NOT_OFFERED,
    FIGURES_SYS_IN_WINDOW,
    FIGURES_SYS_LISTENER,
    FIGURES_SYS_UNREACHABLE, // address and port
    FIGURES_SYS_REFUSED, // address and port
    FIGURES_SYS_USER_REFUSED, // address and port, user
    FIGURES_SYS_DENIED, // address and port
    FIGURES_SYS_USER_DENIED, // address and port, user
    FIGURES_SYS_SILENT, // address and port
    FIGURES_SYS_USER_SILENT, // address and port, user
    FIGURES_SYS_IN_CLEAR, // address and port
    FIGURES_SYS_CERTIFICATE, // file of the certificate, reason
    FIGURES_SYS_OTHER_CERTIFICATE, // address and port, whose certificate is shown, file of the broker's own
    FIGURES_SYS_WANTS_CERTIFICATE, // address and port
    FIGURES_PASSWORD_MISSING, // path
    FIGURES_PASSWORD_NO_FILE, // path
    FIGURES_PASSWORD_UNREADABLE, // path, reason
    FIGURES_PASSWORD_FOREIGN, // path, user
    FIGURES_PASSWORD_OPEN, // path
    FIGURES_PASSWORD_RIGHTS_UNKNOWN, // path
    FIGURES_PASSWORD_NONE, // path, limit in bytes
    FIGURES_SYS_AWAITED, // address and port
    FIGURES_NOT_MEASURED,
    FIGURES_CONFIGURATION, // what is wrong with it
    FIGURES_CONFIGURATION_UNREADABLE, // path
    FIGURES_CONFIGURATION_NONE,
    FIGURES_REST_OFF,
    FIGURES_REST_NAME, // name of the host
    FIGURES_REST_ELSEWHERE, // address
    FIGURES_PORT_NOBODY, // port
    FIGURES_PORT_FOREIGN, // port
    FIGURES_PORT_HOLDER_UNKNOWN, // port, reason
    FIGURES_REST_REFUSED, // address and port
    FIGURES_REST_SILENT, // address and port, limit
    FIGURES_REST_CREDENTIALS, // address and port
    FIGURES_REST_STATUS, // address and port, HTTP status
    FIGURES_REST_TOO_LARGE, // address and port, limit in KiB
    FIGURES_REST_GARBAGE, // address and port

    // The steps of an operation
    STEP_VERIFY, // name
    STEP_VERIFIED, // pid, started at
    STEP_VERIFY_PROCESS, // pid, started at, name
    STEP_VERIFY_NONE, // name
    STEP_NO_CLIENTS,
    STEP_ONE_CLIENT,
    STEP_CLIENTS, // how many, more than one
    STEP_CLIENTS_UNKNOWN, // reason
    STEP_ASK_TO_STOP, // pid, started at
    STEP_ASK_TO_STOP_SUSPENDED, // pid, started at
    STEP_ASK_UNIT_TO_STOP, // unit, pid, started at
    STEP_ASK_UNIT_TO_RESTART, // unit, pid, started at
    STEP_ASK_UNIT_TO_START, // unit
    STEP_ASK_UNIT_TO_RELOAD, // unit, pid
    STEP_WITH_OLD_FILE, // what, command
    STEP_AWAIT_UNIT, // after how long systemd forces it
    STEP_AWAIT_UNIT_UNLIMITED,
    STEP_CONFIRM_STOPPED, // unit
    STEP_AWAIT_EXIT, // grace
    STEP_AWAIT_NO_EXIT,
    STEP_EXITED, // pid, how long it took
    STEP_NOT_EXITED, // grace
    STEP_FORCE_STOP, // pid, started at
    STEP_FORCE_STOP_IN_TIME, // pid, started at
    STEP_FORCING, // pid, started at
    STEP_REMOVE_PID_FILE, // path, its content
    STEP_PID_FILE_STAYS, // path, its content, reason
    STEP_NO_PID_FILE, // path
    STEP_LEAVE_PID_FILE, // path, its content
    STEP_PID_FILE_OF_ANOTHER, // path
    STEP_PID_FILE_GONE, // path
    STEP_PID_FILE_NEVER, // path
    STEP_PID_FILE_KEPT, // path, reason
    STEP_CHECK_GROUND,
    STEP_CHECK_PROGRAM, // path
    STEP_CHECK_COMMAND,
    STEP_CHECK_CONFIGURATION,
    STEP_CHECK_DIRECTORY, // path
    STEP_CHECK_PORT,
    STEP_CHECK_PID_FILE, // path
    STEP_CHECK_STATE,
    STEP_CHECK_RECORDS,
    STEP_CHECK_OWNER,
    STEP_CHECK_RIGHTS,
    STEP_CHECK_RELOAD, // name
    STEP_SET_ASIDE, // path, its content, directory in which it is kept
    STEP_SET_ASIDE_DONE, // path, where it is kept
    STEP_CREATE_DIRECTORY, // path
    STEP_SPAWN, // command line
    STEP_SPAWN_WITH, // command line, additions to the environment
    STEP_SPAWN_INSTEAD, // a start in words, the command line that runs so far
    STEP_CONFIRM_RUNNING,
    STEP_WRITE_PID_FILE, // path, new content
    STEP_REWRITE_PID_FILE, // path, new content, old content, directory in which that is kept
    STEP_REWRITTEN, // where the old content is kept
    STEP_CONFIRM_PID_FILE, // path, pid
    STEP_VERIFY_UNCHANGED, // path
    STEP_VERIFY_AS_LEFT, // path, content
    STEP_VERIFY_NO_FILE, // path
    STEP_RELOAD_SIGNAL, // pid, started at
    STEP_ASK_RELEASE, // command line, the first release that can
    STEP_RELOAD_RUN, // command line, additions to the environment, limit
    STEP_CONFIRM_RELOADED, // pid, started at
    STEP_RESTORE_PID_FILE, // path, content that comes back, content that goes
    STEP_RESTORE_SET_ASIDE, // path, content that comes back
    STEP_REMOVE_WRITTEN, // path, content
    ;

    /** The key of this sentence in a message bundle, for example {@code core.pid-file-absent}. */
    public String key() {
        return "core." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
