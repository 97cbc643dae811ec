package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is taken for the broker, and who is not. */
class PortraitTest {

    private Self self = Self.of(process().build());

    private BrokerKind kind = BrokerKind.NANOMQ;
    private List<String> arguments = List.of("start", "--conf", "/etc/nanomq.conf");
    private Path real = Path.of("/usr/bin/nanomq");
    private Optional<ProcessIdentity> remembered = Optional.empty();
    private boolean holdsPort;
    private Optional<Path> configuration = Optional.empty();
    private Optional<Script> script = Optional.empty();
    private List<String> files = List.of();
    private Map<String, String> variables = Map.of();

    @Test
    void executableAndArgumentsThatAgreeMakeTheBroker() {
        ours(process(), Ground.COMMAND);
    }

    @Test
    void anotherExecutableIsAStrangerWhateverItsArguments() {
        stranger(process().executable("/usr/bin/sleep"), Difference.EXECUTABLE);
    }

    @Test
    void otherArgumentsMakeAStranger() {
        stranger(process().line("/usr/bin/nanomq", "start", "--conf", "/etc/other.conf"), Difference.ARGUMENTS);
        stranger(process().line("/usr/bin/nanomq", "start"), Difference.ARGUMENTS);
    }

    @Test
    void anExecutableThatWasReplacedIsStillTheBrokers() {
        ours(process().replaced(), Ground.COMMAND);
    }

    @Test
    void theExecutableMayBeReachedThroughALink() {
        real = Path.of("/opt/nanomq-0.25/bin/nanomq");

        ours(process().executable("/opt/nanomq-0.25/bin/nanomq"), Ground.COMMAND);
    }

