package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a nanomq.conf sets, as HOCON proper: each setting in the line in which NanoMQ found it, by the whole path of its key.
 * So all that HOCON and NanoMQ's own parser do not have in common is settled when it is read by a library.
 */
record NanoMqText(NanoMqSection root) {

    String hocon() {
        var settings = new ArrayList<Setting>();
        collect("", root, settings);
        settings.sort(Comparator.comparingInt(Setting::line));
        var hocon = new StringBuilder();
        int line = 1;
        for (var setting : settings) {
            hocon.repeat('\n', setting.line() - line);
            hocon.append(setting.text()).append(", ");
            line = setting.line();
        }
        return hocon.toString();
    }

    private static void collect(String path, NanoMqSection section, List<Setting> settings) {
        for (var member : section.lookedUp()) {
            // Without quotes a key may mean something to HOCON, as "include" does.
            var key = path + ConfigUtil.quoteString(member.name());
            if (member.value() instanceof NanoMqSection within
                    && !within.members().isEmpty()) {
                collect(key + ".", within, settings);
            } else {
                settings.add(
                        new Setting(member.line(), key + " = " + member.value().hocon()));
            }
        }
    }

    /** A key with its value, and the line in which it belongs. */
    private record Setting(int line, String text) {}
}
