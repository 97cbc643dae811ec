package io.github.pidkeeper.app;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.pidkeeper.core.HoldsState;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of dependence inside the application, one test each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once, not once for each rule
class ArchitectureTest {

    private static final String APP = "io.github.pidkeeper.app";
    private static final String WINDOW = APP + ".window..";

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(APP);

    @Test
    void onlyTheWindowUsesJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackage(WINDOW)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
                .because("a toolkit that was started once wakes the processor for ever, so it has a process of its own")
                .check(main);
    }

    @Test
    void onlyOnePackageSpeaksDBus() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".dbus..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.freedesktop..")
                .because("the bus is a foreign world with its own failures, kept behind one door")
                .check(main);
    }

    @Test
    void onlyTheFiguresOfTheWindowSpeakMqttAsAClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".window.figures..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hivemq..", "io.reactivex..")
                .because("a client brings an event loop, threads and megabytes, which the agent must never have")
                .check(main);
    }

    @Test
    void nobodyUsesAwt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..")
                .because("a second toolkit costs memory and brings its own idea of the tray")
                .check(main);
    }

    @Test
    void theTrayAndTheWindowDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(APP + ".tray..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(WINDOW)
                .because("they live in different processes")
                .check(main);
        noClasses()
                .that()
                .resideInAPackage(WINDOW)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APP + ".tray..", APP + ".agent..")
                .because("they live in different processes")
                .check(main);
    }

    @Test
    void theAgentAndTheCommandLineNeverLoadTheWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        APP + ".agent..",
                        APP + ".cli..",
                        APP + ".dbus..",
                        APP + ".notice..",
                        APP + ".settings..",
                        APP + ".instance..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(WINDOW)
                .because("naming a class of the window is the first step to loading JavaFX")
                .check(main);
    }

    @Test
    void onlyCoreTouchesProcesses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessHandle.class, ProcessBuilder.class, Process.class)
                .because("every signal and every start goes through core, where it is pinned and verified")
                .check(main);
    }

    @Test
    void oneClassAtMostHopsToTheFxThread() {
        Set<String> callers = main.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("javafx.application.Platform")
                        && access.getName().equals("runLater"))
                .map(JavaAccess::getOriginOwner)
                .map(owner -> owner.getName())
                .collect(Collectors.toSet());
        assertThat(callers).as("one place coalesces what reaches the FX thread").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void thePackagesFormNoCycle() {
        slices().matching(APP + ".(*)..")
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
                .check(new ClassFileImporter().importPackages(APP));
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
}
