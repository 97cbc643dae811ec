package io.github.pidkeeper.core.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * The functions of Linux's C library that Java has no words for.
 *
 * <p>All of them are called through one method handle of one shape, five longs in and a long out: on every 64-bit Linux an
 * int (sign-extended, as Java widens it) and a pointer travel in the same registers as a long, and what a function does
 * not take it does not see. Each further shape would cost a command that starts cold some 10 to 20 ms.
 */
@SuppressWarnings("restricted") // the one class that leaves Java
final class Libc {

    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final int ERRNO = (int) CAPTURED.byteOffset(StructLayout.PathElement.groupElement("errno"));
    private static final MethodHandle CALL = Linker.nativeLinker()
            .downcallHandle(
                    FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    /** The same on all architectures, like every system call added since 2019. */
    private static final long PIDFD_SEND_SIGNAL = 424;

    private static final long PIDFD_OPEN = 434;

    /** To read, close-on-exec; the same on the architectures of {@link Architecture}. */
    static final int O_RDONLY_CLOEXEC = 0x8_0000;

    /** EFD_CLOEXEC | EFD_NONBLOCK, and the same bits for inotify. */
    private static final int CLOEXEC_NONBLOCK = 0x8_0800;

    private static final int AF_NETLINK = 16;
    /** SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, on the architectures of {@link Architecture}. */
    private static final int SOCK_RAW_CLOEXEC_NONBLOCK = 3 | CLOEXEC_NONBLOCK;

    private static final int NETLINK_SOCK_DIAG = 4;

    private static final int STATX_BASIC_STATS = 0x7FF;

    static final short POLLIN = 1;
    /** Something urgent; for a table of procfs, that it has changed. */
    static final short POLLPRI = 2;

    private static final int POLLFD_SIZE = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;

    private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(Scratch::new);
    private volatile Scratch latest = scratches.get();
    private final Charset pathCharset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    private final MemorySegment syscall = function("syscall");
    private final MemorySegment open = function("open");
    private final MemorySegment readLink = function("readlink");
    private final MemorySegment readLinkAt = function("readlinkat");
    private final MemorySegment getdents = function("getdents64");
    private final MemorySegment statx = function("statx");
    private final MemorySegment fstatfs = function("fstatfs");
    private final MemorySegment close = function("close");
    private final MemorySegment poll = function("poll");
    private final MemorySegment flock = function("flock");
    private final MemorySegment eventfd = function("eventfd");
    private final MemorySegment inotifyInit = function("inotify_init1");
    private final MemorySegment inotifyAddWatch = function("inotify_add_watch");
    private final MemorySegment inotifyRmWatch = function("inotify_rm_watch");
    private final MemorySegment read = function("read");
    private final MemorySegment write = function("write");
    private final MemorySegment socket = function("socket");

    /**
     * Memory of this thread, of {@link Scratch#ROOM} bytes, for what a function tells: its content lasts until the next who
     * asks for it.
     */
    Memory room() {
        return scratch().room;
    }

    /** Whether a pidfd of this process is to be had, of which none is kept. */
    boolean opens(long pid) {
        if (!(pidfdOpen(pid) instanceof CallResult.Success(int pidfd))) {
            return false;
        }
        close(pidfd);
        return true;
    }

    /** The pidfd of a process; always close-on-exec. */
    CallResult pidfdOpen(long pid) {
        return call(syscall, PIDFD_OPEN, pid);
    }

    CallResult pidfdSendSignal(int pidfd, int signal) {
        return call(syscall, PIDFD_SEND_SIGNAL, pidfd, signal);
    }

    /** Opens with the flags of open(2); creates nothing. */
    CallResult open(String path, int flags) {
        Scratch scratch = scratch();
        return call(scratch, open, scratch.name(path, pathCharset), flags, 0, 0, 0);
    }

    /** Opens with the flags of open(2), and creates with these permissions. */
    CallResult open(Path path, int flags, int mode) {
        Scratch scratch = scratch();
        return call(scratch, open, scratch.name(path.toString(), pathCharset), flags, mode, 0, 0);
    }

    /** Where a link leads: so many bytes of the memory, without a NUL. */
    CallResult readLink(String path, Memory into) {
        Scratch scratch = scratch();
        return call(scratch, readLink, scratch.name(path, pathCharset), into.address(), into.size(), 0, 0);
    }

    /** Where a link leads whose name ends in a NUL, in a directory that is open: so many bytes of the memory, without a NUL. */
    CallResult readLinkAt(int directory, Memory name, Memory into) {
        Scratch scratch = scratch();
        return call(scratch, readLinkAt, directory, name.address(), into.address(), into.size(), 0);
    }

    /** The next entries of a directory that is open: so many bytes of the memory, none at the end. */
    CallResult directoryEntries(int directory, Memory into) {
        return call(getdents, directory, into.address(), into.size());
    }

    /** What there is to know about a file, by its name in a directory that is open, or with an empty name about what is open. */
    CallResult statx(int directory, String name, int flags, Memory into) {
        Scratch scratch = scratch();
        long path = scratch.name(name, pathCharset);
        return call(scratch, statx, directory, path, flags, STATX_BASIC_STATS, into.address());
    }

    /** What there is to know about the file system of what is open. */
    CallResult fstatfs(int descriptor, Memory into) {
        return call(fstatfs, descriptor, into.address());
    }

    CallResult flock(int descriptor, int operation) {
        return call(flock, descriptor, operation);
    }

    CallResult close(int descriptor) {
        return call(close, descriptor);
    }

    /**
     * Waits until one of the descriptors is readable, has hung up or has failed.
     *
     * @param timeoutMillis -1 for as long as it takes
     * @return which of them, in their order; none of them after the time-out, and after a signal to this process
     */
    boolean[] poll(int timeoutMillis, int... descriptors) {
        short[] events = new short[descriptors.length];
        Arrays.fill(events, POLLIN);
        return poll(timeoutMillis, descriptors, events);
    }

    /**
     * The same.
     *
     * @param events what is waited for at each of them, besides that it hangs up or fails
     */
    boolean[] poll(int timeoutMillis, int[] descriptors, short[] events) {
        Scratch scratch = scratch();
        Memory array = scratch.pollDescriptors(descriptors.length);
        for (int i = 0; i < descriptors.length; i++) {
            array.bytes()
                    .putInt(i * POLLFD_SIZE, descriptors[i])
                    .putShort(i * POLLFD_SIZE + POLLFD_EVENTS, events[i])
                    .putShort(i * POLLFD_SIZE + POLLFD_REVENTS, (short) 0);
        }
        CallResult result = call(scratch, poll, array.address(), descriptors.length, timeoutMillis, 0, 0);
        boolean[] ready = new boolean[descriptors.length];
        if (result instanceof CallResult.Failure(var errno)) {
            if (errno.equals(Errno.EINTR)) {
                return ready;
            }
            throw new IllegalStateException("poll: " + errno);
        }
        for (int i = 0; i < descriptors.length; i++) {
            ready[i] = array.shortAt(i * POLLFD_SIZE + POLLFD_REVENTS) != 0;
        }
        return ready;
    }

    /** An event counter, not blocking and close-on-exec. */
    CallResult eventfd() {
        return call(eventfd, 0, CLOEXEC_NONBLOCK);
    }

    /** An inotify instance, not blocking and close-on-exec. */
    CallResult inotifyInit() {
        return call(inotifyInit, CLOEXEC_NONBLOCK);
    }

    CallResult inotifyAddWatch(int inotify, Path path, int mask) {
        Scratch scratch = scratch();
        return call(scratch, inotifyAddWatch, inotify, scratch.name(path.toString(), pathCharset), mask, 0, 0);
    }

    CallResult inotifyRmWatch(int inotify, int watch) {
        return call(inotifyRmWatch, inotify, watch);
    }

    /** A socket on which the kernel tells about sockets, not blocking and close-on-exec. */
    CallResult socketDiagnosis() {
        return call(socket, AF_NETLINK, SOCK_RAW_CLOEXEC_NONBLOCK, NETLINK_SOCK_DIAG);
    }

    CallResult read(int descriptor, Memory into) {
        return read(descriptor, into, 0, into.size());
    }

    /** Reads so many bytes at most, to this place of the memory. */
    CallResult read(int descriptor, Memory into, int offset, int length) {
        return call(read, descriptor, into.address() + offset, length);
    }

    CallResult write(int descriptor, Memory from) {
        return call(write, descriptor, from.address(), from.size());
    }

    /** A name that the system has written. */
    String string(byte[] name) {
        return new String(name, pathCharset);
    }

    /** A name that the system has written, up to the first of the NULs that follow it. */
    String paddedString(byte[] name) {
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return new String(name, 0, end, pathCharset);
    }

    /** A name as the system writes it, without a NUL. */
    MemorySegment bytes(String name) {
        return MemorySegment.ofArray(name.getBytes(pathCharset));
    }

    /** The system's own words for the reason of a failure. */
    String words(Errno errno) {
        try (Arena arena = Arena.ofConfined()) {
            long text = invoke(function("strerror"), arena.allocate(CAPTURED), errno.number(), 0, 0, 0, 0);
            return MemorySegment.ofAddress(text).reinterpret(Short.MAX_VALUE).getString(0, pathCharset);
        }
    }

    private CallResult call(MemorySegment function, long a) {
        return call(function, a, 0);
    }

    private CallResult call(MemorySegment function, long a, long b) {
        return call(function, a, b, 0);
    }

    private CallResult call(MemorySegment function, long a, long b, long c) {
        return call(scratch(), function, a, b, c, 0, 0);
    }

    /** Mostly the thread that asked last asks again; and a ThreadLocal is slow where Java has no second compiler. */
    private Scratch scratch() {
        Scratch last = latest;
        if (last.owner == Thread.currentThread()) {
            return last;
        }
        Scratch own = scratches.get();
        latest = own;
        return own;
    }

    private static CallResult call(Scratch scratch, MemorySegment function, long a, long b, long c, long d, long e) {
        // The upper half of a returned int is undefined.
        int result = (int) invoke(function, scratch.captured.segment(), a, b, c, d, e);
        return result == -1
                ? new CallResult.Failure(new Errno(scratch.captured.intAt(ERRNO)))
                : new CallResult.Success(result);
    }

    private static long invoke(MemorySegment f, MemorySegment captured, long a, long b, long c, long d, long e) {
        try {
            return (long) CALL.invokeExact(f, captured, a, b, c, d, e);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable impossible) {
            throw new AssertionError("a C function throws nothing", impossible);
        }
    }

    /**
     * Looks a function up.
     *
     * @throws NoSuchElementException if this C library has no such function
     */
    private static MemorySegment function(String name) {
        return Linker.nativeLinker().defaultLookup().find(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    /**
     * Memory of one thread for the call that it makes: kept, since making it anew takes as long as many a call, and a look at
     * a broker is some twenty of them.
     */
    private static final class Scratch {

        /** Longer than any path that a kernel takes: it refuses so long a beginning as it would refuse the whole. */
        private static final int LONGEST_NAME = 4097;

        /** What is read of a file at a time, and more than any struct needs. */
        static final int ROOM = 4096;

        final Thread owner = Thread.currentThread();
        final Memory captured = Memory.of(Arena.ofAuto(), (int) CAPTURED.byteSize());
        final Memory room = Memory.of(Arena.ofAuto(), ROOM);
        private final Memory memory = Memory.of(Arena.ofAuto(), LONGEST_NAME + 1);

        /** The address of a name, until the next is asked for. */
        long name(String name, Charset charset) {
            byte[] bytes = name.getBytes(charset);
            int length = Math.min(bytes.length, LONGEST_NAME);
            memory.bytes().put(0, bytes, 0, length).put(length, (byte) 0);
            return memory.address();
        }

        /** Room for so many; more than fit here are rare enough to be given some of their own. */
        Memory pollDescriptors(int count) {
            int size = count * POLLFD_SIZE;
            return size <= memory.size() ? memory : Memory.of(Arena.ofAuto(), size);
        }
    }
}
