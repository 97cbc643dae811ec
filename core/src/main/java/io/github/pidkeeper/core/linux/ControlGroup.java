package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the control groups of a process tell about who runs it, read from /proc/PID/cgroup.
 *
 * <p>On a machine with both versions of control groups the line "0::" counts first and "name=systemd" next; the other
 * version 1 hierarchies belong to nobody in particular, and only container engines leave their mark there.
 */
record ControlGroup(Optional<Unit> unit, Optional<String> container) {

    private static final Pattern USER_MANAGER = Pattern.compile("user@\\d+\\.service");

    /** A program that the desktop has launched lives in a service of its own, which supervises nothing. */
    private static final Pattern LAUNCHED_BY_DESKTOP = Pattern.compile("app-.*\\.service");

    /** docker, podman, containerd, CRI-O; podman's conmon is outside of the container and does not match. */
    private static final Pattern ENGINE = Pattern.compile(
            "(?:(?:docker|libpod|libpod-payload|cri-containerd|crio|nerdctl)-)?([0-9a-f]{64})(?:\\.scope)?");

    private static final Pattern MACHINE = Pattern.compile("(?:lxc\\.payload\\.|machine-)(.+?)(?:\\.scope)?");

    static ControlGroup parse(String text) {
        List<Line> lines =
                text.lines().map(Line::parse).flatMap(Optional::stream).toList();
        List<ControlGroup> systemds = Stream.concat(
                        lines.stream().filter(Line::isUnified), lines.stream().filter(Line::isSystemds))
                .map(line -> ofPath(line.path()))
                .toList();
        Stream<ControlGroup> all =
                Stream.concat(systemds.stream(), lines.stream().map(line -> ofPath(line.path())));
        return all.filter(group -> group.container().isPresent())
                .findFirst()
                .or(() -> systemds.stream()
                        .filter(group -> group.unit().isPresent())
                        .findFirst())
                .orElse(new ControlGroup(Optional.empty(), Optional.empty()));
    }

    /** What this says about a process when we are in the other group ourselves: what contains us both owns neither. */
    ControlGroup seenFrom(ControlGroup own) {
        return new ControlGroup(except(unit, own.unit), except(container, own.container));
    }

    private static <T> Optional<T> except(Optional<T> its, Optional<T> own) {
        return its.equals(own) ? Optional.empty() : its;
    }

    private static ControlGroup ofPath(String path) {
        List<String> outside = new ArrayList<>();
        String above = "";
        for (String part : path.split("/", -1)) {
            Optional<String> container = container(above, part);
            if (container.isPresent()) {
                return new ControlGroup(unit(outside), container);
            }
            outside.add(part);
            above = part;
        }
        return new ControlGroup(unit(outside), Optional.empty());
    }

    private static Optional<String> container(String above, String part) {
        Matcher engine = ENGINE.matcher(part);
        if (engine.matches()) {
            return Optional.of(engine.group(1));
        }
        if (above.equals("lxc") || above.equals("lxc.payload")) {
            return Optional.of(part);
        }
        if (above.startsWith("systemd-nspawn@") && part.equals("payload")) {
            return Optional.of(above.substring("systemd-nspawn@".length()).replaceFirst("\\.service$", ""));
        }
        Matcher machine = MACHINE.matcher(part);
        return machine.matches() && (part.endsWith(".scope") || part.startsWith("lxc."))
                ? Optional.of(machine.group(1))
                : Optional.empty();
    }

    /** The innermost unit, if it is a service. A scope only groups what others have started. */
    private static Optional<Unit> unit(List<String> path) {
        boolean ofUser =
                path.stream().anyMatch(part -> USER_MANAGER.matcher(part).matches());
        return path.reversed().stream()
                .filter(part -> part.endsWith(".service") || part.endsWith(".scope"))
                .findFirst()
                .filter(part -> part.endsWith(".service"))
                .filter(part -> !USER_MANAGER.matcher(part).matches())
                .filter(part -> !LAUNCHED_BY_DESKTOP.matcher(part).matches())
                .map(part -> new Unit(part, ofUser));
    }

    /** A line of /proc/PID/cgroup: hierarchy, controllers, path. */
    private record Line(String hierarchy, String controllers, String path) {

        static Optional<Line> parse(String line) {
            String[] fields = line.split(":", 3);
            return fields.length == 3 ? Optional.of(new Line(fields[0], fields[1], fields[2])) : Optional.empty();
        }

        boolean isUnified() {
            return hierarchy.equals("0") && controllers.isEmpty();
        }

        boolean isSystemds() {
            return controllers.equals("name=systemd");
        }
    }
}
