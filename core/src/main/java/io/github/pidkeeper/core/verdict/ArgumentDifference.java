package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;

/**
 * Where the arguments of two command lines differ, as it may be shown: what is between the words that both begin with and
 * those that both end with.
 */
record ArgumentDifference(List<String> ofFirst, List<String> ofSecond) {

    static ArgumentDifference between(ShownCommandLine first, ShownCommandLine second) {
        List<String> one = arguments(first);
        List<String> other = arguments(second);
        int shorter = Math.min(one.size(), other.size());
        int begin = 0;
        while (begin < shorter && one.get(begin).equals(other.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && one.reversed().get(end).equals(other.reversed().get(end))) {
            end++;
        }
        int from = begin - (areValuesOfOption(one, other, begin) ? 1 : 0);
        return new ArgumentDifference(one.subList(from, one.size() - end), other.subList(from, other.size() - end));
    }

    private static List<String> arguments(ShownCommandLine line) {
        List<String> words = line.masked();
        return words.subList(Math.min(1, words.size()), words.size());
    }

    /** Then the option goes with them: {@code -c old.conf}. */
    private static boolean areValuesOfOption(List<String> one, List<String> other, int at) {
        return at > 0 && isOption(one.get(at - 1)) && isValue(one, at) && isValue(other, at);
    }

    private static boolean isValue(List<String> words, int at) {
        return at < words.size() && !isOption(words.get(at));
    }

    private static boolean isOption(String word) {
        return word.startsWith("-");
    }

    /** Whether they differ only in what is not shown. */
    boolean isHidden() {
        return ofFirst.isEmpty() && ofSecond.isEmpty();
    }

    Object first() {
        return words(ofFirst);
    }

    Object second() {
        return words(ofSecond);
    }

    private static Object words(List<String> arguments) {
        return arguments.isEmpty() ? Message.of(Phrase.NO_ARGUMENTS) : String.join(" ", arguments);
    }
}
