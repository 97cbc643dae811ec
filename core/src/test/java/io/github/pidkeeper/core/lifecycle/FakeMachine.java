package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.Sources;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.readiness.Approach;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.readiness.ReadinessProbe;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import io.github.pidkeeper.core.verdict.Scene;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A machine in the imagination of a test: its processes, their ports, and what becomes of a program that is started. */
final class FakeMachine implements ProcessTable, ProcessSpawner, ReadinessProbe {

    static final long OWN_PID = 999;
    private static final long FIRST_PID = 1;

    private final FakeTime time;
    private final Map<Long, FakeProcess> processes = new HashMap<>();
    private final Map<Long, Pinning> instead = new HashMap<>();
    private final Set<PinnedProcess> held = new HashSet<>();
    private final List<SpawnRequest> spawned = new ArrayList<>();
    private final List<Command> ran = new ArrayList<>();
    private Function<Command, ProgramRun> running = _ -> new ProgramRun.NotRun("nothing was expected to run");
    private final List<InetAddress> asked = new ArrayList<>();
    private int searches;
    private Optional<PortHolder> portHolder = Optional.empty();
    private Function<SpawnRequest, Spawning> spawning = _ -> new Spawning.NotSpawned("nobody expected a start");

    FakeMachine(FakeTime time, long ownUid) {
        this.time = time;
        add(new ProcessFactsBuilder(FIRST_PID).uid(0).executableUnreadable().line("/sbin/init"));
        add(new ProcessFactsBuilder(OWN_PID)
                .uid(ownUid)
                .executable("/opt/pidkeeper")
                .line("/opt/pidkeeper"));
    }

    /** Lets there be a process. */
    FakeProcess add(ProcessFactsBuilder facts) {
        var process = new FakeProcess(time, facts);
        processes.put(process.pid(), process);
        return process;
    }

    /** Whoever pins this pid gets this. */
    void conceal(long pid, String reason) {
        instead.put(pid, new Pinning.Concealed(reason));
    }

    void portHolder(PortHolder holder) {
        portHolder = Optional.of(holder);
    }

    /** What becomes of a program that is started. */
    void onSpawn(Function<SpawnRequest, FakeProcess> birth) {
        spawning = request -> new Spawning.Spawned(child(birth.apply(request)));
    }

    void onSpawnFail(String reason) {
        spawning = _ -> new Spawning.NotSpawned(reason);
    }

    List<SpawnRequest> spawned() {
        return List.copyOf(spawned);
    }

    int held() {
        return held.size();
    }

    List<FakeProcess> alive() {
        return processes.values().stream()
                .filter(process -> process.isAlive() && process.pid() != OWN_PID && process.pid() != FIRST_PID)
                .toList();
    }

    @Override
    public Pinning pin(long pid) {
        if (instead.containsKey(pid)) {
            return instead.get(pid);
        }
        FakeProcess process = processes.get(pid);
        return process == null || !process.isAlive() ? new Pinning.Gone() : new Pinning.Pinned(process.pin(held));
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        searches++;
        return alive().stream()
                .filter(process -> process.facts()
                                .executable()
                                .filter(executables::contains)
                                .isPresent()
                        || process.facts().executable().isEmpty())
                .map(FakeProcess::pid)
                .toList();
    }

    @Override
    public PortHolder holderOf(int port) {
        Set<Long> pids = alive().stream()
                .filter(process -> process.listensOn(port))
                .map(FakeProcess::pid)
                .collect(Collectors.toSet());
        return portHolder.orElse(pids.isEmpty() ? new PortHolder.Nobody() : new PortHolder.Held(pids));
    }

    @Override
    public Sources sources() {
        return Scene.SOURCES;
    }

    @Override
    public long ownPid() {
        return OWN_PID;
    }

    @Override
    public long largestPid() {
        return 4_194_304;
    }

    @Override
    public Spawning spawn(SpawnRequest request) {
        spawned.add(request);
        return spawning.apply(request);
    }

    /** The programs that were run to their end. */
    List<Command> ran() {
        return ran;
    }

    /** From now on, programs that are run do this. */
    void onRun(Function<Command, ProgramRun> what) {
        running = what;
    }

    @Override
    public ProgramRun run(Command command, Map<String, String> environment, Duration limit) {
        ran.add(command);
        return running.apply(command);
    }

    @Override
    public List<Long> runningAs(Predicate<Path> executable) {
        return alive().stream()
                .map(FakeProcess::facts)
                .filter(facts -> facts.executable().filter(executable).isPresent())
                .map(ProcessFacts::pid)
                .toList();
    }

    /** How often all processes were gone through. */
    int searches() {
        return searches;
    }

    /** The addresses at which somebody was asked whether it answers. */
    List<InetAddress> asked() {
        return asked;
    }

    @Override
    public Readiness ask(Approach approach, Duration limit) {
        int port = switch (approach) {
            case Approach.Mqtt(var addresses, var number) -> {
                asked.addAll(addresses);
                yield number;
            }
            case Approach.MqttInTls(var addresses, var number, var _, var _) -> {
                asked.addAll(addresses);
                yield number;
            }
            case Approach.Http(var _, var number) -> number;
        };
        List<FakeProcess> listeners =
                alive().stream().filter(process -> process.listensOn(port)).toList();
        if (listeners.isEmpty()) {
            return new Readiness.Refused();
        }
        if (!listeners.getFirst().answers()) {
            return new Readiness.Silent(limit);
        }
        return approach instanceof Approach.Http
                ? new Readiness.AnswersHttp(Duration.ofMillis(2), port, 401)
                : new Readiness.Answers(Duration.ofMillis(2), 0);
    }

    private Child child(FakeProcess process) {
        return new Child() {
            @Override
            public long pid() {
                return process.pid();
            }

            @Override
            public OptionalInt exitCode() {
                return process.exitCode();
            }

            @Override
            public boolean awaitExit(Duration limit) throws InterruptedException {
                return time.await(() -> !process.isAlive(), limit);
            }
        };
    }
}
