package io.github.pidkeeper.core.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside Java's heap, for what the kernel is asked and what it tells. Used by one thread.
 *
 * <p>Numbers in it are read through a buffer: the layouts of a segment have to have handles made for them at run time, which
 * takes a thirtieth of a look at a broker from a cold start.
 */
record Memory(MemorySegment segment, ByteBuffer bytes) {

    /** Of so many bytes, aligned as any struct wants it, all 0; given back with the arena. */
    static Memory of(Arena arena, int size) {
        MemorySegment segment = arena.allocate(size, Long.BYTES);
        return new Memory(segment, segment.asByteBuffer().order(ByteOrder.nativeOrder()));
    }

    long address() {
        return segment.address();
    }

    int size() {
        return bytes.capacity();
    }

    byte byteAt(int offset) {
        return bytes.get(offset);
    }

    short shortAt(int offset) {
        return bytes.getShort(offset);
    }

    int intAt(int offset) {
        return bytes.getInt(offset);
    }

    long longAt(int offset) {
        return bytes.getLong(offset);
    }

    /** A copy of what is there. */
    byte[] copy(int offset, int length) {
        var copy = new byte[length];
        bytes.get(offset, copy);
        return copy;
    }
}
