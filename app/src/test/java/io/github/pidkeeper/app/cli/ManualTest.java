package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manual pages say what the program's own help says. */
final class ManualTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z]+(?:-[a-z]+)*");
    private static final Path README = Path.of("../README.md");

    /** Verbs, and what each of their codes means. */
    private static final Pattern ROW_OF_EXIT_CODES = Pattern.compile("(?m)^\\| ([a-z, ]+) \\| (\\d+ .*) \\|$");

    private static final Pattern CODE_IN_ROW = Pattern.compile("(?:^|· )(\\d+) ");
    private static final Pattern CODE = Pattern.compile("(?m)^\\.B (\\d+)$");
    private static final Set<Option> NOT_IN_A_SYNOPSIS =
            EnumSet.of(Option.HELP, Option.VERSION, Option.STATE_DIR, Option.WINDOW);
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[(--[^\\]]+)]");

    @ParameterizedTest
    @EnumSource
    void everyOptionIsInTheManualAndNoOther(Language language) throws IOException {
        var options = Arrays.stream(Option.values())
                .filter(option -> option != Option.WINDOW)
                .map(Option::text)
                .collect(Collectors.toSet());

        assertThat(found(OPTION, language.manual())).isEqualTo(options);
    }

    @ParameterizedTest
    @EnumSource
    void aVerbHasTheOptionsThatItsHelpTells(Language language) throws IOException {
        for (var verb : Verb.values()) {
            if (isToldByItself(verb)) {
                var help = language.help(verb);
                var told = found(IN_BRACKETS, help.substring(0, help.indexOf("\n\n")));
                told.removeIf(option -> option.startsWith("[--state-dir"));

                assertThat(found(IN_BRACKETS, language.synopsis(verb)))
                        .as(verb.text())
                        .isNotEmpty()
                        .isEqualTo(told);
            }
        }
    }

    /** The help of the others is in that of several. */
    private static boolean isToldByItself(Verb verb) {
        return verb == Verb.JOURNAL || (verb.operands() == 1 && verb.words().size() == 1);
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherVerbHasTheOptionsThatItTakes(Language language) throws IOException {
        for (var verb : Verb.values()) {
            if (!isToldByItself(verb)) {
                var options = verb.options().stream()
                        .filter(option -> !NOT_IN_A_SYNOPSIS.contains(option))
                        .map(Option::text)
                        .collect(Collectors.toSet());

                assertThat(found(OPTION, language.synopsis(verb)))
                        .as(verb.text())
                        .isEqualTo(options);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbIsInTheManual(Language language) throws IOException {
        for (var verb : Verb.values()) {
            assertThat(language.synopsis(verb)).as(verb.text()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExitCodeIsInTheManual(Language language) throws IOException {
        var lines = language.source().lines().toList();
        for (var code : ExitCode.values()) {
            assertThat(lines).contains(".B " + code.number());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theManualHasTheExitCodesOfTheReadme(Language language) throws IOException {
        var table =
                ROW_OF_EXIT_CODES.matcher(Files.readString(README)).results().toList();
        assertThat(table).hasSizeGreaterThan(2);
        for (var row : table) {
            int section = switch (row.group(1)) {
                case "status" -> 0;
                case "any" -> 2;
                default -> 1;
            };
            assertThat(language.exitCodes(section)).as(row.group(1)).containsAll(groups(CODE_IN_ROW, row.group(2)));
        }
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A language that there is a manual in. */
    enum Language {
        ENGLISH(Locale.ENGLISH, "pidkeeper.1", "EXIT STATUS"),
        CHINESE(Locale.CHINESE, "pidkeeper.zh_CN.1", "退出状态");

        private final Locale locale;
        private final Path page;
        private final String exitStatus;

        Language(Locale locale, String page, String exitStatus) {
            this.locale = locale;
            this.exitStatus = exitStatus;
            this.page = Path.of("../packaging/linux/share", page);
        }

        String help(Verb verb) {
            return Texts.of(locale).text("help." + verb.text());
        }

        String source() throws IOException {
            return Files.readString(page);
        }

        /** Without what is there for troff only. */
        String manual() throws IOException {
            return source().replace("\\-", "-");
        }

        /** Those of a section: of status, of other verbs, or of any. */
        Set<String> exitCodes(int section) throws IOException {
            var text = source();
            int begin = text.indexOf(".SH " + exitStatus + "\n") + 1;
            return groups(
                    CODE, text.substring(begin, text.indexOf(".SH ", begin)).split("\n\\.SS ", -1)[section + 1]);
        }

        /** How the verb is used: what stands between its .SY and .YS, options in brackets as .OP sets them. */
        String synopsis(Verb verb) throws IOException {
            var words =
                    Stream.concat(Stream.of("pidkeeper"), verb.words().stream()).collect(Collectors.joining(" "));
            var begin = verb.words().isEmpty() ? ".SY pidkeeper\n" : ".SY \"" + words + "\"\n";
            var text = manual();
            int at = text.indexOf(begin);
            return at < 0 ? "" : text.substring(at, text.indexOf(".YS", at)).replaceAll("(?m)^\\.OP (.*)$", "[$1]");
        }
    }
}
