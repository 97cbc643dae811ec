package io.github.pidkeeper.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a unit would run, from its text. */
class UnitTextTest {

    private static final Unit UNIT = new Unit("plant.service", false);

    @Test
    void theCommandIsReadWithItsPidFileAndEnvironment() {
        UnitFile file = file("""
            [Unit]
            Description=ExecStart=/bin/false is no command here
            [Service]
            Environment="NANOMQ_PID_FILE=/run/plant floor.pid" LEVEL=info
            PIDFile=plant.pid
            # ExecStart=/bin/false
            ExecStart=/usr/local/bin/nanomq start --conf "/etc/plant floor.conf"
            [Install]
            WantedBy=multi-user.target
            """).orElseThrow();

        assertThat(file.command())
                .isEqualTo(command("/usr/local/bin/nanomq", "start", "--conf", "/etc/plant floor.conf"));
        assertThat(file.pidFile()).contains(Path.of("/run/plant.pid"));
        assertThat(file.environment()).containsEntry("NANOMQ_PID_FILE", "/run/plant floor.pid");
    }

    @Test
    void aLineThatGoesOnIsOneAlsoAroundAComment() {
        assertThat(line("""
            /usr/sbin/mosquitto \\
            # not this
              -c \\
              /etc/m.conf\
            """)).contains(command("/usr/sbin/mosquitto", "-c", "/etc/m.conf"));
    }

    @Test
    void whatIsDroppedInReplacesWhatItTakesBack() {
        UnitText text = UnitText.parse(List.of(
                "[Service]\nExecStart=/usr/sbin/mosquitto -c /etc/a.conf",
                "[Service]\nExecStart=\nExecStart=/usr/sbin/mosquitto -c /etc/b.conf"));

        assertThat(UnitFile.of(UNIT, text).map(UnitFile::command))
                .contains(command("/usr/sbin/mosquitto", "-c", "/etc/b.conf"));
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/mqtt,/srv/mqtt",
        "-/srv/../,/",
        "-/nowhere/at/all,/",
        "'',/",
        "~,",
        "/srv/%i,",
    })
    void theDirectoryInWhichItIsStartedIsToldWhereItIsKnown(String written, Path directory) {
        UnitFile file = file("[Service]\nWorkingDirectory=/elsewhere\nWorkingDirectory=\nWorkingDirectory=" + written
                        + "\nExecStart=/usr/sbin/mosquitto")
                .orElseThrow();

        assertThat(file.directory()).isEqualTo(Optional.ofNullable(directory));
    }

    @Test
    void whereAServiceOfAUserIsStartedWithoutADirectoryIsNotKnown() {
        UnitText text = UnitText.parse(List.of("[Service]\nExecStart=/usr/sbin/mosquitto"));

        assertThat(UnitFile.of(new Unit("plant.service", true), text)
                        .orElseThrow()
                        .directory())
                .isEmpty();
    }

    @Test
    void prefixesArePartOfNoName() {
        assertThat(line("-/usr/sbin/mosquitto -v")).contains(command("/usr/sbin/mosquitto", "-v"));
        assertThat(line("+!/usr/sbin/mosquitto -v")).contains(command("/usr/sbin/mosquitto", "-v"));
        assertThat(line("@/usr/sbin/mosquitto broker -v")).contains(command("/usr/sbin/mosquitto", "-v"));
    }

    @Test
    void aVariableIsItsWordsWhereTheyAreKnown() {
        assertThat(file("[Service]\nEnvironment=\"OPTS=-c /etc/m.conf\"\nExecStart=/usr/sbin/mosquitto $OPTS")
                        .map(UnitFile::command))
                .contains(command("/usr/sbin/mosquitto", "-c", "/etc/m.conf"));
        assertThat(line(":/usr/sbin/mosquitto $OPTS")).contains(command("/usr/sbin/mosquitto", "$OPTS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/sbin/mosquitto $OPTS",
                "/usr/sbin/mosquitto --port=${PORT}",
                "/usr/sbin/mosquitto -c /etc/%i.conf",
                "/usr/sbin/mosquitto -c \"/etc/m.conf",
                "/usr/sbin/mosquitto -c /etc/m\\x41.conf",
                "sbin/mosquitto",
                "\0",
                ""
            })
    void whatOnlySystemdKnowsIsNotGuessed(String line) {
        assertThat(line(line)).isEmpty();
    }

    @Test
    void ofSeveralCommandsNoneIsTheBroker() {
        assertThat(file("[Service]\nExecStart=/usr/sbin/mosquitto\nExecStart=/bin/true"))
                .isEmpty();
        assertThat(file("")).isEmpty();
    }

    private static Optional<Command> line(String command) {
        return file("[Service]\nExecStart=" + command).map(UnitFile::command);
    }

    private static Optional<UnitFile> file(String text) {
        return UnitFile.of(UNIT, UnitText.parse(List.of(text)));
    }

    private static Command command(String program, String... arguments) {
        return new Command(Path.of(program), List.of(arguments));
    }
}
