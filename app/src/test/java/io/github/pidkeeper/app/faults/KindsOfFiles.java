package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is no plain file of a sensible size is neither read, nor followed, nor waited for, nor removed. */
final class KindsOfFiles {

    private static final long GIBIBYTE = 1L << 30;
    private static final long MOST_KIBIBYTES = 150 * 1024;

    private KindsOfFiles() {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("B01", "the pid file has 1 GiB, and begins with the pid of an innocent", KindsOfFiles::huge),
                new Row("B02", "a directory is in the place of the pid file", scene -> {
                    Files.createDirectory(scene.pidFile());
                    Files.writeString(scene.pidFile().resolve("kept"), "");
                    refused(scene);
                }),
                new Row("B03", "a FIFO without a writer is in the place of the pid file", scene -> {
                    scene.superuser().run("mkfifo", scene.pidFile().toString());
                    refused(scene);
                }),
                new Row("B04", "the device /dev/zero is in the place of the pid file", scene -> {
                    Files.createFile(scene.pidFile());
                    scene.superuser()
                            .mount("--bind", "/dev/zero", scene.pidFile().toString());
                    refused(scene);
                }),
                new Row("B05", "the pid file is a link that leads nowhere", KindsOfFiles::danglingLink),
                new Row("B07", "the pid file is a link to itself", scene -> {
                    Files.createSymbolicLink(scene.pidFile(), scene.pidFile().getFileName());
                    refused(scene);
                }),
                new Row("X22", "a FIFO whose writer offers the pid of an innocent", KindsOfFiles::fifoWithWriter),
                new Row("X23", "a socket is in the place of the pid file", KindsOfFiles::socket),
                new Row("X24", "the pid file is a link to the pid file of an innocent", scene -> {
                    Files.createSymbolicLink(scene.pidFile(), scene.directory().resolve("neighbour.pid"));
                    refused(scene);
                }),
                new Row("X25", "the pid file is one byte too large, and names an innocent", scene -> {
                    String line = scene.innocent().pid() + "\n";
                    Files.writeString(scene.pidFile(), line + " ".repeat(4097 - line.length()));
                    refused(scene);
                }),
                new Row("X26", "a second name leads to the pid file of the running broker", KindsOfFiles::hardLink),
                new Row(
                        "X27",
                        "the pid file is a second name of an innocent's pid file",
                        KindsOfFiles::hardLinkToAnothers),
                new Row("X28", "a directory on the way to the pid file is a link", KindsOfFiles::linkedDirectory),
                new Row(
                        "X29",
                        "the name of the pid file has blanks, quotes and a line break in it",
                        scene -> works(scene, scene.directory().resolve("it's a \"pid\"\nfile $HOME.pid"))));
    }

    private static void refused(Scene scene) {
        // It would itself write through links.
        TestedBroker broker = scene.broker("--write-pid", "never");
        FileState file = FileState.of(broker.pidFile());
        broker.status().exits(1).is("unknown|stopped", "unsafe").ofNobody();
        broker.stop().exits(6);
        broker.start().exits(6);
        broker.restart().exits(6);
        broker.repair().exits(6);
        broker.isGone();

        var process = broker.byHand().awaitReady();
        broker.status().exits(0).is("running", "unsafe").of(process.pid());
        broker.start().exits(5);
        broker.stop().exits(0);
        broker.endedWell(process);
        file.checkUnchanged();
    }

    private static void huge(Scene scene) throws IOException {
        try (var file = new RandomAccessFile(scene.pidFile().toFile(), "rw")) {
            file.write((scene.innocent().pid() + "\n").getBytes(UTF_8));
            file.setLength(GIBIBYTE);
        }
        Path peak = scene.directory().resolve("peak");
        TestedBroker broker = scene.broker();
        List<String> measured = List.of(PrivateNamespace.warden().toString(), "--peak", peak.toString());
        broker.beginBehind(measured, "status")
                .reply()
                .exits(1)
                .is("unknown|stopped", "unsafe")
                .ofNobody();
        long kibibytes = Long.parseLong(Files.readString(peak).strip());
        scene.note("memory " + kibibytes / 1024 + " MiB at most");
        if (kibibytes > MOST_KIBIBYTES) {
            throw new AssertionError("status took " + kibibytes + " KiB of memory");
        }
        refused(scene);
    }

    private static void danglingLink(Scene scene) throws IOException {
        Path elsewhere = Files.createDirectory(scene.directory().resolve("elsewhere"));
        Path target = elsewhere.resolve("target.pid");
        Files.createSymbolicLink(scene.pidFile(), target);
        scene.bystanders().file(target);
        scene.bystanders().file(elsewhere);
        refused(scene);
    }

    private static void fifoWithWriter(Scene scene) throws IOException {
        scene.superuser().run("mkfifo", scene.pidFile().toString());
        // Opened for both, so that the opening does not wait for a reader.
        try (var writer = new RandomAccessFile(scene.pidFile().toFile(), "rw")) {
            writer.write((scene.innocent().pid() + "\n").getBytes(UTF_8));
            refused(scene);
        }
    }

    private static void socket(Scene scene) throws IOException {
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(scene.pidFile()));
            refused(scene);
        }
    }

    private static void hardLink(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        var process = broker.byHand().awaitReady();
        Path second = Files.createLink(scene.directory().resolve("second.pid"), broker.pidFile());
        String bytes = Files.readString(second);
        broker.status().exits(0).is("running", "true").of(process.pid());
        broker.stop().exits(0).is("stopped", "absent");
        isStill(second, bytes);
    }

    private static void hardLinkToAnothers(Scene scene) throws IOException {
        TestedBroker broker = scene.broker();
        Path anothers = scene.directory().resolve("anothers.pid");
        String bytes = scene.innocent().pid() + "\n";
        Files.writeString(anothers, bytes);
        Files.createLink(broker.pidFile(), anothers);
        broker.status().exits(1).is("stopped", "mismatched").ofNobody();
        broker.start().exits(0).is("running", "true").of(broker.only());
        broker.restart().exits(0).is("running", "true").of(broker.only());
        broker.stop().exits(0);
        isStill(anothers, bytes);
    }

    private static void linkedDirectory(Scene scene) throws IOException {
        Path real = Files.createDirectory(scene.directory().resolve("run"));
        Path link = Files.createSymbolicLink(scene.directory().resolve("var-run"), real);
        works(scene, link.resolve("broker.pid"));
        if (!Files.isSymbolicLink(link) || !Files.isDirectory(real)) {
            throw new AssertionError("the link to the directory should be there still");
        }
    }

    /** With its pid file there, the broker is started, found and stopped. */
    static void works(Scene scene, Path pidFile) {
        TestedBroker broker = scene.brokerWith(pidFile);
        broker.start().exits(0).is("running", "true").of(broker.only());
        broker.status().exits(0).is("running", "true").of(broker.only());
        broker.start().exits(5);
        broker.stop().exits(0).is("stopped", "absent");
        broker.isGone();
        if (Files.exists(pidFile, LinkOption.NOFOLLOW_LINKS)) {
            throw new AssertionError("the pid file should be gone");
        }
    }

    private static void isStill(Path file, String content) throws IOException {
        if (!Files.readString(file).equals(content)) {
            throw new AssertionError(file + " should still say " + content);
        }
    }
}
