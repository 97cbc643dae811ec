package io.github.pidkeeper.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the message files as a whole: nothing missing, nothing left over, in both languages. */
final class MessageFilesTest {

    private static final Pattern GAP = Pattern.compile("\\{([^}]*)}");
    private static final Pattern CONSTANT = Pattern.compile("^ {4}([A-Z][A-Z_0-9]*),(?: // (.*))?$", Pattern.MULTILINE);
    private static final Path RESOURCES = Path.of("../resources");

    private final Map<String, String> english = lines("messages.properties");
    private final Map<String, String> chinese = lines("messages_zh.properties");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void bothLanguagesFillTheSameGaps() {
        for (var key : english.keySet()) {
            assertThat(gaps(chinese.getOrDefault(key, ""))).as(key).isEqualTo(gaps(english.get(key)));
        }
    }

    @Test
    void gapsAreNumbers() {
        for (var words : Stream.of(english, chinese)
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList()) {
            assertThat(words.replaceAll("\\{[0-9]}", ""))
                    .as(words)
                    .doesNotContain("{")
                    .doesNotContain("}");
        }
    }

    @Test
    void everyPhraseHasWordsAndNoWordsAreLeftOver() {
        var phrases = Arrays.stream(Phrase.values()).map(Phrase::key).collect(Collectors.toCollection(TreeSet::new));
        var keys = english.keySet().stream()
                .filter(key -> key.startsWith("core."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).isEqualTo(phrases);
    }

    /** The comment behind a constant of Phrase names its arguments: as many as the words may use. */
    @Test
    void theWordsOfAPhraseUseOnlyArgumentsThatItHas() throws IOException {
        var source = Files.readString(Path.of("../core/src/main/java/io/github/pidkeeper/core/text/Phrase.java"));
        var declared = CONSTANT.matcher(source)
                .results()
                .collect(Collectors.toMap(constant -> constant.group(1), MessageFilesTest::argumentCount));
        for (var phrase : Phrase.values()) {
            assertThat(declared).containsKey(phrase.name());
            assertThat(gaps(english.getOrDefault(phrase.key(), "")))
                    .as(phrase.name())
                    .allSatisfy(gap -> assertThat(gap).isLessThan(declared.get(phrase.name())));
        }
    }

    @Test
    void nobodyIsKilled() {
        assertThat(english)
                .allSatisfy((key, words) ->
                        assertThat(words.toLowerCase(Locale.ROOT)).as(key).doesNotContainPattern("\\bkill"));
    }

    @Test
    void everyKeyOfTheApplicationIsUsedSomewhere() throws IOException {
        String sources = sources();
        assertThat(english.keySet().stream().filter(key -> !key.startsWith("core.")))
                .allSatisfy(key -> assertThat(named(key, sources)).as(key).isTrue());
    }

    /** By the whole key, or by a family whose last part is computed: {@code "state."}. */
    private static boolean named(String key, String sources) {
        return sources.contains("\"" + key + "\"")
                || sources.contains("\"%" + key + "\"")
                || sources.contains("\"" + key.substring(0, key.lastIndexOf('.') + 1) + "\"");
    }

    private static String sources() throws IOException {
        var all = new StringBuilder();
        for (var root : new Path[] {Path.of("src/main/java"), RESOURCES}) {
            try (var files = Files.walk(root)) {
                for (var file : (Iterable<Path>) files.filter(MessageFilesTest::mayNameKeys)::iterator) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    private static boolean mayNameKeys(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".fxml");
    }

    private static int argumentCount(MatchResult constant) {
        return constant.group(2) == null ? 0 : constant.group(2).split(",").length;
    }

    private static Set<Integer> gaps(String words) {
        return GAP.matcher(words)
                .results()
                .map(gap -> Integer.valueOf(gap.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> lines(String file) {
        var words = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve("i18n").resolve(file))) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> (String) entry.getKey(),
                        entry -> (String) entry.getValue(),
                        (a, b) -> b,
                        TreeMap::new));
    }
}
