package io.github.pidkeeper.app.faults;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Pid files whose text is none, though a lenient reader would find a pid in it, mostly an innocent's: the broker is stopped
 * and nobody is signalled, a running broker is found all the same, and a start keeps the bytes and works.
 */
final class ContentsThatNameNobody {

    private ContentsThatNameNobody() {}

    static Stream<Row> rows() {
        return Stream.of(
                row("A07", "the pid file is empty", _ -> ""),
                row("A08", "the pid file has only white space in it", _ -> " \t\r\n \n"),
                row("A11", "text stands behind the pid of an innocent", pid -> pid + " garbage"),
                row("A13", "the pid file says -1, which would be everybody", _ -> "-1\n"),
                row("A14", "the pid file says 0, which would be the own process group", _ -> "0\n"),
                row("A15", "the pid file says 1", _ -> "1\n"),
                row("A18", "the pid file has 20 digits in it", pid -> pid + "0".repeat(20 - digits(pid)) + "\n"),
                row("A20", "the pid file says NaN", _ -> "NaN\n"),
                row("A21", "the pid of an innocent is written in Arabic digits", ContentsThatNameNobody::arabic),
                new Row("A23", "the pid of an innocent is written in UTF-16", ContentsThatNameNobody::utf16),
                similar("X01", "the pid of an innocent's group is written with a minus", pid -> "-" + pid + "\n"),
                similar("X02", "the pid of an innocent is written with a plus", pid -> "+" + pid + "\n"),
                similar("X03", "the pid of an innocent has a leading zero", pid -> "0" + pid + "\n"),
                similar("X04", "the pid of an innocent is written in hexadecimal", pid -> "0x" + Long.toHexString(pid)),
                similar("X05", "2^32 was added to the pid of an innocent", pid -> (1L << 32) + pid + "\n"),
                new Row("X06", "the pid is larger than any of this system", ContentsThatNameNobody::tooLarge),
                similar("X07", "the pid of an innocent has decimals", pid -> pid + ".0\n"),
                similar("X08", "two pids of innocents stand on one line", pid -> pid + " " + pid + "\n"),
                similar("X09", "the pid of an innocent stands on the second line", pid -> "\n" + pid + "\n"),
                similar("X10", "NULs stand before the pid of an innocent", pid -> "\0\0" + pid),
                similar("X11", "text follows behind NULs", pid -> pid + "\0\0" + pid));
    }

    /** The text that names nobody, made from the pid of an innocent. */
    @FunctionalInterface
    private interface Text {
        String with(long pid);
    }

    private static Row row(String id, String situation, Text text) {
        return new Row(id, situation, scene -> {
            byte[] content = text.with(scene.innocent().pid()).getBytes(UTF_8);
            hidesNoBroker(namesNobody(scene, content), content);
        });
    }

    /** The first half only: in the second it is as malformed as those of the list are. */
    private static Row similar(String id, String situation, Text text) {
        return new Row(id, situation, scene -> {
            namesNobody(scene, text.with(scene.innocent().pid()).getBytes(UTF_8));
        });
    }

    private static void utf16(Scene scene) throws Exception {
        String text = "\uFEFF" + scene.innocent().pid();
        namesNobody(scene, text.getBytes(UTF_16BE)).stop();
        byte[] content = text.getBytes(UTF_16LE);
        hidesNoBroker(namesNobody(scene, content), content);
    }

    private static void tooLarge(Scene scene) throws Exception {
        // Line by line: a file of the kernel's settings has no second half, and is to be read in one go.
        String limit = Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).getFirst();
        namesNobody(scene, (limit + "\n").getBytes(UTF_8)).stop();
        namesNobody(scene, (Long.parseLong(limit) + 1 + "\n").getBytes(UTF_8));
    }

    /** Returns the broker as it was started in spite of the file. */
    private static TestedBroker namesNobody(Scene scene, byte[] content) throws IOException {
        TestedBroker broker = scene.broker();
        broker.writePidFile(content);
        FileState file = FileState.of(broker.pidFile());
        broker.status().exits(1).is("stopped", "malformed").ofNobody();
        broker.stop().exits(5);
        file.checkUnchanged();

        broker.start().exits(0).is("running", "true").of(broker.only());
        keptAside(broker, content);
        return broker;
    }

    private static void hidesNoBroker(TestedBroker broker, byte[] content) throws IOException {
        broker.writePidFile(content);
        broker.status().exits(0).is("running", "malformed").of(broker.only());
        broker.start().exits(5);
        broker.stop().exits(0);
        broker.isGone();
    }

    private static void keptAside(TestedBroker broker, byte[] content) throws IOException {
        try (Stream<Path> files = Files.walk(broker.state())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Arrays.equals(Files.readAllBytes(file), content)) {
                    return;
                }
            }
        }
        throw new AssertionError("the old bytes are nowhere to be found");
    }

    private static String arabic(long pid) {
        return Long.toString(pid)
                .chars()
                .mapToObj(digit -> Character.toString('\u0660' + digit - '0'))
                .reduce("", String::concat);
    }

    private static int digits(long pid) {
        return Long.toString(pid).length();
    }
}
