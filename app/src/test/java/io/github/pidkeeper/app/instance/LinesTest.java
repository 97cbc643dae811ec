package io.github.pidkeeper.app.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How lines come from the socket. */
class LinesTest {

    @Test
    void eachLineComesByItself() throws IOException {
        assertThat(lines("raise\n\nselect Werk-Süd\r\n")).containsExactly("raise", "", "select Werk-Süd");
    }

    @Test
    void whatHasNoEndIsNoLine() throws IOException {
        assertThat(lines("raise\nstop plant")).containsExactly("raise");
    }

    @Test
    void aLineThatIsTooLongIsLeftOutAndTheNextIsHeard() throws IOException {
        String longest = "x".repeat(Lines.LONGEST);
        assertThat(lines(longest + "\n" + longest + "x\n" + longest.repeat(3) + "\nraise\n"))
                .containsExactly(longest, "raise");
    }

    @Test
    void whatNeverEndsFillsNoMemory() throws IOException {
        assertThat(lines("x".repeat(1_000_000))).isEmpty();
    }

    private static List<String> lines(String sent) throws IOException {
        var lines = new ArrayList<String>();
        try (var in = new Lines(new ByteArrayInputStream(sent.getBytes(UTF_8)))) {
            for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }
}
