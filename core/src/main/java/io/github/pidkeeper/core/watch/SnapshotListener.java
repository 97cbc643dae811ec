package io.github.pidkeeper.core.watch;

/** Is told what the watch has found. Called on the watch's own thread, one snapshot at a time; must return at once. */
@FunctionalInterface
public interface SnapshotListener {

    /** This broker's snapshot is new, or says something else than the one before. */
    void published(Snapshot snapshot);
}
