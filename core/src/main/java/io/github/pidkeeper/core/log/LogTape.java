package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.pidfile.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A log as one run of bytes, though it is moved aside, copied and cut off, deleted and made anew while it is read.
 *
 * <p>A position on it means the same byte for ever. What is taken away moves the start up, what is written moves the end; both
 * only when somebody looks. A file that was moved aside is read to its end before the next one is begun: that one counts only
 * when something is in it, since until then the writer may still have the old one. Of a file that was copied and cut off the
 * copy takes the place, if it is found. A file that was cut off without one begins anew behind the old end.
 *
 * <p>Safe for use by several threads; calls may block where the file system does.
 */
public final class LogTape implements AutoCloseable {

    /** By its last bytes a file is known again: they may be others though it is no shorter. */
    private static final int LAST_BYTES = 64;

    private static final int MOST_SEGMENTS = 8;

    private final LogFiles files;
    private final Path path;
    private final RotatedFiles rotated;
    private volatile List<Segment> segments = List.of();
    private volatile Opening found = new Opening.Nothing();
    private byte[] lastBytes = {};
    private List<FileStamp> rotatedBefore = List.of();

    /** Nothing is read before the first look. */
    public LogTape(LogFiles files, Path path) {
        this.files = files;
        this.path = path;
        this.rotated = new RotatedFiles(files, path);
    }

    /**
     * What a look has brought.
     *
     * @param more there is more at the end
     * @param anew what was there is no more: it was cut off
     * @param gap it was moved aside faster than it could be read, and lines may be missing
     */
    public record Change(boolean more, boolean anew, boolean gap) {}

    public Path path() {
        return path;
    }

    /** What the last look has found at the path; what is open is read on whatever that is. */
    public Opening found() {
        return found;
    }

    /** The position of the first byte that is there. */
    public long start() {
        List<Segment> now = segments;
        return now.isEmpty() ? 0 : now.getFirst().base();
    }

    /** The position behind the last byte that is there. */
    public long end() {
        List<Segment> now = segments;
        return now.isEmpty() ? 0 : now.getLast().end();
    }

    /** Looks what has become of the log. */
    public synchronized Change look() throws IOException {
        long endBefore = end();
        long startBefore = start();
        Opening opening = files.open(path);
        boolean gap = false;
        boolean cut;
        if (opening instanceof Opening.Opened(OpenLog log)) {
            // In this order: what is in the new file was written after all that is in the old one.
            boolean isBegun = isBegun(log);
            cut = !segments.isEmpty() && isCut();
            if (segments.isEmpty()) {
                begin(log);
            } else if (segments.getLast().file().isSameAs(log)) {
                log.close();
            } else {
                gap = turnTo(log, isBegun);
            }
        } else {
            cut = !segments.isEmpty() && isCut();
        }
        found = opening;
        return new Change(end() > endBefore, cut && start() != startBefore, gap);
    }

