package io.github.pidkeeper.core.pidfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every pid file, whatever is in it. */
@PropertyDefaults(tries = 20_000)
class AnyPidFileTest {

    private static final int LIMIT = 4096;
    private static final long LARGEST = 4_194_303;
    private static final long OWN = 4711;
    /** The grammar said in another way, on bytes as characters. */
    private static final Pattern SAID =
            Pattern.compile("(?:\u00EF\u00BB\u00BF)?[ \t]*([1-9][0-9]{0,9})[ \t]*(?:\0*|[\r\n].*)", Pattern.DOTALL);

    private final PidFileGrammar grammar = new PidFileGrammar(LARGEST, OWN);

    @Property
    @Fault({"A07", "A08", "A11", "A13", "A14", "A15", "A16", "A18", "A20", "A21", "A23"})
    void anyBytesNameAPossiblePidOrNobody(@ForAll @Size(max = 40) byte[] bytes) {
        expectPossible(grammar.parse(bytes));
    }

    @Property
    @Fault({"A07", "A08", "A11", "A13", "A14", "A15", "A16", "A18", "A20", "A21", "A23"})
    @StatisticsReport(onFailureOnly = true)
    void whatIsAlmostAPidFileMeansWhatTheGrammarSays(@ForAll("almostPidFiles") byte[] bytes) {
        Matcher said = SAID.matcher(new String(bytes, ISO_8859_1));
        boolean names = said.matches() && isPossible(new BigInteger(said.group(1)));

        PidText text = grammar.parse(bytes);

        Statistics.label("names a pid").collect(names);
        Statistics.label("names a pid").coverage(met -> {
            met.check(true).percentage(share -> share > 5);
            met.check(false).percentage(share -> share > 5);
        });
        assertThat(text instanceof PidText.Names).isEqualTo(names);
        if (text instanceof PidText.Names(long pid)) {
            assertThat(pid).isEqualTo(Long.parseLong(said.group(1)));
        }
        expectPossible(text);
    }

    @Property
    @Fault({"A09", "A10", "A12"})
    void everyFormThatDaemonsWriteNamesItsPid(
            @ForAll("forms") Form form, @ForAll @LongRange(min = 2, max = LARGEST) long pid) {
        PidText text = grammar.parse(form.of(pid));

        assertThat(text instanceof PidText.Names(long named) && named == pid).isEqualTo(pid != OWN);
    }

    @Property(tries = 2000)
    @Fault("B01")
    void noMoreThanFourKibibytesAreEverAskedForAndALongerFileIsNotBelieved(
            @ForAll("almostPidFiles") byte[] begin, @ForAll @LongRange(min = 1, max = 1L << 40) long size) {
        var file = new HugeFile(begin, Math.max(begin.length, size));
        var pidFile = new PidFile(Path.of("/run/broker.pid"), file, grammar);

        PidFileReading reading = pidFile.read();

        assertThat(file.asked).isNotEmpty().allMatch(limit -> limit <= LIMIT);
        if (file.size > LIMIT) {
            assertThat(reading).isInstanceOf(PidFileReading.Unsafe.class);
        }
        if (reading instanceof PidFileReading.NamesPid named) {
            assertThat(isPossible(BigInteger.valueOf(named.pid()))).isTrue();
        }
    }

    private static void expectPossible(PidText text) {
        if (text instanceof PidText.Names(long pid)) {
            assertThat(isPossible(BigInteger.valueOf(pid))).isTrue();
        }
    }

    private static boolean isPossible(BigInteger pid) {
        return pid.compareTo(BigInteger.TWO) >= 0
                && pid.compareTo(BigInteger.valueOf(LARGEST)) <= 0
                && !pid.equals(BigInteger.valueOf(OWN));
    }

    /** Pieces of which pid files are made, and of what has been mistaken for one. */
    @Provide
    Arbitrary<byte[]> almostPidFiles() {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, LARGEST + 2).map(Object::toString)),
                Tuple.of(2, Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(22)),
                Tuple.of(6, Arbitraries.of("", "", " ", "\t", "\0", "\0\0\0", "\n", "\r\n", "\r")),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "\uFEFF",
                                "-",
                                "+",
                                "0",
                                "0x",
                                "1",
                                "4711",
                                "NaN",
                                "pid=",
                                "e3",
                                ".",
                                ",",
                                "\u00A0",
                                "١٢٣٤",
                                "１２３４",
                                "𝟙𝟚",
                                "²",
                                "\u2028",
                                "4294967298",
                                "18446744073709551617")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(3)));
        Arbitrary<byte[]> texts = pieces.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> String.join("", list).getBytes(UTF_8));
        Arbitrary<byte[]> wide = texts.map(bytes -> new String(bytes, UTF_8).getBytes(UTF_16));
        return Arbitraries.frequencyOf(Tuple.of(30, texts), Tuple.of(1, wide)).filter(bytes -> bytes.length > 0);
    }

    /** A form in which a pid may be written. */
    record Form(boolean mark, String before, String behind, String rest) {
        byte[] of(long pid) {
            return ((mark ? "\uFEFF" : "") + before + pid + behind + rest).getBytes(UTF_8);
        }
    }

    @Provide
    Arbitrary<Form> forms() {
        Arbitrary<String> blanks = Arbitraries.strings().withChars(" \t").ofMaxLength(3);
        Arbitrary<String> padding = Arbitraries.strings().withChars('\0').ofMaxLength(12);
        Arbitrary<String> lines = Combinators.combine(
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.strings().ofMaxLength(20))
                .as(String::concat);
        return Combinators.combine(Arbitraries.of(true, false), blanks, blanks, Arbitraries.oneOf(padding, lines))
                .as(Form::new);
    }

    /** A file of which only the beginning is anything; notes how much of it was asked for. */
    private static final class HugeFile implements FileAccess {

        private final byte[] begin;
        private final long size;
        private final List<Integer> asked = new ArrayList<>();

        HugeFile(byte[] begin, long size) {
            this.begin = begin;
            this.size = size;
        }

        @Override
        public Found look(Path path, int limit) {
            asked.add(limit);
            byte[] head = Arrays.copyOf(begin, (int) Math.min(limit, size));
            return new Found.PlainFile(new FileStamp(1, 2, size, Instant.EPOCH, 0), false, true, head);
        }
    }
}
