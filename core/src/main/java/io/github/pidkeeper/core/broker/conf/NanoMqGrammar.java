package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.conf.NanoMqToken.Kind;
import io.github.pidkeeper.core.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grammar of a nanomq.conf, which has been the same from 0.23.1 to 0.25.6.
 *
 * <p>It has commas, or none, between keys and between values, and neither a comma with nothing behind it, nor a section
 * without anything in it ({@code mqtt {}}), nor a section whose name is in quotes, nor a text with nothing in it. An object
 * without anything in it ({@code mqtt = {}}) it takes as if it were not there. The brackets of an object may be left out, even
 * behind a key ({@code a = b = 1}); it then goes as far as there are keys.
 */
final class NanoMqGrammar {

    private final List<NanoMqToken> tokens;
    private int at;

    /** @param tokens of which the last is the end */
    NanoMqGrammar(List<NanoMqToken> tokens) {
        this.tokens = tokens;
    }

    /** Whatever it is if not a section, it sets nothing. */
    NanoMqSection read() throws Mistake {
        if (tokens.size() == 1) {
            throw Mistake.at(tokens.getFirst().file(), 1, Phrase.CONFIGURATION_EMPTY);
        }
        var value = value();
        expect(Kind.END);
        return value.orElse(null) instanceof NanoMqSection section ? section : new NanoMqSection(List.of());
    }

    /** Empty for an object with nothing in it. */
    private Optional<NanoMqValue> value() throws Mistake {
        if (isMember()) {
            return Optional.of(members());
        }
        var token = tokens.get(at);
        at++;
        return switch (token.kind()) {
            case OPEN -> object();
            case OPEN_LIST -> list();
            case QUOTED -> Optional.of(NanoMqValue.Plain.text(NanoMqMember.withoutQuotes(token.text())));
            case WORD, QUANTITY -> Optional.of(NanoMqValue.Plain.text(token.text()));
            case NUMBER -> Optional.of(NanoMqValue.Plain.number(token.text()));
            case TRUE, FALSE, NULL -> Optional.of(new NanoMqValue.Plain(token.text()));
            default -> {
                at--;
                throw misplaced();
            }
        };
    }

    private Optional<NanoMqValue> object() throws Mistake {
        Optional<NanoMqValue> object = next(Kind.CLOSE) ? Optional.empty() : Optional.of(members());
        expect(Kind.CLOSE);
        return object;
    }

    private Optional<NanoMqValue> list() throws Mistake {
        if (next(Kind.CLOSE_LIST)) {
            throw mistake(Phrase.CONFIGURATION_EMPTY_LIST);
        }
        var values = values();
        expect(Kind.CLOSE_LIST);
        return Optional.of(values);
    }

    private NanoMqValue.Items values() throws Mistake {
        var values = new ArrayList<NanoMqValue>();
        do {
            value().ifPresent(values::add);
        } while (taken(Kind.COMMA) || !next(Kind.CLOSE_LIST));
        return new NanoMqValue.Items(values);
    }

    private NanoMqSection members() throws Mistake {
        var members = new ArrayList<NanoMqMember>();
        do {
            member(members);
        } while (taken(Kind.COMMA) || next(Kind.WORD) || next(Kind.QUOTED));
        return new NanoMqSection(members);
    }

    private void member(List<NanoMqMember> members) throws Mistake {
        if (!next(Kind.WORD) && !next(Kind.QUOTED)) {
            throw misplaced();
        }
        var key = tokens.get(at);
        at++;
        if (key.is(Kind.QUOTED) && (next(Kind.OPEN) || next(Kind.OPEN_LIST))) {
            throw mistake(Phrase.CONFIGURATION_QUOTED_SECTION);
        }
        if (!next(Kind.SIGN) && !next(Kind.OPEN) && !next(Kind.OPEN_LIST)) {
            // It is a word too much, and what comes next may be in another line.
            at--;
            throw mistake(Phrase.CONFIGURATION_SYNTAX);
        }
        var between = tokens.get(at).kind();
        at++;
        int line = tokens.get(at).within();
        Optional<NanoMqValue> value = between == Kind.OPEN_LIST ? Optional.of(values()) : value();
        if (between != Kind.SIGN) {
            expect(between == Kind.OPEN ? Kind.CLOSE : Kind.CLOSE_LIST);
        }
        value.ifPresent(present -> members.add(new NanoMqMember(name(key), present, line)));
    }

    private static String name(NanoMqToken key) {
        return key.is(Kind.QUOTED) && !key.text().contains(".") ? NanoMqMember.withoutQuotes(key.text()) : key.text();
    }

    /** Whether a key stands here, and not a text. */
    private boolean isMember() {
        if (!next(Kind.WORD) && !next(Kind.QUOTED)) {
            return false;
        }
        return switch (tokens.get(at + 1).kind()) {
            case SIGN -> true;
            case OPEN, OPEN_LIST -> next(Kind.WORD);
            default -> false;
        };
    }

    private boolean next(Kind kind) {
        return tokens.get(at).is(kind);
    }

    private boolean taken(Kind kind) {
        if (next(kind)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(Kind kind) throws Mistake {
        if (!taken(kind)) {
            throw misplaced();
        }
    }

    private Mistake misplaced() {
        if ((before(Kind.COMMA) && endsSomething()) || next(Kind.COMMA)) {
            return mistake(Phrase.CONFIGURATION_STRAY_COMMA);
        }
        if (at == 1 && before(Kind.QUOTED) && (next(Kind.OPEN) || next(Kind.OPEN_LIST))) {
            return mistake(Phrase.CONFIGURATION_QUOTED_SECTION);
        }
        return mistake(
                before(Kind.OPEN) && next(Kind.CLOSE)
                        ? Phrase.CONFIGURATION_EMPTY_SECTION
                        : Phrase.CONFIGURATION_SYNTAX);
    }

    private boolean endsSomething() {
        return next(Kind.CLOSE) || next(Kind.CLOSE_LIST) || next(Kind.END);
    }

    private boolean before(Kind kind) {
        return at > 0 && tokens.get(at - 1).is(kind);
    }

    private Mistake mistake(Phrase phrase) {
        var token = tokens.get(at);
        return Mistake.at(token.file(), token.line(), phrase);
    }
}
