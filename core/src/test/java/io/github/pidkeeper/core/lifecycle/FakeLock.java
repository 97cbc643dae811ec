package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.LockFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Locks in memory: who asks while another holds it is told so at once. */
final class FakeLock implements LockFile {

    private final Set<Path> held = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<Locking> instead = Optional.empty();

    void answerInstead(Locking locking) {
        instead = Optional.of(locking);
    }

    /** Everybody who has asked and said why, in order. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    boolean isHeld() {
        return !held.isEmpty();
    }

    @Override
    public Optional<String> holder(Path file) {
        return instead.filter(Locking.HeldByAnother.class::isInstance)
                .map(it -> ((Locking.HeldByAnother) it).note())
                .or(() -> held.contains(file) ? Optional.of("somebody") : Optional.empty());
    }

    @Override
    public Locking tryLock(Path file, String holderNote, Duration limit) {
        if (!holderNote.isEmpty()) {
            notes.add(holderNote);
        }
        return instead.orElseGet(() ->
                held.add(file) ? new Locking.Locked(() -> held.remove(file)) : new Locking.HeldByAnother("somebody"));
    }
}
