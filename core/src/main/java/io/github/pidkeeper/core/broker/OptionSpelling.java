package io.github.pidkeeper.core.broker;

import java.util.List;

/**
 * How an option may be written, and its value if it has one: as the next word, or the rest of its own.
 *
 * <p>NanoMQ reads its arguments with nng_opts_parse(3supp): a long option may be cut short where no other begins like that,
 * and its value may stand behind a colon as well as behind an equals sign.
 */
enum OptionSpelling {
    WHOLE,
    NANOMQ;

    private static final String LONG = "--";

    /** NanoMQ has others that begin with one letter of these, and ends on what may be several. */
    private static final List<String> SEVERAL = List.of("--", "--c");

    static OptionSpelling of(ConfigurationFormat format) {
        return format == ConfigurationFormat.NANOMQ ? NANOMQ : WHOLE;
    }

    /** Where an option's name ends and its value begins, after one sign more; the length where it has none in it. */
    int endOfName(String argument) {
        if (argument.startsWith(LONG)) {
            for (int i = LONG.length(); i < argument.length(); i++) {
                if (endsName(argument.charAt(i))) {
                    return i;
                }
            }
        }
        return argument.length();
    }

    private boolean endsName(char sign) {
        return sign == '=' || (this == NANOMQ && sign == ':');
    }

    /** Whether what is written is one of the options of these names. */
    boolean isAnyOf(List<String> names, String written) {
        return names.contains(written)
                || (this == NANOMQ
                        && written.startsWith(LONG)
                        && !SEVERAL.contains(written)
                        && names.stream().anyMatch(name -> name.startsWith(written)));
    }

    /** Whether another way of writing options might take an argument for this one. */
    static boolean resembles(String option, String argument) {
        String name = bare(option);
        String written = bare(argument);
        int end = endOfWord(written);
        return name.length() == 1
                ? written.startsWith(name) && (end == 1 || !argument.startsWith(LONG))
                : end > 0 && name.startsWith(written.substring(0, end));
    }

    private static int endOfWord(String written) {
        int end = 0;
        while (end < written.length() && written.charAt(end) != '=' && written.charAt(end) != ':') {
            end++;
        }
        return end;
    }

    private static String bare(String option) {
        return option.replaceFirst("^-{1,2}", "");
    }
}
