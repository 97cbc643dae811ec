package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            if (verb.operands() == 1 && verb.words().size() == 1) {
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

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A language that there is a manual in. */
    enum Language {
        ENGLISH(Locale.ENGLISH, "pidkeeper.1"),
        CHINESE(Locale.CHINESE, "pidkeeper.zh_CN.1");

        private final Locale locale;
        private final Path page;

        Language(Locale locale, String page) {
            this.locale = locale;
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
