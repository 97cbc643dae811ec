package io.github.pidkeeper.core;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of dependence inside core, one test each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once, not once for each rule
class ArchitectureTest {

    private static final String CORE = "io.github.pidkeeper.core";
    private static final String LINUX = CORE + ".linux..";
    private static final String PORTABLE = CORE + ".portable..";

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CORE);

    @Test
    void coreKnowsNoUserInterfaceAndNoDesktop() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "org.freedesktop..")
                .because("what is true and safe must be usable and testable without any desktop")
                .check(main);
    }

    @Test
    void onlyTheSystemPackagesTouchProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LINUX, PORTABLE)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessHandle.class, ProcessBuilder.class, Process.class, Runtime.class)
                .because("every signal and every start goes through one door, where it can be pinned and verified")
                .check(main);
    }

    @Test
    void onlyTheSystemPackagesNameProcfs() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> naming = sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> !source.toString().contains("/core/linux/"))
                    .filter(source -> !source.toString().contains("/core/portable/"))
                    .filter(ArchitectureTest::hasProcfsPath)
                    .toList();
            assertThat(naming)
                    .as("procfs is Linux: its parsers belong where they can be swapped")
                    .isEmpty();
        }
    }

    @Test
    void nothingInCoreDependsOnOneSystem() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LINUX, PORTABLE, CORE + ".machine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LINUX, PORTABLE)
                .because("the system is reached through ports, and chosen in one place, which is Machine")
                .check(main);
    }

    @Test
    void factsDoNotKnowWhatIsMadeOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE + ".broker..", CORE + ".pidfile..", CORE + ".process..", CORE + ".readiness..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE + ".verdict..", CORE + ".lifecycle..", CORE + ".watch..")
                .because("dependence runs one way: watch, lifecycle, verdict, facts")
                .check(main);
    }

    @Test
    void theVerdictKnowsNeitherActionsNorTheWatch() {
        noClasses()
                .that()
                .resideInAPackage(CORE + ".verdict..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE + ".lifecycle..", CORE + ".watch..")
                .because("dependence runs one way: watch, lifecycle, verdict, facts")
                .check(main);
    }

    @Test
    void theVerdictIsAPureFunction() {
        noClasses()
                .that()
                .resideInAPackage(CORE + ".verdict..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class, Clock.class, Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.net..", "java.nio.channels..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("the same observation must always give the same verdict: no clock, no file, no thread")
                .check(main);
    }

    @Test
    void thePackagesFormNoCycle() {
        slices().matching(CORE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes one lump of two packages")
                .check(main);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because("main code and tests wait for a condition, never for a time to pass")
                .check(new ClassFileImporter().importPackages(CORE));
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .haveModifier(FINAL)
                .because("state that everybody shares belongs to nobody")
                .check(main);
    }

    @Test
    void noMutableThingIsStatic() {
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(new HoldsState())
                .because("a final reference to something that changes is shared state all the same")
                .check(main);
    }

    private static boolean hasProcfsPath(Path source) {
        try {
            return Files.readString(source).contains("\"/proc");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
