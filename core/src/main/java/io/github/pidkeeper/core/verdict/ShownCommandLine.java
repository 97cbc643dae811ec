package io.github.pidkeeper.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command line as it may be shown and written down: what looks like a password is masked, what is long is cut.
 *
 * <p>{@code -P} (mosquitto's tools), {@code --password}, {@code --pw} and whatever else ends in such a word hide the
 * value behind them, glued on with {@code =} or in the next word; so does the user information of an URL.
 */
public record ShownCommandLine(List<String> words) {

    private static final String MASK = "***";
    private static final int LONGEST = 300;
    private static final List<String> ENDINGS =
            List.of("password", "passwd", "passphrase", "secret", "token", "--pw", "--pass");
    private static final Pattern USER_INFORMATION = Pattern.compile("(?<=://)[^/@\\s]+@");

    public String text() {
        String text = String.join(" ", masked());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** All words, none of them cut. */
    public List<String> masked() {
        var shown = new ArrayList<String>();
        boolean secretFollows = false;
        for (String word : words) {
            shown.add(secretFollows ? MASK : withoutSecrets(word));
            secretFollows = !secretFollows && namesSecret(word);
        }
        return List.copyOf(shown);
    }

    private static String withoutSecrets(String word) {
        int equals = word.indexOf('=');
        if (equals > 0 && namesSecret(word.substring(0, equals))) {
            return word.substring(0, equals + 1) + MASK;
        }
        return word.contains("://") ? USER_INFORMATION.matcher(word).replaceAll(MASK + "@") : word;
    }

    private static boolean namesSecret(String option) {
        if (option.equals("-P")) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (option.regionMatches(true, option.length() - ending.length(), ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }
}
