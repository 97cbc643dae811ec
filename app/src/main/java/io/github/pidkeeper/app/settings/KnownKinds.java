package io.github.pidkeeper.app.settings;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.text.Nearest;
import java.util.List;

/**
 * The kinds of brokers that there are for this user, and what is wrong with descriptions of others.
 *
 * @param problems each with the name of the kind where a broker's would be
 */
public record KnownKinds(BrokerKinds kinds, List<SettingsProblem> problems) {

    public KnownKinds {
        problems = List.copyOf(problems);
    }

    /** Why there is no kind of this name. */
    public Sentence unknown(String text) {
        var texts = kinds.texts();
        return problems.stream()
                .filter(problem -> problem.broker().filter(text::equals).isPresent())
                .findFirst()
                .map(problem -> unusable(text, problem))
                .or(() -> new Nearest(texts).to(text).map(meant -> Sentence.of("settings.kind-meant", text, meant)))
                .orElseGet(() -> Sentence.of("settings.kind", text, String.join(", ", texts)));
    }

    /** Without what is to be done about it: that stands in the sentence around it. */
    private static Sentence unusable(String text, SettingsProblem problem) {
        return problem.reason()
                .map(reason -> problem.line().isPresent()
                        ? Sentence.of(
                                "settings.kind-unusable-in-line",
                                text,
                                problem.file(),
                                problem.line().getAsInt(),
                                reason)
                        : Sentence.of("settings.kind-unusable", text, problem.file(), reason))
                .orElseGet(() -> Sentence.of("settings.kind-unusable-file", text, problem.file()));
    }
}
