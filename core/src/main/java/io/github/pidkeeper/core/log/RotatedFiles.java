package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.log.LogFiles.Opening;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files into which a log was moved or copied aside: its name and a number or date behind it, as logrotate
 * ({@code mosquitto.log.1}, {@code mosquitto.log-20261127}, {@code mosquitto-20261127.log}) and NanoMQ
 * ({@code nanomq.log.1} to {@code nanomq.log.5} in a circle) name them. What was compressed already is none of them.
 */
record RotatedFiles(LogFiles files, Path path) {

    private static final int MOST = 64;
    private static final Pattern COMPRESSED = Pattern.compile(".*\\.(?:gz|bz2|xz|zst|lz4|Z)");

    /** Opens them, the one written to last at the end; to be closed by the caller. */
    List<OpenLog> open() {
        var opened = new ArrayList<OpenLog>();
        Optional.ofNullable(path.getParent()).ifPresent(directory -> open(directory, opened));
        opened.sort(Comparator.comparing(log -> log.stamp().modified()));
        return opened;
    }

    private void open(Path directory, List<OpenLog> opened) {
        try (var entries = Files.newDirectoryStream(directory, this::isRotated)) {
            for (Path entry : entries) {
                if (opened.size() < MOST && files.open(entry) instanceof Opening.Opened(OpenLog log)) {
                    opened.add(log);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // A directory that may be searched and not listed: what was moved aside is not found then.
        }
    }

    private boolean isRotated(Path entry) {
        String name = String.valueOf(entry.getFileName());
        String own = String.valueOf(path.getFileName());
        int dot = own.lastIndexOf('.');
        String stem = dot > 0 ? own.substring(0, dot) : own;
        String end = dot > 0 ? own.substring(dot) : "";
        return (isNumbered(name, own) || (isNumbered(name, stem) && name.endsWith(end)))
                && !COMPRESSED.matcher(name).matches();
    }

    private static boolean isNumbered(String name, String begin) {
        return name.length() > begin.length() + 1
                && name.startsWith(begin)
                && ".-_".indexOf(name.charAt(begin.length())) >= 0
                && Character.isDigit(name.charAt(begin.length() + 1));
    }
}
