package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.conf.NanoMqToken.Kind;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a nanomq.conf and what it includes apart into tokens, as NanoMQ does: a character that it has no use for, it passes
 * over, and what stands in an included file counts as if it stood in place of the include.
 */
final class NanoMqScanner {

    /** As deep as NanoMQ goes. */
    private static final int DEEPEST = 10;

    /** Files that include others often enough could otherwise keep us busy for ever. */
    private static final int MOST_FILES = 1000;

    private final Optional<Path> directory;
    private final List<NanoMqToken> tokens = new ArrayList<>();
    private final List<Optional<FileStamp>> stamps = new ArrayList<>();
    private Optional<NanoMqToken> substitution = Optional.empty();
    private int files;

    /** @param directory in which NanoMQ works, where that is known */
    NanoMqScanner(Optional<Path> directory) {
        this.directory = directory;
    }

    /** At least one token, of which the last is the end. */
    List<NanoMqToken> scan(Path file) throws Mistake {
        var place = new Place(file, 0, 0);
        place.scan();
        tokens.add(place.token(Kind.END, ""));
        return tokens;
    }

    /** The first <code>${name}</code>, for which NanoMQ fills nothing in: it passes over that as well. */
    Optional<NanoMqToken> substitution() {
        return substitution;
    }

    /** Of every file that was looked for, from before that; empty where the system does not tell one. */
    Optional<List<FileStamp>> stamps() {
        return stamps.stream().allMatch(Optional::isPresent)
                ? Optional.of(stamps.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /** How far the reading of one file has come. */
    private final class Place {

        private final Path file;
        private final String text;
        private final int depth;
        private final int within;
        private int at;
        private int line = 1;
        private Optional<Missing> missing = Optional.empty();

        /** @param within the line of the configuration that is being read where it includes this file; 0 for itself */
        Place(Path file, int depth, int within) throws Mistake {
            this.file = file;
            stamps.add(FileStamp.of(file));
            this.text = new ConfigurationFile(file).text();
            this.depth = depth;
            this.within = within;
            files++;
        }

        NanoMqToken token(Kind kind, String words) {
            return new NanoMqToken(kind, words, file, line, within == 0 ? line : within);
        }

        /** Takes the file apart, and tells whether NanoMQ reads on behind it. */
        boolean scan() throws Mistake {
            while (at < text.length()) {
                var kind = longest();
                if (kind.isEmpty()) {
                    at++;
                } else if (!take(kind.get())) {
                    return false;
                }
            }
            if (missing.isPresent()) {
                throw missing.get().told();
            }
            return true;
        }

        private Optional<Kind> longest() {
            int furthest = at;
            Optional<Kind> longest = Optional.empty();
            for (var kind : Kind.values()) {
                int end = kind.end(text, at);
                if (end > furthest) {
                    furthest = end;
                    longest = Optional.of(kind);
                }
            }
            return longest;
        }

        private boolean take(Kind kind) throws Mistake {
            var words = advance(kind.end(text, at));
            switch (kind) {
                case BLANK -> {
                    // Nothing is said by it.
                }
                case INCLUDE, REQUIRED -> {
                    return include(kind, words);
                }
                case SUBSTITUTION -> substitution = substitution.or(() -> Optional.of(token(kind, words)));
                default -> tokens.add(token(kind, words));
            }
            return true;
        }

        private String advance(int end) {
            var passed = text.substring(at, end);
            line += (int) passed.chars().filter(c -> c == '\n').count();
            at = end;
            return passed;
        }

        /** A path ends at a blank too, and all behind it up to the quotation mark or the bracket means nothing. */
        private boolean include(Kind kind, String words) throws Mistake {
            advance(endOf(" \t", true));
            var name = advance(endOf(kind == Kind.REQUIRED ? " \t\n\")" : " \t\n\"", false));
            if (name.isEmpty()) {
                return false;
            }
            var place = token(kind, name);
            passBehind(kind == Kind.REQUIRED ? ')' : '"');
            long brackets = words.chars().filter(c -> c == '(').count();
            if (brackets > (kind == Kind.REQUIRED ? 1 : 0)) {
                passBehind(')');
            }
            if (depth >= DEEPEST || files >= MOST_FILES) {
                throw Mistake.at(file, place.line(), Phrase.CONFIGURATION_INCLUDES_TOO_DEEP);
            }
            var included = new NanoMqInclude(place, directory);
            var path = included.path();
            // One that is not ours to read may be NanoMQ's to read.
            if (Files.notExists(path)) {
                stamps.add(FileStamp.of(path));
                passOver(new Missing(included.missing(path), at), kind);
                return true;
            }
            if (missing.isPresent() && missing.get().isForgotten(at)) {
                missing = Optional.empty();
            }
            return new Place(path, depth + 1, place.within()).scan();
        }

        private void passOver(Missing absent, Kind kind) throws Mistake {
            if (kind == Kind.REQUIRED) {
                throw absent.told();
            }
            missing = missing.or(() -> Optional.of(absent));
        }

        private int endOf(String characters, boolean among) {
            int end = at;
            while (end < text.length() && characters.indexOf(text.charAt(end)) >= 0 == among) {
                end++;
            }
            return end;
        }

        /** NanoMQ does not survive a file that ends before it has found this. */
        private void passBehind(char closing) throws Mistake {
            int end = text.indexOf(closing, at);
            if (end < 0) {
                throw Mistake.at(file, line, Phrase.CONFIGURATION_SYNTAX);
            }
            advance(end + 1);
        }
    }

    /**
     * A file that is included and is not there. NanoMQ crashes when it then wants more of the including one, unless it has
     * come to one that is there before that.
     *
     * @param at how far the including file was read by then
     */
    private record Missing(Mistake told, int at) {

        /** So much NanoMQ reads at a time. */
        private static final int BLOCK = 8192;

        boolean isForgotten(int by) {
            return at / BLOCK == by / BLOCK;
        }
    }
}
