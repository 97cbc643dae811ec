package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word, sign or value of a nanomq.conf, as NanoMQ tells them apart.
 *
 * @param line where it ends in its file, from 1
 * @param within the line of the configuration itself: that of the include where the file is an included one
 */
record NanoMqToken(Kind kind, String text, Path file, int line, int within) {

    /** A sort of token; of two that fit equally long the first counts, and otherwise the longer one. */
    enum Kind {
        BLANK("[ \\t\\r\\n]++|(?:#|//)[^\\n]*+"),
        OPEN("\\{"),
        CLOSE("}"),
        OPEN_LIST("\\["),
        CLOSE_LIST("]"),
        COMMA(","),
        SIGN("[:=]"),
        TRUE("true"),
        FALSE("false"),
        NULL("null"),
        REQUIRED("[ \\t]*+include[ \\t]*+required\\([ \\t]*+(?:file\\([ \\t]*+)?\""),
        INCLUDE("[ \\t]*+include[ \\t]*+(?:file\\([ \\t]*+)?\""),
        QUANTITY("[0-9]++(?:kb|KB|mb|MB|gb|GB|%|us|ms|MS|[dDhHmMsS])"),
        QUOTED("\"[^\"]*+(?:(?<=\\\\)\"[^\"]*+)*\""),
        WORD("[A-Za-z][A-Za-z0-9_.@%|\\\\\"-]*+"),
        NUMBER("[+-]?[0-9]++(?:\\.[0-9]*+)?(?:[eE][+-]?[0-9]++)?"),
        SUBSTITUTION("\\$\\{\\??[A-Za-z][A-Za-z0-9_.@%|\\\\\"-]*+}"),
        END(null);

        private final @Nullable Pattern form;

        Kind(@Nullable String form) {
            this.form = form == null ? null : Pattern.compile(form);
        }

        /** Where one of this kind ends that begins there; the place itself if none does. */
        int end(String text, int at) {
            if (form == null) {
                return at;
            }
            var matcher = form.matcher(text).region(at, text.length());
            return matcher.lookingAt() ? matcher.end() : at;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