    private static boolean isBegun(OpenLog log) throws IOException {
        try {
            return log.size() > 0;
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    private void begin(OpenLog log) throws IOException {
        rotatedBefore = rotatedStamps();
        segments = List.of(new Segment(log, 0, 0, false));
        isCut();
    }

    /** Takes in what was written to the last file; returns whether it was cut off instead. */
    private boolean isCut() throws IOException {
        Segment live = segments.getLast();
        long size = live.file().size();
        boolean grown = size >= live.length() && Arrays.equals(lastBytes, bytesBefore(live.file(), live.length()));
        // One that was empty, and is again, may have been written to in between.
        boolean copied = (!grown || live.length() == 0) && replaceByCopy(live, size);
        if (!copied && grown) {
            replaceLast(List.of(live.grown(size)));
        } else if (!copied) {
            segments = List.of(new Segment(live.file(), live.sealed().end(), size, false));
        }
        lastBytes = lastBytesOf(live.file(), size);
        return !grown;
    }

    /**
     * Of a file that was copied and then cut off, the copy has what we had, and perhaps more; and of each time since that this
     * was done again there may be one too.
     */
    private boolean replaceByCopy(Segment live, long size) throws IOException {
        var next = new ArrayList<Segment>();
        for (OpenLog copy : rotated.open()) {
            boolean fits = next.isEmpty() ? isCopy(live, copy) : !isKnown(copy);
            if (fits) {
                long base = next.isEmpty() ? live.base() : next.getLast().end();
                next.add(new Segment(copy, base, copy.size(), false).sealed());
            } else {
                copy.close();
            }
        }
        if (next.isEmpty()) {
            return false;
        }
        next.add(new Segment(live.file(), next.getLast().end(), size, false));
        replaceLast(next);
        rotatedBefore = rotatedStamps();
        return true;
    }

    private boolean isCopy(Segment live, OpenLog other) throws IOException {
        return other.size() > 0
                && !isKnown(other)
                && other.size() >= live.length()
                && Arrays.equals(lastBytes, bytesBefore(other, live.length()));
    }

    /**
     * Goes on in the file that has taken the place of the old one, and in those that had it in between. As long as nothing is in
     * the new one, the last of those may still be written to.
     *
     * @return whether lines may be missing
     */
    private boolean turnTo(OpenLog log, boolean isBegun) throws IOException {
        var next = new ArrayList<Segment>();
        next.add(segments.getLast());
        boolean oldOneSeen = false;
        for (OpenLog other : rotated.open()) {
            boolean old = other.isSameAs(segments.getLast().file());
            oldOneSeen |= old;
            if (old || isKnown(other) || other.isSameAs(log)) {
                other.close();
            } else {
                next.set(next.size() - 1, next.getLast().sealed());
                next.add(new Segment(other, next.getLast().end(), other.size(), false));
            }
        }
        boolean gap = !oldOneSeen && next.size() > 1;
        if (isBegun) {
            next.set(next.size() - 1, next.getLast().sealed());
            next.add(new Segment(log, next.getLast().end(), log.size(), false));
        } else {
            log.close();
        }
        if (next.size() > 1) {
            replaceLast(next);
            Segment live = next.getLast();
            lastBytes = lastBytesOf(live.file(), live.length());
            rotatedBefore = rotatedStamps();
        }
        return gap;
    }

    private boolean isKnown(OpenLog log) {
        return segments.stream().anyMatch(it -> it.file().isSameAs(log)) || rotatedBefore.contains(log.stamp());
    }

    private List<FileStamp> rotatedStamps() {
        return rotated.open().stream()
                .map(log -> {
                    log.close();
                    return log.stamp();
                })
                .collect(Collectors.toList());
    }

    private void replaceLast(List<Segment> now) {
        var all = new ArrayList<>(segments.subList(0, segments.size() - 1));
        all.addAll(now);
        while (all.size() > MOST_SEGMENTS) {
            all.removeFirst().file().close();
        }
        segments = List.copyOf(all);
    }

    private static byte[] lastBytesOf(OpenLog log, long size) throws IOException {
        byte[] last = new byte[(int) Math.min(LAST_BYTES, size)];
        return Arrays.copyOf(last, log.read(size - last.length, last, 0, last.length));
    }

    /** As many as were kept, before the place where they were kept. */
    private byte[] bytesBefore(OpenLog log, long end) throws IOException {
        byte[] there = new byte[lastBytes.length];
        return Arrays.copyOf(there, log.read(end - there.length, there, 0, there.length));
    }

    /** Reads from this position on; returns how many bytes there are, and 0 at the end and where there are none any more. */
    public int read(long position, byte[] into, int count) throws IOException {
        int read = 0;
        for (Segment segment : segments) {
            long at = position + read;
            if (read < count && at >= segment.base() && at < segment.end()) {
                int more = segment.read(at, into, read, (int) Math.min(count - read, segment.end() - at));
                read += more;
                if (position + read < segment.end()) {
                    break;
                }
            }
        }
        return read;
    }

    @Override
    public synchronized void close() {
        segments.forEach(it -> it.file().close());
        segments = List.of();
    }
}
