package io.github.pidkeeper.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Who reads the report can trust it: everything that ran is in it, and nothing that did not pass is called passed. */
class FaultReportTest {

    @TempDir
    Path directory;

    @Test
    void everyRowOfATestHasALineAndATestWithoutRowsHasNone() throws IOException {
        assertThat(linesOf(Staged.class))
                .containsExactlyInAnyOrder(
                        "A01\tpasses\tpassed",
                        "A02\tpasses\tpassed",
                        "A03\tfails\tfailed",
                        "A04\tgivesUp\tfailed",
                        "A06\thasArguments\tpassed",
                        "A06\thasArguments\tfailed");
    }

    @Test
    void theRowsOfAClassAreThoseOfEachOfItsTests() throws IOException {
        assertThat(linesOf(StagedAsAWhole.class))
                .containsExactlyInAnyOrder("B01\tone\tpassed", "B01\tother\tpassed", "B02\tother\tpassed");
    }

    @Test
    void propertiesAreInItToo() throws IOException {
        assertThat(linesOf(StagedProperty.class)).containsExactly("C01\tholds\tpassed");
    }

    /** Without the name of the class and the time, which are there all the same. */
    private List<String> linesOf(Class<?> staged) throws IOException {
        Path report = directory.resolve("deep").resolve("faults.tsv");
        var alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new FaultReport(report))
                .build();
        LauncherFactory.create(alone)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(staged))
                        .build());
        List<String> lines = Files.readAllLines(report);
        assertThat(lines)
                .allMatch(line -> line.matches(
                        "[A-D][0-9]+\t" + staged.getName().replace("$", "\\$") + "\\.[^\t]+\t[a-z]+\t[0-9]+"));
        return lines.stream()
                .map(line -> line.replace(staged.getName() + ".", "").replaceFirst("\t[0-9]+$", ""))
                .toList();
    }

    static final class Staged {

        @Test
        @Fault({"A01", "A02"})
        void passes() {}

        @Test
        @Fault("A03")
        void fails() {
            throw new AssertionError("as it should");
        }

        @Test
        @Fault("A04")
        void givesUp() {
            Assumptions.abort();
        }

        @Test
        void hasNoRow() {}

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Fault("A06")
        void hasArguments(boolean good) {
            assertThat(good).isTrue();
        }
    }

    @Fault("B01")
    static final class StagedAsAWhole {

        @Test
        void one() {}

        @Test
        @Fault("B02")
        void other() {}
    }

    static final class StagedProperty {

        @Example
        @Fault("C01")
        void holds() {}
    }
}
