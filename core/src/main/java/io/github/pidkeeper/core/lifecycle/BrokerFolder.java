package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.lifecycle.RecordFile.Reading;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Memory;
import io.github.pidkeeper.core.verdict.Remembered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this program keeps about one broker: its records, its lock, its output, and pid files that were set aside. */
final class BrokerFolder {

    private static final IdentityFields PROCESS = new IdentityFields("");
    private static final IdentityFields TARGET = new IdentityFields("target-");
    private static final IdentityFields OPERATOR = new IdentityFields("operator-");

    private static final String ASIDE = "pid-file-of-";
    private static final int MOST_ASIDES = 10;

    /** Two changes that follow each other faster may leave the folder with the same time. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);

    private final Path directory;
    private final RecordFile<Remembered> identity;
    private final RecordFile<Intent> intent;
    private final RecordFile<SystemdUnit> unit;
    private volatile Optional<Recollection> recollection = Optional.empty();

    BrokerFolder(Path directory) {
        this.directory = directory;
        identity = new RecordFile<>(directory.resolve("identity"), BrokerFolder::fields, BrokerFolder::remembered);
        intent = new RecordFile<>(directory.resolve("intent"), BrokerFolder::fields, BrokerFolder::intent);
        unit = new RecordFile<>(directory.resolve("unit"), BrokerFolder::fields, BrokerFolder::unit);
    }

    /** Held during an operation, and never deleted. */
    Path lock() {
        return directory.resolve("lock");
    }

    /** Where the broker's output goes. */
    BrokerOutput output() {
        return new BrokerOutput(directory.resolve("output.log"));
    }

    /** The name of a file that is not there yet, for the bytes of a pid file that is replaced or set aside. */
    String asideName(Instant now) {
        return ASIDE + now.toString().replace(':', '-');
    }

    /** Drops the oldest of them: the file of a broker that never removes its own is set aside at every other start. */
    void dropOldAsides() throws IOException {
        List<Path> asides;
        try (Stream<Path> files = Files.list(directory)) {
            asides = files.filter(file -> file.getFileName().toString().startsWith(ASIDE))
                    .sorted()
                    .toList();
        }
        for (Path old : asides.subList(0, Math.max(0, asides.size() - MOST_ASIDES))) {
            Files.deleteIfExists(old);
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Path directory() {
        return directory;
    }

    ChangeRecords changes() {
        return ChangeRecords.in(directory);
    }

    Path identityRecord() {
        return identity.path();
    }

    Path intentRecord() {
        return intent.path();
    }

    /**
     * What is recorded. Records are put in their place and removed, never written to: while nothing in the folder comes or
     * goes, what was read of them is still so.
     */
    Memory memory() {
        long changed = directory.toFile().lastModified(); // 0 where it is not, and where it is an image's, of 1970
        if (changed == 0 && !Files.isDirectory(directory)) {
            return Memory.none();
        }
        Optional<Recollection> known = recollection;
        if (known.isPresent() && known.get().changed() == changed) {
            return known.get().memory();
        }
        Memory memory = read();
        if (Math.abs(System.currentTimeMillis() - changed) > NOTICEABLE.toMillis()) {
            recollection = Optional.of(new Recollection(changed, memory));
        }
        return memory;
    }

    private Memory read() {
        Reading<Remembered> process = identity.read();
        Reading<Intent> aim = intent.read();
        var damaged = new ArrayList<Path>();
        var foreign = new ArrayList<Path>();
        return new Memory(present(process, damaged, foreign), present(aim, damaged, foreign), damaged, foreign);
    }

    /** Why nothing new can be written down here, as far as that can be seen without trying. */
    Optional<Message> problem() {
        return new Disk(directory).isFull()
                ? Optional.of(Message.of(Phrase.STATE_NOT_WRITABLE, directory + ": " + Disk.FULL))
                : Optional.empty();
    }

    /** Takes away what an operation that was cut short has left half-written; to be called with the lock held. */
    void sweep() throws IOException {
        identity.sweep();
        intent.sweep();
        unit.sweep();
        changes().begun().sweep();
        changes().last().sweep();
    }

    void remember(Remembered process) throws IOException {
        identity.write(process);
    }

    void forget() throws IOException {
        identity.drop();
    }

    /** The service through which it was last stopped, if it was. */
    Optional<SystemdUnit> stoppedUnit() {
        return unit.read() instanceof Reading.Present<SystemdUnit>(SystemdUnit service)
                ? Optional.of(service)
                : Optional.empty();
    }

    void rememberUnit(SystemdUnit service) throws IOException {
        unit.write(service);
    }

    void forgetUnit() throws IOException {
        unit.drop();
    }

    void intend(Intent aim) throws IOException {
        intent.write(aim);
    }

    void dropIntent() throws IOException {
        intent.drop();
    }

    private static <T> Optional<T> present(Reading<T> reading, List<Path> damaged, List<Path> foreign) {
        return switch (reading) {
            case Reading.Present<T>(T value) -> Optional.of(value);
            case Reading.Absent<T> _ -> Optional.empty();
            case Reading.Damaged<T>(Path path) -> {
                damaged.add(path);
                yield Optional.empty();
            }
            case Reading.Foreign<T>(Path path) -> {
                foreign.add(path);
                yield Optional.empty();
            }
        };
    }

    private static Map<String, String> fields(Remembered process) {
        Map<String, String> fields = PROCESS.of(process.identity());
        fields.put("since", process.since().toString());
        process.command().ifPresent(command -> fields.put("command", command.text()));
        return fields;
    }

    private static Remembered remembered(Map<String, String> fields) {
        return new Remembered(
                PROCESS.from(fields),
                since(fields),
                Optional.ofNullable(fields.get("command")).map(CommandMark::new));
    }

    private static Map<String, String> fields(Intent intent) {
        Map<String, String> fields = OPERATOR.of(intent.operator());
        fields.put("aim", intent.aim().name().toLowerCase(Locale.ROOT));
        fields.put("then-start", Boolean.toString(intent.thenStart()));
        fields.put("ended", Boolean.toString(intent.ended()));
        fields.put("since", intent.since().toString());
        intent.target().map(TARGET::of).ifPresent(fields::putAll);
        return fields;
    }

    private static Intent intent(Map<String, String> fields) {
        Optional<ProcessIdentity> target = TARGET.isIn(fields) ? Optional.of(TARGET.from(fields)) : Optional.empty();
        return new Intent(
                Intent.Aim.valueOf(fields.getOrDefault("aim", "").toUpperCase(Locale.ROOT)),
                target,
                Boolean.parseBoolean(fields.get("then-start")),
                Boolean.parseBoolean(fields.get("ended")),
                OPERATOR.from(fields),
                since(fields));
    }

    private static Map<String, String> fields(SystemdUnit service) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", service.name());
        fields.put("of-user", Boolean.toString(service.ofUser()));
        return fields;
    }

    private static SystemdUnit unit(Map<String, String> fields) {
        return SystemdUnit.parse(
                        fields.getOrDefault("name", ""), Boolean.parseBoolean(fields.getOrDefault("of-user", "")))
                .orElseThrow(() -> new IllegalArgumentException("not a service"));
    }

    private static Instant since(Map<String, String> fields) {
        try {
            return Instant.parse(fields.getOrDefault("since", ""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant", e);
        }
    }

    /**
     * What was read of the records.
     *
     * @param changed when something had last come into the folder or gone from it
     */
    private record Recollection(long changed, Memory memory) {}
}