    @Test
    void aLinkThatLeadsToAnotherVersionByNowDoesNotDisownTheOldOne() {
        real = Path.of("/opt/nanomq-0.25/bin/nanomq");

        ours(process().executable("/opt/nanomq-0.24/bin/nanomq"), Ground.COMMAND);
        stranger(
                process()
                        .executable("/opt/nanomq-0.24/bin/nanomq")
                        .line("nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Difference.EXECUTABLE);
    }

    @Test
    void relativePathsAreUnderstoodFromTheProcessesWorkingDirectory() {
        ours(process().directory("/etc").line("nanomq", "start", "--conf", "nanomq.conf"), Ground.COMMAND);
        stranger(process().directory("/srv").line("nanomq", "start", "--conf", "nanomq.conf"), Difference.ARGUMENTS);
    }

    @Test
    void nanomqThatRestartedItselfIsStillTheBroker() {
        ours(process().line("/usr/bin/nanomq", "restart", "--conf", "/etc/nanomq.conf"), Ground.COMMAND);
    }

    @Test
    void goingIntoTheBackgroundIsNoDifference() {
        ours(process().line("/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf", "-d"), Ground.COMMAND);
    }

    @Test
    void aKnownKindThatHoldsThePortIsTheBrokerWhateverItsArguments() {
        holdsPort = true;

        ours(process().line("/usr/bin/nanomq", "start"), Ground.PORT);
    }

    @Test
    void oneThatWasToldAnotherConfigurationIsAnotherBrokerThoughItHoldsThePort() {
        holdsPort = true;

        stranger(process().line("/usr/bin/nanomq", "start", "--conf", "/etc/another.conf"), Difference.ARGUMENTS);
    }

    /** The other's path is understood from where it was started; one that is no path here names another file all the same. */
    @Test
    void anotherConfigurationIsAnotherHoweverItIsNamed() {
        holdsPort = true;

        stranger(
                process().directory("/srv/other").line("/usr/bin/nanomq", "start", "--conf", "nanomq.conf"),
                Difference.ARGUMENTS);
        stranger(process().line("/usr/bin/nanomq", "start", "--conf", "nanomq.conf"), Difference.ARGUMENTS);
        stranger(process().line("/usr/bin/nanomq", "start", "--conf", "/srv/\0.conf"), Difference.ARGUMENTS);
        ours(
                process().directory("/etc").line("/usr/bin/nanomq", "restart", "--conf", "./nanomq.conf", "-x"),
                Ground.PORT);
    }

    @Test
    void anotherConfigurationIsAnotherHoweverTheOptionIsWritten() {
        holdsPort = true;
        for (var word : List.of("--conf:/etc/other.conf", "--con=/etc/other.conf", "--old_c:/etc/nanomq.conf.old")) {
            stranger(process().line("/usr/bin/nanomq", "start", word), Difference.ARGUMENTS);
        }
        stranger(process().line("/usr/bin/nanomq", "start", "--con", "/etc/other.conf"), Difference.ARGUMENTS);
        stranger(process().line("/usr/bin/nanomq", "start", "--c", "/etc/nanomq.conf"), Difference.ARGUMENTS);
        ours(process().line("/usr/bin/nanomq", "start", "--conf:/etc/nanomq.conf"), Ground.PORT);
        kind = BrokerKind.MOSQUITTO;
        arguments = List.of("-c", "/etc/m.conf");
        stranger(process().line("/usr/bin/nanomq", "-c/etc/other.conf"), Difference.ARGUMENTS);
        ours(process().line("/usr/bin/nanomq", "-v"), Ground.PORT);
        arguments = List.of("-c/etc/m.conf");
        stranger(process().line("/usr/bin/nanomq", "-c", "/etc/other.conf"), Difference.ARGUMENTS);
        ours(process().line("/usr/bin/nanomq", "-c/etc/m.conf", "-v"), Ground.PORT);
    }

    /** Where no option names one, its environment does. */
    @Test
    void aNanomqWhoseEnvironmentNamesAnotherConfigurationIsAnother() {
        holdsPort = true;
        variables = Map.of("NANOMQ_CONF_PATH", "/etc/other.conf");
        stranger(process().line("/usr/bin/nanomq", "start"), Difference.ARGUMENTS);
        ours(process().line("/usr/bin/nanomq", "start", "--conf=/etc/nanomq.conf", "-x"), Ground.PORT);
        ours(process(), Ground.COMMAND);

        variables = Map.of("NANOMQ_CONF_PATH", "nanomq.conf");
        ours(process().directory("/etc").line("/usr/bin/nanomq", "start"), Ground.PORT);
        stranger(process().directory("/srv").line("/usr/bin/nanomq", "start"), Difference.ARGUMENTS);
        variables = Map.of("NANOMQ_CONF_PATH", "\0");
        stranger(process().line("/usr/bin/nanomq", "start"), Difference.ARGUMENTS);
    }

    @Test
    void anUnknownKindThatHoldsThePortIsNot() {
        kind = BrokerKind.GENERIC;
        holdsPort = true;

        stranger(process().line("/usr/bin/nanomq", "start"), Difference.ARGUMENTS);
        stranger(process().line("/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf", "-d"), Difference.ARGUMENTS);
    }

    @Test
    void theSameRelativeWordsInAnotherDirectoryMeanAnotherBroker() {
        arguments = List.of("start", "--conf", "nanomq.conf");
        var there = process().line("/usr/bin/nanomq", "start", "--conf", "nanomq.conf");

        ours(there.directory("/"), Ground.COMMAND);
        stranger(there.directory("/srv/other"), Difference.ARGUMENTS);
        arguments = List.of("serve", "etc/broker.conf");
        kind = BrokerKind.GENERIC;
        ours(there.directory("/").line("/usr/bin/nanomq", "serve", "etc/broker.conf"), Ground.COMMAND);
        stranger(there.directory("/srv/other"), Difference.ARGUMENTS);
    }

    @Test
    void aBareNameOfAFileMeansAnotherInAnotherDirectory() {
        kind = BrokerKind.GENERIC;
        for (var words : List.of(
                List.of("--config", "broker.yaml"),
                List.of("--config=broker.yaml"),
                List.of("-cbroker.json"),
                List.of("-p", "1883", "./broker"),
                List.of("-Dbroker.home=data/hall", "-v"),
                List.of("-jar", "broker-1.2.jar"),
                List.of("-c", "settings"),
                List.of("-c", "/etc/common.conf", "-c", "settings"),
                List.of("file=broker.toml"))) {
            arguments = words;
            ours(process().directory("/").arguments(words), Ground.COMMAND);
            stranger(process().directory("/srv/other").arguments(words), Difference.ARGUMENTS);
            ours(process().directoryUnreadable().arguments(words), Ground.COMMAND);
        }
    }

    @Test
    void allConfigurationsThatAreNamedAreLookedAt() {
        kind = BrokerKind.MOSQUITTO;
        arguments = List.of("-c", "rel.conf", "-c", "/etc/common.conf");
        var there = process().arguments(arguments);
        for (var told : List.of(Optional.<Path>empty(), Optional.of(Path.of("/etc/common.conf")))) {
            configuration = told;
            ours(there.directory("/"), Ground.COMMAND);
            stranger(there.directory("/srv/other"), Difference.ARGUMENTS);
        }
        configuration = Optional.of(Path.of("/srv/hall/rel.conf"));
        ours(there.directory("/srv/hall"), Ground.COMMAND);
        stranger(there.directory("/"), Difference.ARGUMENTS);
        holdsPort = true;
        stranger(there.directory("/"), Difference.ARGUMENTS);
        stranger(
                there.directory("/srv/hall").line("/usr/bin/nanomq", "-c", "/etc/common.conf", "-v"),
                Difference.ARGUMENTS);
        ours(there.line("/usr/bin/nanomq", "-c", "/srv/hall/rel.conf", "-c", "/etc/common.conf", "-v"), Ground.PORT);
    }

    @Test
    void thePortDoesNotSpeakForTheSameRelativeConfigurationOfAnotherDirectory() {
        kind = BrokerKind.MOSQUITTO;
        arguments = List.of("-c", "m.conf");
        holdsPort = true;

        stranger(process().directory("/srv/other").arguments(arguments), Difference.ARGUMENTS);
        ours(process().directory("/").line("/usr/bin/nanomq", "-c", "./m.conf", "-v"), Ground.PORT);
        ours(process().directory("/srv/other").line("/usr/bin/nanomq", "-c", "/m.conf", "-v"), Ground.PORT);
    }

    @Test
    void wordsThatAreNoFilesMeanTheSameEverywhere() {
        self = Self.of(process().directory("/home/ann").build());
        kind = BrokerKind.GENERIC;
        files = List.of("/run", "/home/ann/debug", "/home/ann/-v", "/-v", "/1883", "/home/ann/1883");
        for (var words : List.of(
                List.of("run", "debug", "-p", "1883", "-v", "--bind", "broker.example.com"),
                List.of("-c", "/etc/broker.conf", "-c/etc/broker.conf", "--log=/var/log/broker.log", "log=/b.log"),
                List.of("-javaagent:/opt/agent.jar", "-Xlog:gc:/var/log/gc.log", "org.example.broker.Config", "2.0"),
                List.of("--url", "mqtt://127.0.0.1:1883", "", "node@hall", "--"))) {
            arguments = words;
            ours(process().directory("/").arguments(words), Ground.COMMAND);
        }
    }

    @Test
    void aWordThatNamesAFileInBothDirectoriesMeansTwo() {
        kind = BrokerKind.GENERIC;
        arguments = List.of("--data", "store");
        files = List.of("/store", "/srv/other/store");
        var there = process().arguments(arguments);

        stranger(there.directory("/srv/other"), Difference.ARGUMENTS);
        ours(there.directory("/"), Ground.COMMAND);
        ours(there.directory("/srv"), Ground.COMMAND);
    }

    @Test
    void whichFileARelativeWordMeansTheConfigurationThatWasToldDecides() {
        arguments = List.of("start", "--conf", "nanomq.conf");
        configuration = Optional.of(Path.of("/srv/hall/nanomq.conf"));
        var there = process().line("/usr/bin/nanomq", "start", "--conf", "nanomq.conf");

        ours(there.directory("/srv/hall"), Ground.COMMAND);
        stranger(there.directory("/"), Difference.ARGUMENTS);
        holdsPort = true;
        stranger(there.directory("/"), Difference.ARGUMENTS);
    }

    @Test
    void aScriptIsFoundBehindItsInterpreter() {
        script = Optional.of(Script.of("#!/usr/bin/env python3"));
        ours(
                process()
                        .executable("/usr/bin/python3.11")
                        .line("/usr/bin/python3", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
        script = Optional.of(Script.of("#! /usr/bin/perl -w"));
        ours(
                process()
                        .executable("/usr/bin/perl")
                        .line("/usr/bin/perl", "-w", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
    }

    @Test
    void whoNamesTheProgramWithoutRunningItIsNot() {
        arguments = List.of();
        for (Optional<Script> what : List.of(
                Optional.<Script>empty(),
                Optional.of(Script.of("#!/bin/sh")),
                Optional.of(Script.of("echo ready")),
                Optional.of(Script.unknown()))) {
            script = what;
            for (var words : List.of(
                    List.of("tail", "-f"), List.of("flock", "/run/lock"), List.of("gdb", "--args"), List.of("vi"))) {
                var line = Stream.concat(words.stream(), Stream.of("/usr/bin/nanomq"))
                        .toArray(String[]::new);
                stranger(process().executable("/usr/bin/" + words.getFirst()).line(line), Difference.EXECUTABLE);
            }
        }
        stranger(
                process().executable("/usr/bin/dash").line("sh", "/usr/bin/other", "/usr/bin/nanomq"),
                Difference.EXECUTABLE);
    }

    @Test
    void aProgramThatIsNoScriptHasNoInterpreter() {
        stranger(
                process()
                        .executable("/usr/bin/dash")
                        .line("sh", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Difference.EXECUTABLE);
    }

    @Test
    void aScriptThatIsGoneIsFoundBehindWhatBrokersAreWrittenFor() {
        script = Optional.of(Script.unknown());
        ours(
                process()
                        .executable("/usr/bin/python3.11")
                        .line("python3.11", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
    }

    @Test
    void aScriptWithoutAFirstLineIsAShells() {
        script = Optional.of(Script.of("exec /opt/nanomq"));
        ours(
                process()
                        .executable("/usr/bin/dash")
                        .line("/bin/sh", "/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.SCRIPT);
    }

    @Test
    void somebodyWhoOnlyNamesTheScriptIsNot() {
        stranger(process().executable("/usr/bin/vi").line("vi", "/usr/bin/nanomq"), Difference.EXECUTABLE);
    }

    @Test
    @Fault("C10")
    void whereTheExecutableMayNotBeReadTheCommandLineDecides() {
        ours(process().executableUnreadable(), Ground.COMMAND_LINE);
        ours(
                process().executableUnreadable().line("nanomq", "start", "--conf", "/etc/nanomq.conf"),
                Ground.COMMAND_LINE);
        stranger(process().executableUnreadable().line("/usr/sbin/nanomq", "start"), Difference.EXECUTABLE);
        stranger(process().executableUnreadable().line(), Difference.EXECUTABLE);
    }

    @Test
    void theRecordedProcessIsTheBrokerWhateverItLooksLikeNow() {
        ProcessFacts titled = process().line("nanomq: serving").build();
        remembered = Optional.of(titled.identity());

        assertThat(likeness(titled)).isEqualTo(new Likeness.Ours(Ground.RECORD));
    }

    @Test
    void whoShowsATitleInThePlaceOfItsArgumentsMayBeTheBroker() {
        titled(process().line("nanomq: serving"));
        titled(process().line("nanomq: serving", ""));
        titled(process().line("nanomq: master process /usr/bin/nanomq start --conf /etc/other.conf"));
        titled(process().line("serving"));
        titled(process().line("nanomq: serving", "onf", "/etc/nanomq.conf"));
        titled(process().line("/usr/bin/nanomq", "", ""));
        titled(process().line());
    }

    @Test
    void whoNamesItselfAndOtherArgumentsIsAnother() {
        stranger(process().line("nanomq"), Difference.ARGUMENTS);
        stranger(process().line("-nanomq"), Difference.ARGUMENTS);
        stranger(process().line("/bin/nanomq"), Difference.ARGUMENTS);
        stranger(process().line("./nanomq", "start", "--conf", "/etc/other.conf"), Difference.ARGUMENTS);
        stranger(process().line("mqttd", "start", "--conf", "/etc/other.conf"), Difference.ARGUMENTS);
    }

    @Test
    void aTitleBeforeArgumentsThatAgreeIsNoDifference() {
        ours(process().line("nanomq: serving", "start", "--conf", "/etc/nanomq.conf"), Ground.COMMAND);
    }

    @Test
    void aTitleAloneIsNoProofForABrokerWithoutArguments() {
        arguments = List.of();

        ours(process().line("/usr/bin/nanomq"), Ground.COMMAND);
        titled(process().line("nanomq: serving"));
    }

    @Test
    void aTitleOfWhomTheExecutableIsHiddenOrAnotherProvesNothing() {
        stranger(process().executableUnreadable().line("nanomq: serving"), Difference.EXECUTABLE);
        stranger(process().executable("/usr/bin/sleep").line("nanomq: serving"), Difference.EXECUTABLE);
        stranger(process().nested().line("nanomq: serving"), Difference.PID_NAMESPACE);
    }

    @Test
    void aKnownKindThatHoldsThePortIsTheBrokerUnderATitleToo() {
        holdsPort = true;

        ours(process().line("nanomq: serving"), Ground.PORT);
    }

    @Test
    @Fault({"A04", "D12"})
    void aReusedPidIsNotTheRecordedProcess() {
        ProcessFacts reused = process().executable("/usr/bin/sleep").build();
        remembered = Optional.of(process().ticks(4999).build().identity());

        assertThat(likeness(reused)).isEqualTo(new Likeness.Stranger(Difference.EXECUTABLE));
    }

    @Test
    @Fault({"D07", "D08"})
    void nothingInAnotherPidNamespaceOrContainerIsOurs() {
        stranger(process().nested(), Difference.PID_NAMESPACE);
        stranger(process().container("c0ffee"), Difference.CONTAINER);
    }

    @Test
    void insideAContainerItsOtherProcessesAreNotForeign() {
        var inside = Self.of(process().container("c0ffee").build());
        var broker = new Sighting(process().container("c0ffee").build(), Hold.PIDFD, false, ProcessFactsBuilder.NOW);

        assertThat(portrait().likeness(broker, inside)).isEqualTo(new Likeness.Ours(Ground.COMMAND));
    }

    @Test
    void nonsenseOnACommandLineIsNoReasonToFail() {
        stranger(process().line("\0", "\0", "start"), Difference.ARGUMENTS);
    }

    private void ours(ProcessFactsBuilder facts, Ground ground) {
        assertThat(likeness(facts.build())).isEqualTo(new Likeness.Ours(ground));
    }

    private void stranger(ProcessFactsBuilder facts, Difference difference) {
        assertThat(likeness(facts.build())).isEqualTo(new Likeness.Stranger(difference));
    }

    private void titled(ProcessFactsBuilder facts) {
        assertThat(likeness(facts.build())).isEqualTo(new Likeness.Titled());
    }

    private Likeness likeness(ProcessFacts facts) {
        return portrait().likeness(new Sighting(facts, Hold.PIDFD, holdsPort, ProcessFactsBuilder.NOW), self);
    }

    private Portrait portrait() {
        var broker = new Broker(
                new BrokerName("plant-floor"),
                kind,
                new Command(Path.of("/usr/bin/nanomq"), arguments),
                Path.of("/run/nanomq.pid"),
                configuration,
                OptionalInt.of(1883),
                Broker.DEFAULT_GRACE);
        return new Portrait(broker, real, remembered, new ToldSurroundings(script, files, variables));
    }

    private static ProcessFactsBuilder process() {
        return new ProcessFactsBuilder(278718);
    }
}
