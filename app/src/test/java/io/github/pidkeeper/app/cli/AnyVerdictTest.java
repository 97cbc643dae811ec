package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.words.EvidenceRow;
import io.github.pidkeeper.app.window.words.EvidenceWords;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.AnyObservation;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Judge;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Whatever the verdict is, it can be told: to people in both languages, and to scripts. */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE)
class AnyVerdictTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Run.NOW);
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** A gap that was not filled, or a key without words. */
    private static final Pattern UNTOLD =
            Pattern.compile("\\{[0-9]|\\b(?:core|status|status-line|window|state|health)\\.[a-z]");

    private final Judge judge = new Judge();

    @Property
    void peopleAreToldInTheirLanguageInTheTerminal(
            @ForAll("anything") Observation seen, @ForAll("languages") Texts texts) {
        Verdict verdict = judge.judge(seen);

        List<String> lines = new StatusLines(texts, CLOCK).of(broker(seen), verdict);

        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> {
            assertThat(line).doesNotContainPattern(UNTOLD);
            assertThat(line).isEqualTo(Texts.visible(line)).isEqualTo(line.stripTrailing());
        });
        assertThat(lines.stream().skip(1)).allMatch(AnyVerdictTest::fits);
        assertThat(lines.get(1).startsWith("  ! "))
                .as("the bad news first")
                .isEqualTo(verdict.evidence().stream().anyMatch(one -> one.bearing() == Bearing.CONTRADICTS));
    }

    /** A word that is longer than what is left of a line may stand out. */
    private static boolean fits(String line) {
        return new ShownText(line).columns() <= 100 || !line.strip().contains(" ");
    }

    @Property
    void andInTheWindow(@ForAll("anything") Observation seen, @ForAll("languages") Texts texts) {
        Verdict verdict = judge.judge(seen);
        var words = new EvidenceWords(texts);

        List<EvidenceRow> rows = words.rows(verdict.evidence());

        assertThat(rows)
                .hasSameSizeAs(verdict.evidence())
                .allSatisfy(row -> assertThat(row.finding() + row.check()).doesNotContainPattern(UNTOLD));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.read()).isNotBlank();
            assertThat(row.time()).matches("[0-9]{2}:[0-9]{2}:[0-9]{2}");
        });
        assertThat(words.plain("title", "facts", rows)).hasLineCount(3 + rows.size());
    }

    @Property
    void scriptsGetADocumentInWhichEachPieceOfEvidenceIsWhole(@ForAll("anything") Observation seen) {
        Verdict verdict = judge.judge(seen);

        String json =
                new Json().render(new StatusDocument(Texts.of(Locale.ENGLISH, UTC, CLOCK)).of(broker(seen), verdict));

        Config document =
                ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
        List<? extends Config> told = document.getConfigList("evidence");
        assertThat(told).hasSameSizeAs(verdict.evidence());
        for (int i = 0; i < told.size(); i++) {
            Evidence evidence = verdict.evidence().get(i);
            assertThat(told.get(i).root().keySet())
                    .containsExactlyInAnyOrder("check", "bearing", "finding", "source", "value", "text", "at");
            assertThat(told.get(i).getString("source"))
                    .isEqualTo(evidence.exhibit().source());
            assertThat(told.get(i).getIsNull("value"))
                    .isEqualTo(evidence.exhibit().value().isEmpty());
            assertThat(told.get(i).getString("text")).doesNotContainPattern(UNTOLD);
            assertThat(told.get(i).getString("at"))
                    .isEqualTo(evidence.exhibit().at().toString());
        }
    }

    private static Broker broker(Observation seen) {
        return seen.portrait().broker();
    }

    @Provide
    Arbitrary<Observation> anything() {
        return new AnyObservation().observations();
    }

    @Provide
    Arbitrary<Texts> languages() {
        return Arbitraries.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .map(language -> Texts.of(language, UTC, CLOCK));
    }
}
