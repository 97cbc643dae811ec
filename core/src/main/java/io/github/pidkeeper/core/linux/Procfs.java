package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The kernel's files about processes, read and not interpreted. What is told about a process can be about its successor by
 * the time it is read: only a pidfd that still lives afterwards vouches for it.
 */
record Procfs(Path root) {

    private static final int FIRST_READ = 1 << 13;
    private static final int MOST_READ = 1 << 22;
    private static final long AT_PAGESZ = 6;
    private static final long AT_CLKTCK = 17;
    private static final long USUAL_TICKS = 100;
    private static final long USUAL_PAGE = 4096;
    private static final long LARGEST_PID_OF_ALL = 1 << 22;

    /** The one that the kernel provides for this program. */
    static Procfs ofThisSystem() {
        return new Procfs(Path.of("/proc"));
    }

    Path of(long pid) {
        return root.resolve(Long.toString(pid));
    }

    /**
     * Which of these files tell what.
     *
     * @param ports where it is told who listens
     */
    Sources sources(String ports) {
        return new Sources(
                root + "/*/exe",
                root + "/#/exe",
                root + "/#/cmdline",
                root + "/#/stat",
                root + "/#",
                root + "/#/cgroup",
                ports);
    }

    /** Lenient about the bytes: names of processes need not be UTF-8. */
    String text(long pid, String name) throws IOException {
        return text(of(pid).resolve(name));
    }

    String net(String table) throws IOException {
        return text(root.resolve("net").resolve(table));
    }

    List<String> commandLine(long pid) throws IOException {
        return words(text(pid, "cmdline"));
    }

    /**
     * The arguments, empty ones too; a process that has overwritten them may show one that is a whole line. One empty word
     * behind it stands for whatever was wiped out.
     */
    static List<String> words(String line) {
        if (line.isEmpty()) {
            return List.of();
        }
        int first = line.indexOf(0);
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == 0) {
            end--;
        }
        // A single word is followed by as many as were wiped out, which need not be as many arguments as there were.
        boolean wiped = first == end && line.length() - end > 1;
        if (wiped) {
            return List.of(line.substring(0, end), "");
        }
        // Each argument ends in a NUL, an empty one is nothing else.
        return List.of(line.substring(0, Math.max(end, line.length() - 1)).split("\0", -1));
    }

    /** Tells by itself when it has changed. */
    Path mountTable() {
        return root.resolve("self/mountinfo");
    }

    String mounts() throws IOException {
        return text(mountTable());
    }

    long ownPid() throws IOException {
        return Long.parseLong(
                Files.readSymbolicLink(root.resolve("self")).getFileName().toString());
    }

    String bootId() throws IOException {
        return text(root.resolve("sys/kernel/random/boot_id")).strip();
    }

    /** When the system was started, by today's wall clock: the same for everybody who asks, until that clock is set. */
    Instant boot() throws IOException {
        return text(root.resolve("stat"))
                .lines()
                .filter(line -> line.startsWith("btime "))
                .findFirst()
                .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring("btime ".length()))))
                .orElseThrow(() -> new IOException("no btime in stat"));
    }

    /** The largest number that a pid can have now; the limit in pid_max is one more. */
    long largestPid() {
        try {
            return Long.parseLong(text(root.resolve("sys/kernel/pid_max")).strip()) - 1;
        } catch (IOException | NumberFormatException _) {
            return LARGEST_PID_OF_ALL;
        }
    }

    /** In which unit the kernel tells times: AT_CLKTCK of the auxiliary vector (getauxval(3)). */
    long ticksPerSecond() {
        return auxiliary(AT_CLKTCK, USUAL_TICKS);
    }

    /** In which unit the kernel tells memory, in bytes. */
    long pageSize() {
        return auxiliary(AT_PAGESZ, USUAL_PAGE);
    }

    private long auxiliary(long wanted, long usual) {
        try {
            ByteBuffer vector =
                    ByteBuffer.wrap(bytes(root.resolve("self/auxv"))).order(ByteOrder.nativeOrder());
            while (vector.remaining() >= 2 * Long.BYTES) {
                long key = vector.getLong();
                long value = vector.getLong();
                if (key == wanted) {
                    return value;
                }
            }
            return usual;
        } catch (IOException _) {
            return usual;
        }
    }

    private static String text(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /**
     * Reads with large reads from the start. The JDK's {@code readAllBytes} begins with one byte where a file claims to be
     * empty, and a file below /proc/sys then has no more to give.
     */
    private static byte[] bytes(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(FIRST_READ);
            while (channel.read(buffer) > 0) {
                if (!buffer.hasRemaining() && buffer.capacity() < MOST_READ) {
                    buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
                }
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }
}
