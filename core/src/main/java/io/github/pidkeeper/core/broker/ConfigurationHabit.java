package io.github.pidkeeper.core.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a kind of broker does with its configuration.
 *
 * @param options that name the file on its command line; the first is the one to suggest
 * @param variable of its environment that names the file where no option does
 * @param usual where the file mostly is; absolute, the likeliest first
 */
public record ConfigurationHabit(
        ConfigurationFormat format, List<String> options, Optional<String> variable, List<Path> usual) {

    public ConfigurationHabit {
        options = List.copyOf(options);
        usual = List.copyOf(usual);
    }
}
