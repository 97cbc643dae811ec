package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.ExecutableId;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an identity is written into a record.
 *
 * @param prefix of its keys, so that one record can hold several
 */
record IdentityFields(String prefix) {

    Map<String, String> of(ProcessIdentity identity) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(prefix + "boot", identity.bootId());
        fields.put(prefix + "pid", Long.toString(identity.pid()));
        fields.put(prefix + "ticks", Long.toString(identity.startTicks()));
        fields.put(prefix + "uid", Long.toString(identity.uid()));
        fields.put(prefix + "pid-namespace", Long.toString(identity.pidNamespace()));
        identity.executable().ifPresent(executable -> {
            fields.put(prefix + "executable", executable.device() + ":" + executable.inode());
        });
        identity.pidfdInode().ifPresent(inode -> fields.put(prefix + "pidfd-inode", Long.toString(inode)));
        return fields;
    }

    boolean isIn(Map<String, String> fields) {
        return fields.containsKey(prefix + "pid");
    }

    /** @throws IllegalArgumentException if a field is missing or no number */
    ProcessIdentity from(Map<String, String> fields) {
        return new ProcessIdentity(
                text(fields, "boot"),
                number(fields, "pid"),
                number(fields, "ticks"),
                Optional.ofNullable(fields.get(prefix + "executable")).map(IdentityFields::executable),
                number(fields, "uid"),
                number(fields, "pid-namespace"),
                fields.containsKey(prefix + "pidfd-inode")
                        ? OptionalLong.of(number(fields, "pidfd-inode"))
                        : OptionalLong.empty());
    }

    private long number(Map<String, String> fields, String key) {
        return Long.parseLong(text(fields, key));
    }

    private String text(Map<String, String> fields, String key) {
        String text = fields.get(prefix + key);
        if (text == null) {
            throw new IllegalArgumentException("no " + prefix + key);
        }
        return text;
    }

    private static ExecutableId executable(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not an executable: " + text);
        }
        return new ExecutableId(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
