package io.github.pidkeeper.app.live;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when a file of the settings came, changed or went, whoever did it. On Linux nothing is polled for that. */
final class SettingsWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);

    private final WatchService service;

    private SettingsWatch(WatchService service) {
        this.service = service;
    }

    /** @param changed called on a thread of the watch's own, once for a burst of changes or a few times */
    static SettingsWatch of(List<Path> directories, Runnable changed) throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        for (Path directory : directories) {
            directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        }
        var watch = new SettingsWatch(service);
        Thread.ofPlatform().daemon().name("settings").start(() -> watch.run(changed));
        return watch;
    }

    private void run(Runnable changed) {
        try {
            while (true) {
                var key = service.take();
                key.pollEvents();
                if (!key.reset()) {
                    LOG.warn("a directory of the settings is gone; changes in it are not noticed any more");
                    continue;
                }
                changed.run();
            }
        } catch (ClosedWatchServiceException _) {
            // Closed: nobody wants to know any more.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
