package io.github.pidkeeper.core.verdict;

/**
 * A word of a command line, and what of it may be shown. There are three rules, and in doubt more is masked than has to be:
 *
 * <ol>
 *   <li>What stands behind a {@linkplain ValueName#isOfSecret() name of a secret} and a colon, an equals sign or a blank is
 *       masked to the end of the word. Where the word ends with such a name, the next word is masked, even if it looks like
 *       an option, since a password may; and if that names a secret itself, the one behind it is masked as well.
 *   <li>What stands behind a {@linkplain ValueName#isOfUser() name of a user} is shown up to its colon: {@code --user joe:***}.
 *   <li>What stands before the last {@code @} is masked, from behind {@code ://} or, where there is none, from the word on that
 *       a colon follows: {@code mqtt://***@host}.
 * </ol>
 */
record ShownWord(String text) {

    static final String MASK = "***";
    private static final char LAST_OF_ASCII = 127;
    private static final String BEFORE_USER = "\"'=,;/{[(";

    /** As it may be shown, given the word that stands before it. */
    String behind(ShownWord before) {
        if (before.name().isOfSecret()) {
            return MASK;
        }
        if (isPlain()) {
            return text;
        }
        int colon = before.name().isOfUser() ? text.indexOf(':') + 1 : 0;
        return masked(colon == 0 ? secret() : Math.min(colon, secret()));
    }

    /** Whether something in it has a name that tells it as a secret. */
    boolean namesSecret() {
        for (int i = 1; i < text.length(); i++) {
            if (isSeparator(i) && new ValueName(text, i).isOfSecret()) {
                return true;
            }
        }
        return false;
    }

    /** As most words are: nothing in it ends a name, or an address, and it is no {@code -P} with its value. */
    private boolean isPlain() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '-' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!plain) {
                return false;
            }
        }
        return !text.startsWith("-P");
    }

    private String masked(int secret) {
        int at = text.lastIndexOf('@');
        int user = user(at);
        if (user < 0 || secret <= user) {
            return cut(0, secret);
        }
        String shown = text.substring(0, user) + MASK;
        return secret <= at ? shown : shown + cut(at, secret);
    }

    private String cut(int from, int secret) {
        return secret < text.length() ? text.substring(from, secret) + MASK : text.substring(from);
    }

    /** What names the value that the next word is: not a path, nor what has its value already. */
    ValueName name() {
        int end = text.length();
        while (end > 0 && (isSeparator(end - 1) || ValueName.isQuote(text.charAt(end - 1)))) {
            end--;
        }
        boolean names = text.startsWith("-") || text.indexOf('/') < 0;
        return new ValueName(text, names && text.lastIndexOf('=', end - 1) < 0 ? end : 0);
    }

    /** Where the first secret in the word begins that has a name; the length of the word where it has none. */
    private int secret() {
        int secret = text.length();
        boolean user = false;
        for (int i = 1; i < secret; i++) {
            if (!isSeparator(i)) {
                secret = text.charAt(i - 1) == 'P' && new ValueName(text, i).isLetter('P') ? i : secret;
            } else if (new ValueName(text, i).isOfSecret()) {
                secret = i + 1;
            } else if (!user && new ValueName(text, i).isOfUser()) {
                int colon = colonOfUser(i + 1);
                // Of several users the first colon is the same; and where there is none, none follows.
                user = colon > 0 || text.indexOf(':', i + 1) < 0;
                secret = colon == 0 ? secret : Math.min(colon, secret);
            }
        }
        return secret;
    }

    /** Behind the colon in the value that begins there, which in JSON ends before the next member; 0 where it has none. */
    private int colonOfUser(int from) {
        int begin = from;
        while (begin < text.length() && ValueName.isQuote(text.charAt(begin))) {
            begin++;
        }
        boolean quoted = begin > from;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean member = c == ',' && i + 1 < text.length() && ValueName.isQuote(text.charAt(i + 1));
            if (quoted ? ValueName.isQuote(c) : member) {
                return 0;
            }
            if (c == ':') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Where the user information begins that ends at the last {@code @}; -1 where there is none. */
    private int user(int at) {
        int begin = 0;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c == ':' && text.startsWith("//", i + 1)) {
                return i + "://".length();
            }
            if (c == ':' && !isBehindQuote(i) && !Character.isWhitespace(text.charAt(i + 1))) {
                return begin;
            }
            if (Character.isWhitespace(c) || BEFORE_USER.indexOf(c) >= 0) {
                begin = i + 1;
            }
        }
        return -1;
    }

    /** Then it is the name of a member of JSON that the colon stands behind. */
    private boolean isBehindQuote(int colon) {
        return colon > 0 && ValueName.isQuote(text.charAt(colon - 1));
    }

    private boolean isSeparator(int at) {
        char c = text.charAt(at);
        return c == ':' || c == '=' || ((c <= ' ' || c > LAST_OF_ASCII) && Character.isWhitespace(c));
    }
}
