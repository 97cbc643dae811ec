package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.ExecutableId;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The facts about a process as a test tells them: a NanoMQ that has run for an hour, unless told otherwise. */
public final class ProcessFactsBuilder {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String BOOT = "boot-1";

    private final long pid;
    private String boot = BOOT;
    private long ticks = 5000;
    private OptionalLong inode = OptionalLong.empty();
    private long parent = 1;
    private long uid = 1000;
    private Optional<Path> executable = Optional.of(Path.of("/usr/bin/nanomq"));
    private boolean replaced;
    private List<String> line = List.of("/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf");
    private Optional<Path> directory = Optional.of(Path.of("/"));
    private Instant startedAt = NOW.minusSeconds(3600);
    private boolean suspended;
    private boolean ownNamespace = true;
    private Optional<Unit> unit = Optional.empty();
    private Optional<String> container = Optional.empty();

    public ProcessFactsBuilder(long pid) {
        this.pid = pid;
    }

    public ProcessFactsBuilder boot(String id) {
        boot = id;
        return this;
    }

    public ProcessFactsBuilder ticks(long value) {
        ticks = value;
        return this;
    }

    public ProcessFactsBuilder pidfdInode(long value) {
        inode = OptionalLong.of(value);
        return this;
    }

    public ProcessFactsBuilder parent(long value) {
        parent = value;
        return this;
    }

    public ProcessFactsBuilder uid(long value) {
        uid = value;
        return this;
    }

    public ProcessFactsBuilder executable(String path) {
        executable = Optional.of(Path.of(path));
        return this;
    }

    public ProcessFactsBuilder executableUnreadable() {
        executable = Optional.empty();
        return this;
    }

    public ProcessFactsBuilder replaced() {
        replaced = true;
        return this;
    }

    public ProcessFactsBuilder line(String... words) {
        line = List.of(words);
        return this;
    }

    public ProcessFactsBuilder line(List<String> words) {
        line = words;
        return this;
    }

    ProcessFactsBuilder arguments(List<String> words) {
        line = Stream.concat(Stream.of("/usr/bin/nanomq"), words.stream()).toList();
        return this;
    }

    public ProcessFactsBuilder directoryUnreadable() {
        directory = Optional.empty();
        return this;
    }

    public ProcessFactsBuilder directory(String path) {
        directory = Optional.of(Path.of(path));
        return this;
    }

    public ProcessFactsBuilder startedAt(Instant instant) {
        startedAt = instant;
        return this;
    }

    public ProcessFactsBuilder suspended(boolean value) {
        suspended = value;
        return this;
    }

    public ProcessFactsBuilder nested() {
        ownNamespace = false;
        return this;
    }

    public ProcessFactsBuilder unit(String name, boolean ofUser) {
        unit = Optional.of(new Unit(name, ofUser));
        return this;
    }

    public ProcessFactsBuilder container(String id) {
        container = Optional.of(id);
        return this;
    }

    public ProcessFacts build() {
        var identity =
                new ProcessIdentity(boot, pid, ticks, executable.map(_ -> new ExecutableId(1, 2)), uid, 7, inode);
        return new ProcessFacts(
                identity,
                parent,
                executable,
                replaced,
                line,
                directory,
                "user" + uid,
                startedAt,
                suspended,
                ownNamespace,
                unit,
                container);
    }
}
