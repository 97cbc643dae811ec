package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a broker has exited right after its start, as far as its last words tell: the usual causes, in words of our own and
 * with what to do about them.
 *
 * <p>The words are those of Mosquitto 2.0, of NanoMQ 0.23 to 0.25, of libc and of OpenSSL. The broker's own stay to be read.
 *
 * @param lines without secrets
 */
record FailureCause(ProcessTable processes, Broker broker, OwnConfiguration own, List<String> lines) {

    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final Pattern IN_USE = Pattern.compile("(?i)address (?:already )?in use");
    private static final Pattern LISTENING = Pattern.compile("listen socket on port ([0-9]{1,5})\\b");
    private static final Pattern NOT_HERE =
            Pattern.compile("(?i)cannot assign requested address|nng_listen: address invalid");
    private static final Pattern DENIED = Pattern.compile("(?i)permission denied");
    private static final Pattern FULL = Pattern.compile("(?i)no space left on device");
    /** Since Mosquitto 2.1 with quotation marks around the place. */
    private static final Pattern FOUND_AT = Pattern.compile("Error found at '?(.+):(\\d+)'?\\.?$");

    private static final Pattern AROUND = Pattern.compile("^[0-9]*:? ?Error: |\\.$");
    private static final Pattern SYNTAX = Pattern.compile("Parser syntax error");
    private static final Pattern NO_USER =
            Pattern.compile("Unable to drop privileges to '([^']+)' because this user does not exist");
    private static final Pattern NO_LIBRARY =
            Pattern.compile("error while loading shared libraries: ([^:]+): cannot open");
    private static final Pattern PID_FILE = Pattern.compile("(?i)unable to write pid file");
    private static final Pattern FILE = Pattern.compile("(?i)(?:unable to|failed|error|cannot|can't|write|open)\\b"
            + "[^\"'/]*[\"']?(?<=[\"'\\s])(/[^\"'\\s]*[^\"'\\s.,])(?:[\"'.,\\s]|$)");
    /** Of NanoMQ's log: when, which thread, how bad, and where in its own sources. */
    private static final Pattern PREFIX = Pattern.compile("^.*?\\b(?:FATAL|ERROR|WARN|INFO|DEBUG|TRACE) +\\S+:[0-9]+ ");

    private static final Pattern TROUBLE = Pattern.compile("(?i)unable|failed|error|cannot|can't|fatal");

    /** Empty where it is none of the usual ones. */
    Optional<Message> message() {
        return Stream.<Optional<Message>>of(
                        configuration(),
                        inUse(),
                        first(NOT_HERE).map(_ -> Message.of(Phrase.CAUSE_ADDRESS_NOT_HERE)),
                        first(NO_USER).map(it -> Message.of(Phrase.CAUSE_NO_USER, it.group(1))),
                        first(NO_LIBRARY).map(it -> Message.of(Phrase.CAUSE_NO_LIBRARY, it.group(1))),
                        first(PID_FILE)
                                .map(_ -> Message.of(
                                        Phrase.CAUSE_PID_FILE, own.pidFile().orElse(broker.pidFile()))),
                        file(),
                        privilegedPort(),
                        first(FULL).map(_ -> Message.of(Phrase.CAUSE_DISK_FULL)),
                        first(DENIED).map(_ -> Message.of(Phrase.CAUSE_DENIED)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<MatchResult> first(Pattern pattern) {
        return lines.stream().flatMap(line -> pattern.matcher(line).results()).findFirst();
    }

    /** Mosquitto says what is wrong in one line, and where in the next. */
    private Optional<Message> configuration() {
        for (int at = 0; at < lines.size(); at++) {
            var found = FOUND_AT.matcher(lines.get(at));
            if (found.find()) {
                String what = at == 0 ? "" : AROUND.matcher(lines.get(at - 1)).replaceAll("");
                return Optional.of(
                        Message.of(Phrase.CAUSE_CONFIGURATION, found.group(1), Integer.valueOf(found.group(2)), what));
            }
        }
        return first(SYNTAX)
                .map(_ -> Message.of(
                        Phrase.CAUSE_CONFIGURATION_SYNTAX,
                        broker.configuration()
                                .<Object>map(file -> file)
                                .orElse(broker.command().executable())));
    }

    private Optional<Message> inUse() {
        return lines.stream()
                .filter(line -> IN_USE.matcher(line).find())
                .findFirst()
                .map(line -> line.contains("ipc") ? Message.of(Phrase.CAUSE_IPC_IN_USE) : holder());
    }

    private Message holder() {
        var ports = new NeededPorts(processes, own);
        return own.endpoint().isPresent()
                ? ports.taken(Optional.empty()).orElseGet(() -> Message.of(Phrase.CAUSE_ADDRESS_IN_USE))
                : attempted()
                        .flatMap(endpoint -> ports.taken(endpoint, Optional.empty()))
                        .orElseGet(() -> Message.of(Phrase.CAUSE_SOME_ADDRESS_IN_USE));
    }

    /** What it was about to do when it failed, where nothing else tells where it is to listen. */
    private Optional<Endpoint> attempted() {
        return lines.stream()
                .flatMap(line -> LISTENING.matcher(line).results())
                .reduce((_, last) -> last)
                .flatMap(found -> Endpoint.parse(":" + found.group(1)));
    }

    /** A file or directory that it could not open, and what is the matter with that. */
    private Optional<Message> file() {
        return lines.stream()
                .filter(line -> TROUBLE.matcher(line).find())
                .map(line -> PREFIX.matcher(line).replaceFirst(""))
                .flatMap(line -> FILE.matcher(line).results())
                .flatMap(found -> path(found.group(1)))
                .filter(path -> !path.equals(broker.command().executable()))
                .findFirst()
                .map(this::file);
    }

    private Message file(Path path) {
        if (!Files.exists(path)) {
            Path directory = path.getParent();
            Optional<Path> ofLog = own.logFile().map(Path::getParent).filter(it -> !Files.exists(it));
            if (ofLog.filter(it -> it.equals(path) || it.equals(directory)).isPresent()) {
                return Message.of(Phrase.CAUSE_LOG_DIRECTORY, ofLog.get());
            }
            return directory == null || Files.isDirectory(directory)
                    ? Message.of(Phrase.CAUSE_FILE_MISSING, path)
                    : Message.of(Phrase.CAUSE_DIRECTORY_MISSING, directory, path);
        }
        boolean denied = first(DENIED).isPresent() || !Files.isReadable(path);
        return Message.of(denied ? Phrase.CAUSE_FILE_DENIED : Phrase.CAUSE_FILE_NOT_OPENED, path);
    }

    private Optional<Message> privilegedPort() {
        return first(DENIED)
                .flatMap(_ -> Stream.concat(
                                own.endpoint().stream(),
                                own.listeners().stream().flatMap(listener -> listener.network().stream()))
                        .map(Endpoint::port)
                        .filter(port -> port < FIRST_UNPRIVILEGED)
                        .findFirst())
                .map(port -> Message.of(
                        Phrase.CAUSE_PRIVILEGED_PORT, port, broker.command().executable()));
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
