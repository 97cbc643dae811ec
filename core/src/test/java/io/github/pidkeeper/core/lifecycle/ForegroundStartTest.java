package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command and the environment with which a broker is kept in the foreground, and what is refused instead. */
class ForegroundStartTest extends BenchFixture {

    @Test
    void nanomqIsKeptInTheForegroundAndToldItsPidFile() throws InterruptedException {
        bench.giveArguments("--conf", directory.resolve("nanomq.conf").toString());
        bench.givesBirthTo(PID);

        done(start());

        SpawnRequest request = bench.machine.spawned().getFirst();
        assertThat(request.command().arguments()).startsWith("start", "--conf").doesNotContain("-d");
        assertThat(request.environment())
                .containsEntry("NANOMQ_PID_FILE", bench.pidFile.toString())
                .containsEntry("NANOMQ_DAEMON", "false");
    }

    @ParameterizedTest
    @CsvSource({"start,-d,BACKGROUND_ARGUMENT", "start,--daemon,BACKGROUND_ARGUMENT", "stop,x,VERB_NOT_START"})
    void whatWouldSendNanomqIntoTheBackgroundOrDoSomethingElseIsRefused(String first, String last, Phrase phrase)
            throws InterruptedException {
        bench.giveArguments(first, last);

        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message().phrase()).isEqualTo(phrase));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aConfigurationThatSendsNanomqIntoTheBackgroundIsRefused() throws InterruptedException {
        bench.writeConfiguration("system { daemon = true }");

        assertThat(start().message())
                .isEqualTo(Message.of(Phrase.BACKGROUND_CONFIGURED, "plant-floor", directory.resolve("nanomq.conf")));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void mosquittoIsStartedWithoutTheFlagThatWouldSendItIntoTheBackground() throws InterruptedException {
        bench.broker = new Broker(
                bench.broker.name(),
                BrokerKind.MOSQUITTO,
                new Command(bench.executable(), List.of("-d", "-v")),
                bench.pidFile,
                Optional.empty(),
                OptionalInt.of(PORT),
                Duration.ofSeconds(10));
        bench.givesBirthTo(PID);

        start();

        assertThat(bench.machine.spawned().getFirst().command().arguments()).containsExactly("-v");
    }
}
