package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GrammarTest {

    @Test
    void noWordsAreTheApplication() {
        assertThat(understood()).isEqualTo(new Invocation(Verb.APPLICATION, List.of(), Map.of(), Optional.empty()));
        assertThat(understood("--minimized").has(Option.MINIMIZED)).isTrue();
    }

    @Test
    void optionsAndTheBrokerStandInAnyOrder() {
        var expected = new Invocation(
                Verb.STOP, List.of("plant"), Map.of(Option.JSON, "", Option.FORCE_AFTER, "0"), Optional.empty());
        assertThat(understood("stop", "plant", "--json", "--force-after", "0")).isEqualTo(expected);
        assertThat(understood("stop", "--force-after=0", "plant", "--json")).isEqualTo(expected);
    }

    @Test
    void whatFollowsTheFirstTwoDashesIsNeverLookedInto() {
        var invocation = understood("start", "--pid-file", "/p", "--", "/b", "--json", "--", "--help", "");
        assertThat(invocation.command()).contains(List.of("/b", "--json", "--", "--help", ""));
        assertThat(invocation.options()).isEqualTo(Map.of(Option.PID_FILE, "/p"));
    }

    @Test
    void aWordThatIsNoTextInThisLocaleIsRefusedAlsoInTheCommandOfABroker() {
        assertThat(complaint("status", "--pid-file", "/p\uFFFD", "--", "/b")).contains("/p\uFFFD", "C.UTF-8");
        assertThat(complaint("stop", "--pid-file", "/p", "--", "/b", "--x=\uFFFD\uFFFDmlaut"))
                .contains("mlaut", "C.UTF-8");
    }

    @Test
    void aVerbMayHaveTwoWords() {
        assertThat(understood("brokers").verb()).isEqualTo(Verb.BROKERS);
        assertThat(understood("brokers", "--json").verb()).isEqualTo(Verb.BROKERS);
        assertThat(understood("brokers", "list").verb()).isEqualTo(Verb.LIST);
        assertThat(understood("brokers", "add", "a", "--pid-file=/p").operands())
                .containsExactly("a");
    }

    @Test
    void onlyARepairCanBeTakenBack() {
        assertThat(understood("repair", "plant", "--undo", "--dry-run").options())
                .isEqualTo(Map.of(Option.UNDO, "", Option.DRY_RUN, ""));
        assertThat(new Grammar().parse(List.of("stop", "--undo"))).isInstanceOf(Grammar.Parsing.NotUnderstood.class);
    }

    @Test
    void theJournalTakesItsOptionsInAnyOrder() {
        var expected = new Invocation(
                Verb.JOURNAL,
                List.of(),
                Map.of(Option.JSON, "", Option.BROKER, "plant", Option.SINCE, "2026-03-01 20:00"),
                Optional.empty());
        assertThat(understood("journal", "--json", "--broker", "plant", "--since", "2026-03-01 20:00"))
                .isEqualTo(expected);
        assertThat(understood("journal", "--since=2026-03-01 20:00", "--broker=plant", "--json"))
                .isEqualTo(expected);
    }

    @Test
    void helpIsUnderstoodWhateverElseIsWrong() {
        assertThat(understood("status", "a", "b", "-h").has(Option.HELP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stat|\"stat\" is not a verb of pidkeeper; status was probably meant. More: pidkeeper help",
                "STA|\"STA\" is not a verb of pidkeeper; status was probably meant. More: pidkeeper help",
                "star|\"star\" is not a verb of pidkeeper; start was probably meant. More: pidkeeper help",
                "rstart|\"rstart\" is not a verb of pidkeeper; start was probably meant. More: pidkeeper help",
                "stopp|\"stopp\" is not a verb of pidkeeper; stop was probably meant. More: pidkeeper help",
                "stats|\"stats\" is not a verb of pidkeeper; status was probably meant. More: pidkeeper help",
                "pause|\"pause\" is not a verb of pidkeeper; there are: status, start, stop, restart, repair, reload,"
                        + " brokers, log, journal, help. More: pidkeeper help",
                "status --jsn|unknown option --jsn; --json was probably meant. More: pidkeeper help",
                "--window-size|unknown option --window-size; there are: --help, --version, --state-dir, --minimized,"
                        + " --practice, --quit. More: pidkeeper help",
                "brokers remove a --json|unknown option --json; there are: --help. More: pidkeeper help",
                "status a b|\"b\" is one word too many for \"status\". A broker's own command goes behind two dashes:"
                        + " -- /abs/path/broker ARGUMENT...",
                "--minimized plant|\"plant\" cannot follow here. To ask about a broker: pidkeeper status plant",
                "--quit --minimized|--minimized and --quit exclude each other; give one of them",
                "brokers ad|\"ad\" is not a verb of pidkeeper; add was probably meant. More: pidkeeper help",
                "brokers list -- /b|\"brokers list\" takes no command behind two dashes; leave it out",
                "status --port|--port needs a value: --port VALUE, or --port=VALUE",
                "status --port=|--port needs a value: --port VALUE, or --port=VALUE",
                "status --pid-file --json|--pid-file needs a value: --pid-file VALUE, or --pid-file=VALUE",
                "status --json=yes|--json takes no value; leave \"=yes\" out",
                "journal plant|\"plant\" is one word too many for \"journal\"; one broker only: --broker plant",
                "journal --since|--since needs a value: --since VALUE, or --since=VALUE",
                "journal --sins 2h|unknown option --sins; --since was probably meant. More: pidkeeper help",
                "journal -- /b|\"journal\" takes no command behind two dashes; leave it out",
                "status --port 1 --port 2|--port is given twice; give it once",
            })
    void whatIsNotUnderstoodIsToldInOneSentence(String typed, String sentence) {
        assertThat(complaint(typed.split(" ", -1))).isEqualTo(sentence);
    }

    private static String complaint(String... typed) {
        var parsing = new Grammar().parse(List.of(typed));
        assertThat(parsing).isInstanceOf(Grammar.Parsing.NotUnderstood.class);
        return Texts.of(Locale.ENGLISH).text(((Grammar.Parsing.NotUnderstood) parsing).sentence());
    }

    private static Invocation understood(String... typed) {
        var parsing = new Grammar().parse(List.of(typed));
        assertThat(parsing).isInstanceOf(Grammar.Parsing.Understood.class);
        return ((Grammar.Parsing.Understood) parsing).invocation();
    }
}
