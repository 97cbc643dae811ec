package io.github.pidkeeper.core.verdict;

import java.util.regex.Pattern;

/**
 * An argument of a command as far as it may be, or end in, the relative path of a file.
 *
 * <p>Most that have no slash are none: numbers, names of hosts and classes, verbs. So of these only the ones that end as the
 * files of brokers do are taken for one.
 */
record RelativeWord(String argument) {

    private static final Pattern FILE_ENDING = Pattern.compile(".*[^/]\\.(cfg|cnf|config|conf|hocon|ini|json|properties"
            + "|toml|xml|ya?ml|jar|[cm]?js|lua|py|rb|sh|cert?|crt|key|p12|pem|pfx|db|log|pid|sock|txt)");

    /** Whether it is the path of a file by its looks. */
    boolean isPath() {
        String path = path();
        return !path.isEmpty()
                && path.charAt(0) != '/'
                && !path.contains("://")
                && (path.indexOf('/') > 0 || FILE_ENDING.matcher(path).matches());
    }

    /** Whether it may be a file's name though it does not look like one. */
    boolean mayBeFile() {
        return !argument.isEmpty()
                && argument.indexOf('/') < 0
                && argument.charAt(0) != '-'
                && argument.indexOf(0) < 0
                && !argument.chars().allMatch(Character::isDigit);
    }

    /** Without the option before it. */
    private String path() {
        int equals = argument.indexOf('=');
        int slash = argument.indexOf('/');
        if (equals >= 0 && (slash < 0 || equals < slash)) {
            return argument.substring(equals + 1);
        }
        if (!argument.startsWith("-")) {
            return argument;
        }
        boolean isGlued = argument.length() > 2 && argument.charAt(1) != '-' && argument.indexOf(':') < 0;
        return isGlued ? argument.substring(2) : "";
    }
}
