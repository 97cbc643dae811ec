package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is added to the environment of a program, as it may be shown: what looks like a password is masked. */
record ShownEnvironment(Map<String, String> variables) {

    Map<String, String> masked() {
        var masked = new TreeMap<String, String>();
        variables.forEach((name, value) -> masked.put(name, masked(name, value)));
        return masked;
    }

    private static String masked(String name, String value) {
        return new ShownCommandLine(List.of(name, value)).masked().getLast();
    }

    /** On one line, in the order of the names. */
    String text() {
        return masked().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining(" "));
    }
}
