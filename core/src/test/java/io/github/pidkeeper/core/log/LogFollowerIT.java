package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs that are followed while real files are written to, turned, cut off and deleted. */
@Timeout(60)
final class LogFollowerIT {

    private static final int LINES = 6_000;
    private static final int TURN = 500;

    @TempDir
    private Path directory;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger looks = new AtomicInteger();
    private FutureTask<Boolean> following = new FutureTask<>(() -> true);

    /** How a log is turned. */
    enum Turn {
        /** logrotate, and Mosquitto after a HUP: moved aside, and written to for a while yet. */
        MOVED_AND_MADE_ANEW,
        /** logrotate's copytruncate. */
        COPIED_AND_CUT_OFF,
        /** NanoMQ: five files in a circle. */
        IN_A_CIRCLE
    }

    @ParameterizedTest
    @EnumSource
    void ofThousandsOfLinesNoneIsLostAndNoneSeenTwice(Turn turn) throws Exception {
        try (var log = new WrittenLog(directory.resolve("broker.log"));
                var _ = follow(log)) {
            write(log.path(), turn);
            until(LINES);
            assertThat(seen)
                    .isEqualTo(IntStream.range(0, LINES)
                            .mapToObj(LogFollowerIT::line)
                            .toList());
        }
    }

    @Test
    void whileNothingHappensNobodyLooks() throws Exception {
        try (var log = new WrittenLog(directory.resolve("broker.log"));
                var _ = follow(log)) {
            log.write("one\n");
            until(1);
            // What belongs to the line that was written (opened, written, closed) may make a look or two more.
            news.tryAcquire(300, TimeUnit.MILLISECONDS);
            int before = looks.get();
            assertThat(news.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
            assertThat(looks.get() - before).isLessThanOrEqualTo(1);
            log.write("two\n");
            until(2);
        }
    }

    @Test
    void aBusyLogIsLookedAtTenTimesASecondAtMost() throws Exception {
        try (var log = new WrittenLog(directory.resolve("broker.log"));
                var _ = follow(log);
                var out = Files.newOutputStream(log.path(), StandardOpenOption.CREATE)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            int lines = 0;
            while (System.nanoTime() < end) {
                put(out, lines++);
                news.tryAcquire(1, TimeUnit.MILLISECONDS);
            }
            assertThat(looks.get()).isLessThanOrEqualTo(13);
            until(lines);
        }
    }

    @Test
    void whatALinkLeadsToIsFollowedToo() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real")).resolve("broker.log");
        Files.writeString(real, "one\n");
        try (var log = new WrittenLog(Files.createSymbolicLink(directory.resolve("broker.log"), real));
                var _ = follow(log)) {
            until(1);
            log.write(real, "two\n");
            until(2);
        }
    }

    private void write(Path path, Turn turn) throws IOException {
        var out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try {
            for (int number = 0; number < LINES; number++) {
                put(out, number);
                if (number == 0) {
                    // What is moved aside before anybody has looked is nobody's to read.
                    until(1);
                }
                if (number % TURN == TURN - 1) {
                    int aside = number / TURN % 5 + 1;
                    out = turned(path, turn, out, aside);
                    // As fast as a reader may be slow: a log is not turned ten times a second.
                    until(number + 1 - TURN);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            out.close();
        }
    }

    private static OutputStream turned(Path path, Turn turn, OutputStream out, int aside) throws IOException {
        Path other = path.resolveSibling("broker.log." + (turn == Turn.IN_A_CIRCLE ? aside : 1));
        if (turn != Turn.IN_A_CIRCLE) {
            for (int older = 4; older > 0; older--) {
                Path there = path.resolveSibling("broker.log." + older);
                if (Files.exists(there)) {
                    Files.move(
                            there,
                            path.resolveSibling("broker.log." + (older + 1)),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return switch (turn) {
            case MOVED_AND_MADE_ANEW, IN_A_CIRCLE -> {
                Files.move(path, other, StandardCopyOption.REPLACE_EXISTING);
                out.close();
                yield Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            case COPIED_AND_CUT_OFF -> {
                Files.copy(path, other, StandardCopyOption.REPLACE_EXISTING);
                Files.newByteChannel(path, StandardOpenOption.WRITE).truncate(0).close();
                yield out;
            }
        };
    }

    private static void put(OutputStream out, int number) throws IOException {
        out.write((line(number) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String line(int number) {
        return "2026-11-27 00:06:25 [1] INFO  a.c:1: line " + number;
    }

    private LogFollower follow(WrittenLog log) {
        var follower = new LogFollower(log.tape(), Machine.current().sentinels().get());
        var printed = new Object() {
            private long at;
        };
        following = new FutureTask<>(() -> {
            follower.run(change -> {
                looks.incrementAndGet();
                assertThat(change.gap() || change.anew()).isFalse();
                printed.at = new LogReader(log.tape())
                        .forwards(printed.at, log.tape().end(), line -> {
                            if (line.ended()) {
                                seen.add(line.text());
                                news.release();
                            }
                            return line.ended();
                        });
                return true;
            });
            return true;
        });
        Thread.ofPlatform().daemon().name("follow").start(following);
        return follower;
    }

    private void until(int lines) throws InterruptedException {
        while (seen.size() < lines) {
            boolean more = news.tryAcquire(20, TimeUnit.SECONDS);
            if (!more && following.isDone()) {
                assertThat(following).succeedsWithin(Duration.ZERO);
            }
            assertThat(more).as("%s of %s lines were seen", seen.size(), lines).isTrue();
        }
    }
}
