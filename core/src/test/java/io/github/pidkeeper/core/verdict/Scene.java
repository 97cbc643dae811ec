package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.Sources;
import io.github.pidkeeper.core.readiness.Readiness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An observation as a test tells it: nothing there and nothing recorded, unless told otherwise. */
public final class Scene {

    /** As Linux has them. */
    public static final Sources SOURCES = new Sources(
            "/proc/*/exe",
            "/proc/#/exe",
            "/proc/#/cmdline",
            "/proc/#/stat",
            "/proc/#",
            "/proc/#/cgroup",
            "sock_diag, port #");

    static final int PORT = 1883;
    static final FileStamp STAMP = new FileStamp(1, 2, 12, Instant.EPOCH, 1000);

    private BrokerKind kind = BrokerKind.NANOMQ;
    private boolean portKnown = true;
    private long ownUid = 1000;
    private PidFileReading file = new PidFileReading.Absent();
    private NamedProcess named = new NamedProcess.Nobody();
    private final List<Sighting> elsewhere = new ArrayList<>();
    private boolean othersHidden;
    private PortHolder holder = new PortHolder.Nobody();
    private ConfigurationReading reading = new ConfigurationReading.None();
    private Readiness readiness = new Readiness.NotAsked();
    private Optional<Remembered> remembered = Optional.empty();
    private Optional<Intent> intent = Optional.empty();
    private boolean underWay;
    private List<Path> damaged = List.of();
    private List<Path> foreign = List.of();
    private Optional<String> content = Optional.empty();

    static ProcessFactsBuilder process(long pid) {
        return new ProcessFactsBuilder(pid);
    }

    static Sighting sighting(ProcessFacts facts, boolean holdsPort) {
        return new Sighting(facts, Hold.PIDFD, holdsPort, ProcessFactsBuilder.NOW);
    }

    Scene kind(BrokerKind value) {
        kind = value;
        return this;
    }

    Scene withoutPort() {
        portKnown = false;
        return this;
    }

    Scene asUser(long uid) {
        ownUid = uid;
        return this;
    }

    Scene file(PidFileReading reading) {
        file = reading;
        return this;
    }

    Scene fileNames(long pid, NamedProcess who) {
        file = new PidFileReading.NamesPid(pid, STAMP, true);
        named = who;
        return this;
    }

    /** The pid file names this process. */
    Scene fileNames(ProcessFacts process, boolean holdsPort) {
        return fileNames(process.pid(), new NamedProcess.Alive(sighting(process, holdsPort)));
    }

    Scene named(NamedProcess who) {
        named = who;
        return this;
    }

    /** Who the process is that the pid file names. */
    Optional<ProcessIdentity> namedIdentity() {
        return named instanceof NamedProcess.Alive(Sighting process)
                ? Optional.of(process.facts().identity())
                : Optional.empty();
    }

    /** The bytes of the file, one for each character; none for the empty text. */
    Scene content(String text) {
        content = text.isEmpty() ? Optional.empty() : Optional.of(text);
        return this;
    }

    Scene damaged(List<Path> records) {
        damaged = records;
        return this;
    }

    Scene foreign(List<Path> records) {
        foreign = records;
        return this;
    }

    Scene found(Sighting process) {
        elsewhere.add(process);
        return this;
    }

    Scene found(ProcessFacts process, boolean holdsPort) {
        elsewhere.add(sighting(process, holdsPort));
        return this;
    }

    Scene othersHidden() {
        othersHidden = true;
        return this;
    }

    Scene port(PortHolder who) {
        holder = who;
        return this;
    }

    /** What the broker's own configuration says. */
    Scene configuration(ConfigurationReading value) {
        reading = value;
        return this;
    }

    Scene readiness(Readiness value) {
        readiness = value;
        return this;
    }

    Scene answers() {
        return readiness(new Readiness.Answers(Duration.ofMillis(2), 0));
    }

    Scene silent() {
        return readiness(new Readiness.Silent(Duration.ofMillis(1500)));
    }

    Scene remembers(ProcessIdentity identity) {
        return remembers(identity, broker().command());
    }

    /** The same, where another command was configured when it was started. */
    Scene remembers(ProcessIdentity identity, Command then) {
        remembered = Optional.of(new Remembered(
                identity, ProcessFactsBuilder.NOW.minusSeconds(3600), Optional.of(CommandMark.of(then))));
        return this;
    }

    Scene intends(Intent.Aim aim, Optional<ProcessIdentity> target, boolean ended) {
        return intends(aim, target, false, ended);
    }

    /** What a restart has written down that stops this process. */
    Scene restarts(Intent.Aim aim, ProcessIdentity target, boolean ended) {
        return intends(aim, Optional.of(target), true, ended);
    }

    Scene intends(Intent.Aim aim, Optional<ProcessIdentity> target, boolean thenStart, boolean ended) {
        intent = Optional.of(new Intent(aim, target, thenStart, ended, own().identity(), ProcessFactsBuilder.NOW));
        return this;
    }

    Scene underWay() {
        underWay = true;
        return this;
    }

    Self own() {
        return Self.of(process(999).uid(ownUid).build());
    }

    Broker broker() {
        return new Broker(
                new BrokerName("plant-floor"),
                kind,
                new Command(Path.of("/usr/bin/nanomq"), List.of("start", "--conf", "/etc/nanomq.conf")),
                Path.of("/run/nanomq.pid"),
                Optional.empty(),
                portKnown ? OptionalInt.of(PORT) : OptionalInt.empty(),
                Broker.DEFAULT_GRACE);
    }

    Observation observation() {
        return new Observation(
                new Portrait(
                        broker(),
                        Path.of("/usr/bin/nanomq"),
                        remembered.map(Remembered::identity),
                        new ToldSurroundings()),
                own(),
                file,
                named,
                elsewhere,
                othersHidden,
                new OwnConfiguration(broker().port(), reading),
                portKnown ? Optional.of(holder) : Optional.empty(),
                readiness,
                new Memory(remembered, intent, damaged, foreign),
                underWay,
                ProcessFactsBuilder.NOW,
                new Provenance(
                        SOURCES,
                        Path.of("/state/identity"),
                        Path.of("/state/intent"),
                        ProcessFactsBuilder.NOW,
                        content.map(text -> new PidFileContent(text.getBytes(StandardCharsets.ISO_8859_1))),
                        ProcessFactsBuilder.NOW,
                        ProcessFactsBuilder.NOW,
                        ProcessFactsBuilder.NOW,
                        ProcessFactsBuilder.NOW));
    }

    Verdict verdict() {
        return new Judge().judge(observation());
    }
}
