package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where this program keeps what it has to remember: a folder for each broker, and the journal.
 *
 * <p>Nothing is created by looking. A broker's folder is found by the path of its pid file, so that the same broker,
 * configured by name and given on the spot, is one and has one lock.
 */
final class StateDirectory {

    /** Of what a file system takes as one name. */
    private static final int LONGEST_NAME = 255;

    private static final int KEY_BYTES = 12;

    private final Path root;

    /** By the pid file, which decides; kept, because they know what they have read. */
    private final Map<Path, BrokerFolder> folders = new ConcurrentHashMap<>();

    private final StatePlace place;

    StateDirectory(Path root) {
        this(new StatePlace(root, OptionalLong.empty()));
    }

    StateDirectory(StatePlace place) {
        this.place = place;
        this.root = place.directory();
    }

    /** Why nothing of this user's has its place here. */
    Optional<Message> belongsToAnother() {
        return place.belongsToAnother();
    }

    BrokerFolder folder(Broker broker) {
        Path pidFile = real(broker.pidFile());
        BrokerFolder known = folders.get(pidFile);
        return known == null ? folders.computeIfAbsent(pidFile, it -> new BrokerFolder(path(it))) : known;
    }

    JournalFiles journal() {
        return new JournalFiles(root);
    }

    /**
     * Makes sure that there is a folder for the broker, for this user only.
     *
     * @throws IOException if there cannot be, or if everybody could exchange it
     */
    BrokerFolder create(Broker broker) throws IOException {
        create(path(real(broker.pidFile())));
        return folder(broker);
    }

    /** Makes sure that there is a place for the journal; throws the same. */
    void create() throws IOException {
        create(root);
    }

    private void create(Path within) throws IOException {
        PrivateFile.createDirectories(within);
        PrivateFile.refuseSharedDirectory(root);
    }

    /** Why nothing could be kept here, as far as that can be seen without trying: the system's own words. */
    Optional<String> problem() {
        Path nearest = place.nearest();
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Optional.of(nearest + ": Permission denied");
        }
        try {
            if (nearest.equals(root)) {
                PrivateFile.refuseSharedDirectory(root);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Path path(Path realPidFile) {
        return root.resolve("brokers").resolve(folderName(realPidFile.toString()));
    }

    /** Says whose folder it is. And the first hash in a program's life takes longer than all else in a look at a broker. */
    private static String folderName(String realPidFile) {
        String spelt = URLEncoder.encode(realPidFile, StandardCharsets.UTF_8);
        return spelt.length() <= LONGEST_NAME ? spelt : hash(realPidFile);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, KEY_BYTES);
    }

    /** The path with the links of its directories resolved, as far as these exist: /var/run and /run are one. */
    private static Path real(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            return path;
        }
        Path name = path.getFileName();
        try {
            return parent.toRealPath().resolve(name);
        } catch (IOException _) {
            return real(parent).resolve(name);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
