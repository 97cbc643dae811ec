package io.github.pidkeeper.core.linux;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An inotify instance: watches on directories and files, and what the kernel tells about them. */
final class Inotify implements AutoCloseable {

    static final int IN_MODIFY = 0x2;
    static final int IN_ATTRIB = 0x4;
    static final int IN_CLOSE_WRITE = 0x8;
    static final int IN_MOVED_FROM = 0x40;
    static final int IN_MOVED_TO = 0x80;
    static final int IN_CREATE = 0x100;
    static final int IN_DELETE = 0x200;
    static final int IN_DELETE_SELF = 0x400;
    static final int IN_MOVE_SELF = 0x800;
    /** Events were lost. */
    static final int IN_Q_OVERFLOW = 0x4000;
    /** The watch is no more. */
    static final int IN_IGNORED = 0x8000;

    static final int IN_ONLYDIR = 0x100_0000;
    static final int IN_DONT_FOLLOW = 0x200_0000;
    /** What is watched already goes on being watched for what it was. */
    private static final int IN_MASK_ADD = 0x2000_0000;

    /** struct inotify_event: watch, mask, cookie, length of the name, and the name, NUL padded. */
    private static final int MASK = 4;

    private static final int LENGTH = 12;
    private static final int NAME = 16;
    private static final int BUFFER = 16 * 1024;

    private final Libc libc;
    private final Descriptor descriptor;

    /** @param descriptor of an instance; closed with this */
    Inotify(Libc libc, Descriptor descriptor) {
        this.libc = libc;
        this.descriptor = descriptor;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** The number of the watch, the same for the same file; fails if there is no such file, or no watch to be had. */
    CallResult add(Path path, int mask) {
        int number = descriptor.acquire();
        try {
            return libc.inotifyAddWatch(number, path, mask | IN_MASK_ADD);
        } finally {
            descriptor.release();
        }
    }

    void remove(int watch) {
        int number = descriptor.acquire();
        try {
            libc.inotifyRmWatch(number, watch);
        } finally {
            descriptor.release();
        }
    }

    /** What has been told since the last time; nothing if nothing has. */
    List<Event> read() {
        int number = descriptor.acquire();
        try (Arena arena = Arena.ofConfined()) {
            Memory told = Memory.of(arena, BUFFER);
            return libc.read(number, told) instanceof CallResult.Success(int length) ? events(told, length) : List.of();
        } finally {
            descriptor.release();
        }
    }

    private List<Event> events(Memory told, int end) {
        var events = new ArrayList<Event>();
        for (int at = 0; at < end; at += NAME + told.intAt(at + LENGTH)) {
            String name = libc.paddedString(told.copy(at + NAME, told.intAt(at + LENGTH)));
            events.add(new Event(told.intAt(at), told.intAt(at + MASK), name));
        }
        return events;
    }

    @Override
    public void close() {
        descriptor.close();
    }

    /**
     * What has happened to a watched file, or in a watched directory.
     *
     * @param name of the file in the directory; empty where the watched file itself is meant
     */
    record Event(int watch, int mask, String name) {

        boolean says(int bits) {
            return (mask & bits) != 0;
        }
    }
}
