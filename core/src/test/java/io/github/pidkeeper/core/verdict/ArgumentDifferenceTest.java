package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentDifferenceTest {

    @Test
    void whatIsAlikeBeforeAndAfterIsLeftOut() {
        assertThat(between("b -v --old x -d", "b -v --new x -d")).isEqualTo(difference("--old", "--new"));
        assertThat(between("b -v", "b -v -d")).isEqualTo(difference("", "-d"));
        assertThat(between("b x x", "b x")).isEqualTo(difference("x", ""));
        assertThat(between("b", "b -v")).isEqualTo(difference("", "-v"));
    }

    @Test
    void anOptionGoesWithItsValue() {
        assertThat(between("b -v -c old.conf", "b -v -c new.conf")).isEqualTo(difference("-c old.conf", "-c new.conf"));
    }

    @Test
    void secretsDoNotTellThemApart() {
        assertThat(between("b --password old", "b --password new").isHidden()).isTrue();
        assertThat(between("b --password old", "b --password new -v").isHidden())
                .isFalse();
    }

    private static ArgumentDifference between(String one, String other) {
        return ArgumentDifference.between(line(one), line(other));
    }

    private static ShownCommandLine line(String words) {
        return new ShownCommandLine(words(words));
    }

    private static ArgumentDifference difference(String one, String other) {
        return new ArgumentDifference(words(one), words(other));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
