package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A section of a nanomq.conf, or all of it: the keys in their order, which may come more than once. */
record NanoMqSection(List<NanoMqMember> members) implements NanoMqValue {

    /**
     * NanoMQ puts what a key with dots stands for behind all else, so that their order changes; and it goes back by as many
     * keys as there were in quotes, some of which it then sees without them.
     */
    @Override
    public NanoMqSection spread() {
        var spread = new ArrayList<>(members);
        int at = 0;
        int plain = 0;
        while (at < spread.size()) {
            var member = spread.get(at).with(spread.get(at).value().spread());
            spread.set(at, member);
            if (member.isQuoted()) {
                spread.set(at, member.unquoted());
                at++;
            } else if (member.name().contains(".")) {
                spread.add(nested(spread.remove(firstCalled(member.name(), spread))));
                at = plain;
            } else {
                at++;
                plain++;
            }
        }
        return new NanoMqSection(spread);
    }

    private static int firstCalled(String name, List<NanoMqMember> members) {
        int at = 0;
        while (!members.get(at).name().equalsIgnoreCase(name)) {
            at++;
        }
        return at;
    }

    private static NanoMqMember nested(NanoMqMember dotted) {
        var names = List.of(dotted.name().split("\\.", -1)).reversed();
        var nested = new NanoMqMember(names.getFirst(), dotted.value(), dotted.line());
        for (var name : names.subList(1, names.size())) {
            nested = new NanoMqMember(name, new NanoMqSection(List.of(nested)), dotted.line());
        }
        return nested;
    }

    /**
     * The last value of a key counts, but of two sections what is in the earlier one is put behind what is in the later one,
     * and so counts.
     */
    @Override
    public NanoMqSection merged() {
        var merged = new LinkedHashMap<String, NanoMqMember>();
        for (var member : members) {
            var earlier = merged.remove(member.name());
            var value = earlier != null
                            && earlier.value() instanceof NanoMqSection before
                            && member.value() instanceof NanoMqSection now
                    ? now.followedBy(before)
                    : member.value();
            merged.put(member.name(), member.with(value.merged()));
        }
        return new NanoMqSection(List.copyOf(merged.values()));
    }

    private NanoMqSection followedBy(NanoMqSection other) {
        var all = new ArrayList<>(members);
        all.addAll(other.members());
        return new NanoMqSection(all);
    }

    /** The same with all keys in small letters: NanoMQ does not tell them apart, and takes the first. */
    List<NanoMqMember> lookedUp() {
        var seen = new HashSet<String>();
        return members.stream()
                .map(member -> new NanoMqMember(member.name().toLowerCase(Locale.ROOT), member.value(), member.line()))
                .filter(member -> seen.add(member.name()))
                .toList();
    }

    @Override
    public String hocon() {
        return lookedUp().stream()
                .map(member -> ConfigUtil.quoteString(member.name()) + ": "
                        + member.value().hocon())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
