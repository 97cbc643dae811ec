package io.github.pidkeeper.app.settings;

import com.typesafe.config.Config;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.ConfigurationHabit;
import io.github.pidkeeper.core.broker.ForegroundHabit;
import io.github.pidkeeper.core.broker.PidFileForm;
import io.github.pidkeeper.core.broker.PidFileHabit;
import io.github.pidkeeper.core.broker.Reloading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a kind of broker of the keys in one file, or finds what is wrong with them; used once. Every key may be left out:
 * what is not said is as it is for a generic broker.
 */
final class KindKeys {

    private static final List<String> KEYS = List.of(
            "programs",
            "places",
            "pid-file-form",
            "pid-file-variable",
            "usual-pid-file",
            "first-argument",
            "refused-arguments",
            "left-out-arguments",
            "environment",
            "configuration-format",
            "configuration-options",
            "usual-configurations",
            "reload");

    private static final String FILE_NAME = "[^/\\u0000]+";
    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

    private final BrokerName name;
    private final List<BrokerKind> others;
    private final Keys<BrokerKind> keys;

    /** @param others the kinds that are described already, whose programs are not to be claimed again */
    KindKeys(BrokerName name, List<BrokerKind> others, Config config) {
        this.name = name;
        this.others = List.copyOf(others);
        this.keys = new Keys<>(config, KEYS);
    }

    Parsing<BrokerKind> kind() {
        var kind = new BrokerKind(
                name.text(),
                programs(),
                keys.paths("places"),
                pidFile(),
                foreground(),
                configuration(),
                choice("reload", Reloading::parse, List.of(Reloading.HUP, Reloading.NONE), Reloading::text)
                        .orElse(Reloading.NONE));
        return keys.wrong().<Parsing<BrokerKind>>map(wrong -> wrong).orElseGet(() -> new Parsing.Parsed<>(kind));
    }

    private List<String> programs() {
        var programs = keys.texts("programs");
        if (programs.stream().anyMatch(program -> !program.matches(FILE_NAME))) {
            keys.wrong("programs", Sentence.of("settings.programs"));
        }
        for (var other : others) {
            programs.stream()
                    .filter(other.programs()::contains)
                    .findFirst()
                    .ifPresent(program ->
                            keys.wrong("programs", Sentence.of("settings.program-taken", program, other.text())));
        }
        return programs;
    }

    private PidFileHabit pidFile() {
        var usual = BrokerKind.GENERIC.pidFile();
        var forms = Arrays.asList(PidFileForm.values());
        return new PidFileHabit(
                choice("pid-file-form", PidFileForm::parse, forms, PidFileForm::text)
                        .orElse(usual.form()),
                variable(),
                keys.path("usual-pid-file"),
                usual.makesDirectory());
    }

    private Optional<String> variable() {
        var key = "pid-file-variable";
        if (!keys.has(key)) {
            return Optional.empty();
        }
        var variable = keys.text(key).filter(text -> text.matches(VARIABLE));
        return variable.isPresent() ? variable : keys.wrong(key, Sentence.of("settings.variable", key));
    }

    private ForegroundHabit foreground() {
        var verb = keys.text("first-argument");
        if (keys.has("first-argument") && verb.filter(text -> !text.isEmpty()).isEmpty()) {
            keys.wrong("first-argument", Sentence.of("settings.word", "first-argument"));
        }
        return new ForegroundHabit(
                verb,
                List.of(),
                List.of(),
                keys.texts("refused-arguments"),
                keys.texts("left-out-arguments"),
                environment());
    }

    private Map<String, String> environment() {
        var pairs = keys.texts("environment");
        if (pairs.stream().anyMatch(pair -> !pair.matches("(?s)" + VARIABLE + "=[^\\u0000]*"))) {
            keys.wrong("environment", Sentence.of("settings.environment"));
            return Map.of();
        }
        return pairs.stream()
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> pair.substring(pair.indexOf('=') + 1),
                        (_, later) -> later));
    }

    private ConfigurationHabit configuration() {
        var usual = BrokerKind.GENERIC.configuration();
        var formats = Arrays.asList(ConfigurationFormat.values());
        return new ConfigurationHabit(
                choice("configuration-format", ConfigurationFormat::parse, formats, ConfigurationFormat::text)
                        .orElse(usual.format()),
                keys.has("configuration-options") ? keys.texts("configuration-options") : usual.options(),
                usual.variable(),
                keys.paths("usual-configurations"));
    }

    /** One of a few words. */
    private <T> Optional<T> choice(
            String key, Function<String, Optional<T>> parse, List<T> choices, Function<T, String> words) {
        if (!keys.has(key)) {
            return Optional.empty();
        }
        var chosen = keys.text(key).flatMap(parse).filter(choices::contains);
        return chosen.isPresent()
                ? chosen
                : keys.wrong(
                        key,
                        Sentence.of(
                                "settings.choice",
                                key,
                                choices.stream().map(words).collect(Collectors.joining(", "))));
    }
}
