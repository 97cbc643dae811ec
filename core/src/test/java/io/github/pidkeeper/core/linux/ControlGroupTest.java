package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlGroupTest {

    private static final String ID = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "0::/system.slice/mosquitto.service, mosquitto.service, false",
        "0::/system.slice/system-broker.slice/broker@main.service, broker@main.service, false",
        "0::/system.slice/snap.mosquitto.mosquitto.service, snap.mosquitto.mosquitto.service, false",
        "0::/system.slice/broker.service/workers/7, broker.service, false",
        "0::/user.slice/user-1000.slice/user@1000.service/app.slice/broker.service, broker.service, true",
        "0::/outer/inner/user.slice/user-1000.slice/user@1000.service/app.slice/broker.service, broker.service, true",
        "1:name=systemd:/system.slice/mosquitto.service, mosquitto.service, false"
    })
    void theInnermostServiceIsTheUnit(String line, String unit, boolean ofUser) {
        assertThat(ControlGroup.parse(line).unit()).contains(new Unit(unit, ofUser));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0::/",
                "0::/user.slice/user-1000.slice/session-2.scope",
                "0::/user.slice/user-1000.slice/user@1000.service/init.scope",
                "0::/user.slice/user-1000.slice/user@1000.service",
                "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-terminal-4711.scope",
                "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-pidkeeper@autostart.service",
                "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-org.kde.konsole-17.scope/tab(1).scope",
                "0::/system.slice/some.service/by-hand.scope",
                "5:memory:/system.slice/left-over.service",
                "",
                "nonsense"
            })
    void whatOnlyGroupsProcessesSupervisesNone(String line) {
        assertThat(ControlGroup.parse(line)).isEqualTo(new ControlGroup(Optional.empty(), Optional.empty()));
    }

    @Test
    void onAHybridMachineTheUnifiedLineTellsTheUnit() {
        var group = ControlGroup.parse("""
            9:name=systemd:/
            8:pids:/
            5:memory:/somewhere/else.service
            0::/system.slice/mosquitto.service
            """);

        assertThat(group.unit()).contains(new Unit("mosquitto.service", false));
    }

    @Test
    void onAHybridMachineWithAnEmptyUnifiedLineSystemdsOwnLineDoes() {
        assertThat(ControlGroup.parse("1:name=systemd:/system.slice/mosquitto.service\n0::/\n")
                        .unit())
                .contains(new Unit("mosquitto.service", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0::/system.slice/docker-" + ID + ".scope",
                "0::/docker/" + ID,
                "12:pids:/docker/" + ID + "\n1:name=systemd:/docker/" + ID + "\n0::/system.slice/containerd.service",
                "0::/kubepods.slice/kubepods-pod1.slice/cri-containerd-" + ID + ".scope",
                "0::/kubepods/besteffort/pod1/" + ID,
                "0::/kubepods.slice/crio-" + ID + ".scope",
                "0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + ID + ".scope/container",
                "0::/machine.slice/libpod-" + ID + ".scope/system.slice/inner.service"
            })
    void anEnginesContainerIsNamedByItsIdAndUnitsInsideAreNotOurs(String text) {
        assertThat(ControlGroup.parse(text)).isEqualTo(new ControlGroup(Optional.empty(), Optional.of(ID)));
    }

    @ParameterizedTest
    @CsvSource({
        "0::/lxc.payload.broker/system.slice/mosquitto.service, broker",
        "0::/lxc/broker/init.scope, broker",
        "0::/machine.slice/machine-broker.scope/payload/system.slice/mosquitto.service, broker",
        "0::/machine.slice/systemd-nspawn@broker.service/payload/system.slice/mosquitto.service, broker"
    })
    void aMachineContainerIsNamed(String line, String container) {
        assertThat(ControlGroup.parse(line).container()).contains(container);
        assertThat(ControlGroup.parse(line).unit()).isNotEqualTo(Optional.of(new Unit("mosquitto.service", false)));
    }

    @Test
    void aServiceAroundAContainerIsTheUnit() {
        var group = ControlGroup.parse("0::/system.slice/broker.service/libpod-payload-" + ID);

        assertThat(group.unit()).contains(new Unit("broker.service", false));
        assertThat(group.container()).contains(ID);
    }

    @Test
    void aContainersMonitorIsOutside() {
        assertThat(ControlGroup.parse("0::/machine.slice/libpod-conmon-" + ID + ".scope")
                        .container())
                .isEmpty();
        assertThat(ControlGroup.parse("0::/lxc.monitor.broker").container()).isEmpty();
    }

    @Test
    void whatContainsUsTooOwnsNeither() {
        var own = ControlGroup.parse("0::/system.slice/pidkeeper.service/libpod-payload-" + ID);
        var sibling = ControlGroup.parse("0::/system.slice/pidkeeper.service/libpod-payload-" + ID);
        var other = ControlGroup.parse("0::/system.slice/mosquitto.service");

        assertThat(sibling.seenFrom(own)).isEqualTo(new ControlGroup(Optional.empty(), Optional.empty()));
        assertThat(other.seenFrom(own)).isEqualTo(other);
    }
}
