package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What words that are relative mean in the directory of one process, and of another. */
class PortraitOfWhereaboutsTest extends PortraitFixture {

    @Test
    void relativePathsAreUnderstoodFromTheProcessesWorkingDirectory() {
        ours(process().directory("/etc").line("nanomq", "start", "--conf", "nanomq.conf"), Ground.COMMAND);
        stranger(process().directory("/srv").line("nanomq", "start", "--conf", "nanomq.conf"), Difference.ARGUMENTS);
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
}
