package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.lifecycle.Replaced.Left;
import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is on record about changes to a broker's pid file.
 *
 * <p>Files of their own, and no further aim of an {@link io.github.pidkeeper.core.verdict.Intent}: the record of a stop that
 * was cut short must survive a repair, and a version of this program that knows nothing of repairs would take an aim that it
 * does not know for a damaged record, where it simply does not look at these.
 *
 * @param begun the change that is being made
 * @param last the change that was made last, and can be taken back
 */
record ChangeRecords(RecordFile<Begun> begun, RecordFile<Replaced> last) {

    /** A name, never a way to somewhere else. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    static ChangeRecords in(Path directory) {
        return new ChangeRecords(
                new RecordFile<>(
                        directory.resolve("pid-file-change"),
                        it -> fields(it),
                        fields -> new Begun(
                                kept(fields),
                                Optional.ofNullable(fields.get("after")).map(PidFileContent::ofHex),
                                name(fields, "fresh"),
                                Boolean.parseBoolean(fields.get("undoing")))),
                new RecordFile<>(
                        directory.resolve("pid-file-replaced"),
                        it -> fields(it),
                        fields -> new Replaced(kept(fields), left(fields))));
    }

    private static Map<String, String> fields(Begun begun) {
        var fields = new LinkedHashMap<String, String>();
        begun.before().ifPresent(kept -> put(fields, kept));
        begun.after().ifPresent(content -> fields.put("after", content.hex()));
        fields.put("fresh", begun.fresh());
        fields.put("undoing", Boolean.toString(begun.undoing()));
        return fields;
    }

    private static Map<String, String> fields(Replaced replaced) {
        var fields = new LinkedHashMap<String, String>();
        replaced.before().ifPresent(kept -> put(fields, kept));
        replaced.after().ifPresent(left -> {
            fields.put("after", left.content().hex());
            fields.put("after-stamp", text(left.stamp()));
        });
        return fields;
    }

    private static void put(Map<String, String> fields, Kept kept) {
        fields.put("kept", kept.name());
        fields.put("kept-stamp", text(kept.stamp()));
        kept.rights()
                .ifPresent(rights -> fields.put(
                        "kept-rights", Integer.toOctalString(rights.mode()) + ":" + rights.uid() + ":" + rights.gid()));
    }

    private static Optional<Kept> kept(Map<String, String> fields) {
        return fields.containsKey("kept")
                ? Optional.of(new Kept(
                        name(fields, "kept"),
                        stamp(text(fields, "kept-stamp")),
                        Optional.ofNullable(fields.get("kept-rights")).map(ChangeRecords::rights)))
                : Optional.empty();
    }

    private static Optional<Left> left(Map<String, String> fields) {
        return fields.containsKey("after")
                ? Optional.of(new Left(stamp(text(fields, "after-stamp")), PidFileContent.ofHex(text(fields, "after"))))
                : Optional.empty();
    }

    private static String text(FileStamp stamp) {
        return String.join(
                " ",
                Long.toString(stamp.device()),
                Long.toString(stamp.inode()),
                Long.toString(stamp.size()),
                Long.toString(stamp.ownerUid()),
                stamp.modified().toString());
    }

    private static FileStamp stamp(String text) {
        String[] parts = parts(text, " ", 5);
        try {
            return new FileStamp(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Instant.parse(parts[4]),
                    Long.parseLong(parts[3]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a stamp: " + text, e);
        }
    }

    private static FileRights rights(String text) {
        String[] parts = parts(text, ":", 3);
        return new FileRights(Integer.parseInt(parts[0], 8), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static String[] parts(String text, String separator, int count) {
        String[] parts = text.split(separator, -1);
        if (parts.length != count) {
            throw new IllegalArgumentException("not of " + count + " parts: " + text);
        }
        return parts;
    }

    private static String name(Map<String, String> fields, String key) {
        String name = text(fields, key);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return name;
    }

    private static String text(Map<String, String> fields, String key) {
        String text = fields.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return text;
    }
}
