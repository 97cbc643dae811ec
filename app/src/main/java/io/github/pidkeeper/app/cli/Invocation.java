package io.github.pidkeeper.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed, understood as far as the grammar goes.
 *
 * @param operands what is neither option nor value
 * @param options with their values; an empty text for those that take none
 * @param command what follows the two dashes, taken as it is
 */
public record Invocation(
        Verb verb, List<String> operands, Map<Option, String> options, Optional<List<String>> command) {

    public Invocation {
        operands = List.copyOf(operands);
        options = Map.copyOf(options);
        command = command.map(List::copyOf);
    }

    public boolean has(Option option) {
        return options.containsKey(option);
    }

    public Optional<String> value(Option option) {
        return Optional.ofNullable(options.get(option));
    }

    Optional<String> operand() {
        return operands.stream().findFirst();
    }
}
