package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.linux.BareInotify;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.watch.Watcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * From the change of a pid file to its publication, beside a bare inotify watch on the directory. After the first event 10 ms
 * are waited on purpose: the rewriting of a file is several. The changes are a second apart, for in a directory that does not
 * come to rest the watch lets itself be woken less often.
 */
record PidFileChanges(Machine machine) {

    private static final int CHANGES = 15;
    private static final Duration APART = Duration.ofSeconds(1);

    void tell() throws Exception {
        var table = new Table("pid file to publication, ms", "n", "bare inotify", "published", "difference", "9 of 10");
        try (var subject = new Subject("subject", true)) {
            StandInProcess process = subject.start();
            BlockingQueue<Health> published = new LinkedBlockingQueue<>();
            try (var watcher = new Watcher(
                    subject.lifecycle(machine),
                    machine.sentinels().get(),
                    snapshot -> published.add(new Health(snapshot.verdict().pidFileHealth(), System.nanoTime())))) {
                watcher.watch(List.of(subject.broker));
                await(published, PidFileHealth.TRUE);
                var notified = new Samples();
                var told = new Samples();
                var difference = new Samples();
                for (int i = 0; i < CHANGES; i++) {
                    new CountDownLatch(1).await(APART.toMillis(), TimeUnit.MILLISECONDS);
                    boolean isWrong = i % 2 == 0;
                    long pid = isWrong
                            ? ProcessHandle.current().parent().orElseThrow().pid()
                            : process.pid();
                    Path next = Files.writeString(subject.pidFile.resolveSibling("next"), pid + "\n");
                    var bare = new CompletableFuture<Long>();
                    try (var inotify = new BareInotify(subject.pidFile.getParent())) {
                        Thread.ofPlatform().daemon().start(() -> {
                            inotify.awaitEvent();
                            bare.complete(System.nanoTime());
                        });
                        long begin = System.nanoTime();
                        Files.move(next, subject.pidFile, StandardCopyOption.ATOMIC_MOVE);
                        long byInotify = bare.get(1, TimeUnit.MINUTES) - begin;
                        long byWatch =
                                await(published, isWrong ? PidFileHealth.MISMATCHED : PidFileHealth.TRUE) - begin;
                        notified.add(byInotify);
                        told.add(byWatch);
                        difference.add(byWatch - byInotify);
                    }
                }
                table.row(
                        "replaced by a rename",
                        told.count(),
                        notified.medianMillis(),
                        told.medianMillis(),
                        difference.medianMillis(),
                        difference.mostMillis());
            }
        }
    }

    private static long await(BlockingQueue<Health> published, PidFileHealth health) throws InterruptedException {
        while (true) {
            Health next = published.take();
            if (next.health() == health) {
                return next.at();
            }
        }
    }

    private record Health(PidFileHealth health, long at) {}
}
