package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A broker, as an administrator describes it on the command line, and what is asked about it.
 *
 * @param account who asks
 * @param state the state directory of whoever asks
 */
record TestedBroker(
        Scene scene,
        BrokerKind kind,
        List<String> command,
        Path pidFile,
        OptionalInt port,
        Account account,
        Path state) {

    /** Looks, and takes care that nothing but looking is done. */
    Reply status() {
        FileState before = FileState.of(pidFile);
        Reply reply = look();
        before.checkUnchanged();
        return reply;
    }

    /** Looks while others may be at work. */
    Reply look() {
        return begin("status").reply();
    }

    Reply start(String... options) {
        return begin("start", options).reply();
    }

    Reply stop(String... options) {
        return begin("stop", options).reply();
    }

    Reply restart(String... options) {
        return begin("restart", options).reply();
    }

    Reply repair(String... options) {
        return begin("repair", options).reply();
    }

    /** Begins a verb and does not wait for it. */
    Begun begin(String verb, String... options) {
        return beginBehind(List.of(), verb, options);
    }

    Begun beginBehind(List<String> prefix, String verb, String... options) {
        var typed = new ArrayList<>(List.of(options));
        typed.add("--json");
        return run(prefix, verb, typed);
    }

    /** Begins a verb that tells its steps while it takes them, as people read them. */
    Begun beginTelling(String verb) {
        return run(List.of(), verb, List.of());
    }

    private Begun run(List<String> prefix, String verb, List<String> options) {
        var typed = new ArrayList<>(List.of(verb));
        typed.addAll(options);
        typed.addAll(List.of("--kind", kind.text(), "--pid-file", pidFile.toString()));
        typed.addAll(List.of("--state-dir", state.toString()));
        port.ifPresent(number -> typed.addAll(List.of("--port", Integer.toString(number))));
        typed.add("--");
        typed.addAll(command);
        return scene.run(account, prefix, verb, typed);
    }

    /** Starts it behind the program's back, by its own command line. */
    StandInProcess byHand() {
        return scene.standIn()
                .startIn(
                        Map.of("NANOMQ_PID_FILE", pidFile.toString()),
                        command.subList(1, command.size()).toArray(String[]::new));
    }

    /** The same broker as this user sees it, who has a state directory of his own. */
    TestedBroker as(Account other) throws IOException {
        scene.openTo(other);
        Path own = scene.directory().resolve("state-of-" + other);
        if (!Files.exists(own)) {
            scene.superuser().directoryOf(other, own);
        }
        return new TestedBroker(scene, kind, command, pidFile, port, other, own);
    }

    TestedBroker with(Path otherPidFile) {
        return new TestedBroker(scene, kind, command, otherPidFile, port, account, state);
    }

    TestedBroker withState(Path otherState) {
        return new TestedBroker(scene, kind, command, pidFile, port, account, otherState);
    }

    /** Nobody has told the program on which port it listens. */
    TestedBroker withoutPort() {
        return new TestedBroker(scene, kind, command, pidFile, OptionalInt.empty(), account, state);
    }

    Path program() {
        return Path.of(command.getFirst());
    }

    /** Its live processes, whoever started them. */
    List<Long> alive() {
        return ProcessState.all().stream()
                .filter(state -> state.runs(program()) && !state.isDead())
                .map(ProcessState::pid)
                .filter(pid -> !scene.bystanders().include(pid))
                .toList();
    }

    /** The pid of its only process. */
    long only() {
        List<Long> alive = alive();
        if (alive.size() != 1) {
            throw new AssertionError("there should be exactly one broker, and there are " + alive);
        }
        return alive.getFirst();
    }

    void isGone() {
        if (!alive().isEmpty()) {
            throw new AssertionError("there should be no broker, and there are " + alive());
        }
    }

    /** It was asked to end, and given the time for it. */
    void endedByItself(StandInProcess process) {
        if (process.awaitExit() != 0 || !process.told().contains("term")) {
            throw new AssertionError("the broker should have ended by itself: " + process.told());
        }
    }

    /** The same, and there is no other. */
    void endedWell(StandInProcess process) {
        endedByItself(process);
        isGone();
    }

    /** It lives on, and nobody has asked it to end. */
    void isUndisturbed(StandInProcess process) {
        if (only() != process.pid() || process.told().contains("term")) {
            throw new AssertionError("the broker should run undisturbed: " + process.told());
        }
    }

    /** Ends it as the kernel does when memory is short. */
    void endForced(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Patience.ofABusyMachine()
                .until("the end of " + pid, () -> ProcessState.of(pid).isEmpty());
    }

    void writePidFile(String content) throws IOException {
        writePidFile(content.getBytes(UTF_8));
    }

    void writePidFile(long pid) throws IOException {
        writePidFile(pid + "\n");
    }

    void writePidFile(byte[] content) throws IOException {
        Files.write(
                pidFile,
                content,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    /** The pid file names its only process. */
    void isNamed() throws IOException {
        // Behind the number may be a line break or NULs.
        String named = Files.readString(pidFile).split("[\\s\0]", 2)[0];
        if (!named.equals(Long.toString(only()))) {
            throw new AssertionError("the pid file should name " + only() + ", and names " + named);
        }
    }
}
