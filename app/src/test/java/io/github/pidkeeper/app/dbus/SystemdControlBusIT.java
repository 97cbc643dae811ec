package io.github.pidkeeper.app.dbus;

import static io.github.pidkeeper.app.dbus.FakeSystemd.PID;
import static io.github.pidkeeper.app.dbus.FakeSystemd.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerAnswer.Refusal;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.owner.UnitEnd;
import io.github.pidkeeper.core.owner.UnitReading;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.freedesktop.DBus$Error$AccessDenied;
import org.freedesktop.DBus$Error$InteractiveAuthorizationRequired;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.systemd1$UnitMasked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd is asked over a bus and what it answers: a bus of the test's own, and a manager that does as it is told. */
class SystemdControlBusIT {

    private static final SystemdUnit UNIT = new SystemdUnit("broker.service", false);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final DBusPath NEVER_OVER = new DBusPath("/org/freedesktop/systemd1/job/9");

    @TempDir
    private Path directory;

    private PrivateBus bus;
    private FakeSystemd systemd;

    @BeforeEach
    void setUp() throws Exception {
        bus = PrivateBus.in(directory);
        systemd = FakeSystemd.on(bus.socket());
    }

    @AfterEach
    void leavesNoChildBehind() {
        systemd.close();
        bus.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aUnitIsReadAndNothingIsOrdered() {
        systemd.set("NeedDaemonReload", true);
        assertThat(control().look(UNIT, OptionalLong.of(PID)))
                .isEqualTo(new UnitReading.Known(
                        "active",
                        OptionalLong.of(PID),
                        true,
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.empty(),
                        true,
                        Optional.of(RUN),
                        Optional.empty()));
        assertThat(systemd.ordered()).isEmpty();
    }

    @Test
    void aUnitThatHasNeverRunHasNoRun() {
        systemd.set("InvocationID", new byte[0]);
        assertThat(control().look(UNIT, OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        UnitReading.Known.class,
                        known -> assertThat(known.run()).isEmpty());
    }

    @Test
    void aUnitThatNobodyForcesHasNoLimit() {
        systemd.set("SendSIGKILL", false);
        assertThat(control().look(UNIT, OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        UnitReading.Known.class,
                        known -> assertThat(known.stopLimit()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"masked,MASKED,", "not-found,NO_SUCH_UNIT,", "bad-setting,UNUSABLE_FILE,bad-setting"})
    void whatKeepsAUnitFromBeingStartedIsToldAndAllTheRestToo(String load, Refusal why, @Nullable String detail) {
        systemd.set("LoadState", load);
        systemd.set("Result", "timeout");
        for (OptionalLong pid : new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(PID)}) {
            assertThat(control().look(UNIT, pid)).isInstanceOfSatisfying(UnitReading.Known.class, known -> {
                assertThat(known.unstartable()).contains(new OwnerAnswer.Refused(why, detail == null ? "" : detail));
                assertThat(known.end()).contains(new UnitEnd("timeout", OptionalInt.empty()));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"exit-code,1,3,3", "signal,2,15,143", "core-dump,3,11,139", "timeout,0,0,"})
    void howItsLastRunHasFailedIsTold(String result, int how, int status, @Nullable Integer code) {
        systemd.set("Result", result);
        systemd.set("ExecMainCode", how);
        systemd.set("ExecMainStatus", status);

        assertThat(control().look(UNIT, OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        UnitReading.Known.class,
                        known -> assertThat(known.end())
                                .contains(new UnitEnd(
                                        result, code == null ? OptionalInt.empty() : OptionalInt.of(code))));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsDoneWhenItsOwnJobIsOver(Verb verb) throws Exception {
        assertThat(answer(verb, OptionalLong.of(PID))).isEqualTo(new OwnerAnswer.Done());
        assertThat(systemd.ordered()).containsExactly(verb.text() + " broker.service replace");
    }

    @Test
    void aJobThatEndsOtherwiseHasFailed() throws Exception {
        systemd.on(_ -> systemd.ended("/org/freedesktop/systemd1/job/2", "dependency"));
        assertThat(answer(Verb.START, OptionalLong.empty())).isEqualTo(new OwnerAnswer.Failed("dependency"));
    }

    @Test
    void whoseProcessIsAnothersIsNotActedOn() throws Exception {
        assertThat(control().look(UNIT, OptionalLong.of(1)))
                .isInstanceOfSatisfying(
                        OwnerAnswer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Refusal.NOT_ITS_PROCESS));
        assertThat(refusal(answer(Verb.STOP, OptionalLong.of(1)))).isEqualTo(Refusal.NOT_ITS_PROCESS);
        assertThat(systemd.ordered()).isEmpty();
    }

    @Test
    void aUnitWhoseMainProcessIsAStrangerIsNotActedOn() throws Exception {
        systemd.isAbout(812);
        var refusal = new OwnerAnswer.Refused(Refusal.FOREIGN_MAIN_PROCESS, "812");

        assertThat(control().look(UNIT, OptionalLong.of(PID))).isEqualTo(refusal);
        for (Verb verb : new Verb[] {Verb.STOP, Verb.RESTART, Verb.RELOAD}) {
            assertThat(answer(verb, OptionalLong.of(PID))).isEqualTo(refusal);
        }
        assertThat(systemd.ordered()).isEmpty();

        systemd.has(812);
        assertThat(answer(Verb.STOP, OptionalLong.of(PID))).isEqualTo(new OwnerAnswer.Done());
    }

    @Test
    void aUnitThatDoesNotTellItsMainProcessIsNotActedOn() throws Exception {
        systemd.conceal("MainPID");
        assertThat(answer(Verb.STOP, OptionalLong.of(PID))).isInstanceOf(OwnerAnswer.NotReachable.class);
        assertThat(systemd.ordered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user@1000.service", "session-3.scope", "user-1000.slice", "broker@.service", "x/y.service"})
    void whatIsNoServiceIsNeverActedOn(String name) throws Exception {
        var unit = new SystemdUnit(name, false);
        try (var order = control().order(Verb.STOP, unit, OptionalLong.of(PID))) {
            assertThat(refusal(order.await(LIMIT).orElseThrow())).isEqualTo(Refusal.NO_SERVICE);
        }
        assertThat(control().look(unit, OptionalLong.empty())).isInstanceOf(OwnerAnswer.Refused.class);
        assertThat(systemd.ordered()).isEmpty();
    }

    @Test
    void whatTheSystemDoesNotPermitIsToldApart() throws Exception {
        refusing(text -> new DBus$Error$AccessDenied(text));
        assertThat(answer(Verb.STOP, OptionalLong.of(PID)))
                .isEqualTo(new OwnerAnswer.Refused(Refusal.NOT_PERMITTED, "no"));
        refusing(text -> new DBus$Error$InteractiveAuthorizationRequired(text));
        assertThat(refusal(answer(Verb.STOP, OptionalLong.of(PID)))).isEqualTo(Refusal.NEEDS_AUTHORISATION);
        refusing(text -> new IllegalStateException(text));
        assertThat(refusal(answer(Verb.START, OptionalLong.empty()))).isEqualTo(Refusal.OTHER);
        systemd.set("LoadState", "masked");
        refusing(text -> new systemd1$UnitMasked(text));
        assertThat(refusal(answer(Verb.RESTART, OptionalLong.of(PID)))).isEqualTo(Refusal.MASKED);
    }

    @Test
    void thatPolkitIsMaskedIsNotTakenForTheUnitsFault() throws Exception {
        refusing(_ -> new systemd1$UnitMasked("Unit polkit.service is masked."));
        assertThat(answer(Verb.STOP, OptionalLong.of(PID)))
                .isEqualTo(new OwnerAnswer.Refused(Refusal.OTHER, "Unit polkit.service is masked."));
    }

    @Test
    void aBusThatDiesInTheMiddleLeavesItOpenWhatCameOfIt() throws Exception {
        systemd.on(_ -> NEVER_OVER);
        try (var order = control().order(Verb.STOP, UNIT, OptionalLong.of(PID))) {
            assertThat(systemd.ordered().poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .startsWith("stop");
            assertThat(order.await(Duration.ofMillis(1))).isEmpty();
            bus.die();
            assertThat(order.await(LIMIT).orElseThrow()).isInstanceOf(OwnerAnswer.Unheard.class);
        }
    }

    @Test
    void anOrderThatIsGivenUpKeepsNobody() throws Exception {
        systemd.on(_ -> NEVER_OVER);
        var order = control().order(Verb.STOP, UNIT, OptionalLong.of(PID));
        assertThat(systemd.ordered().poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).startsWith("stop");
        order.close();
        assertThat(order.await(LIMIT)).isPresent();
    }

    @Test
    void aBusThatIsSilentIsNotReachableAndTheOrderIsNeverGiven() throws Exception {
        bus.fallSilent();
        var impatient = new SystemdControl(environment(bus.socket()), Duration.ofMillis(50));
        try (var order = impatient.order(Verb.STOP, UNIT, OptionalLong.of(PID))) {
            assertThat(order.await(LIMIT)).contains(new OwnerAnswer.NotReachable(bus.socket() + " does not answer"));
        }
        bus.speakAgain();
        assertThat(control().look(UNIT, OptionalLong.empty())).isInstanceOf(UnitReading.Known.class);
        assertThat(systemd.ordered()).isEmpty();
    }

    @Test
    void whoListensAndNeverAnswersDoesNotHoldUsUp() throws IOException {
        Path deaf = directory.resolve("deaf");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(deaf));
            assertThat(new SystemdControl(environment(deaf), Duration.ofMillis(50)).look(UNIT, OptionalLong.empty()))
                    .isEqualTo(new OwnerAnswer.NotReachable(deaf + " does not answer"));
        }
    }

    @Test
    void whereThereIsNoBusOrNoSystemdThatIsSaid() throws Exception {
        assertThat(new SystemdControl(environment(directory.resolve("none"))).look(UNIT, OptionalLong.empty()))
                .isInstanceOf(OwnerAnswer.NotReachable.class);
        systemd.close();
        assertThat(control().look(UNIT, OptionalLong.empty()))
                .isEqualTo(new OwnerAnswer.NotReachable("there is no systemd on " + bus.socket()));
    }

    @Test
    void theUnitOfAUserIsAskedForOnTheUsersOwnBus() throws IOException {
        Path runtime = Files.createDirectory(directory.resolve("runtime"));
        Files.createSymbolicLink(runtime.resolve("bus"), bus.socket());
        var control = new SystemdControl(Map.of(
                "XDG_RUNTIME_DIR",
                runtime.toString(),
                "DBUS_SYSTEM_BUS_ADDRESS",
                "unix:path=" + directory.resolve("none")));
        assertThat(control.look(new SystemdUnit("broker.service", true), OptionalLong.of(PID)))
                .isInstanceOf(UnitReading.Known.class);
        assertThat(control.look(UNIT, OptionalLong.of(PID))).isInstanceOf(OwnerAnswer.NotReachable.class);
    }

    private void refusing(Function<String, RuntimeException> error) {
        systemd.on(_ -> {
            throw error.apply("no");
        });
    }

    private static Refusal refusal(OwnerAnswer answer) {
        return ((OwnerAnswer.Refused) answer).why();
    }

    private OwnerAnswer answer(Verb verb, OptionalLong pid) throws InterruptedException {
        try (var order = control().order(verb, UNIT, pid)) {
            return order.await(LIMIT).orElseThrow();
        }
    }

    private SystemdControl control() {
        return new SystemdControl(environment(bus.socket()));
    }

    private static Map<String, String> environment(Path socket) {
        return Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socket);
    }
}
