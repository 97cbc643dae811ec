package io.github.pidkeeper.core.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The arguments of a program that takes its options in any order, and a value behind an equals sign as in the next argument:
 * put in one form, in which those that mean the same are equal. What stands before the first option stays there.
 */
record OptionOrder(List<String> arguments) {

    List<String> sorted() {
        var groups = new ArrayList<List<String>>();
        groups.add(new ArrayList<>());
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().addAll(apart(argument));
        }
        groups.subList(1, groups.size()).sort(Comparator.comparing(group -> String.join(" ", group)));
        return groups.stream().flatMap(List::stream).toList();
    }

    private static List<String> apart(String argument) {
        int equals = argument.indexOf('=');
        return argument.startsWith("--") && equals > 0
                ? List.of(argument.substring(0, equals), argument.substring(equals + 1))
                : List.of(argument);
    }
}
