package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which other arguments make another broker, and for which of them the port that is held speaks. */
class PortraitOfArgumentsTest extends PortraitFixture {

    @Test
    void otherArgumentsMakeAStranger() {
        stranger(process().line("/usr/bin/nanomq", "start", "--conf", "/etc/other.conf"), Difference.ARGUMENTS);
        stranger(process().line("/usr/bin/nanomq", "start"), Difference.ARGUMENTS);
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
    void nonsenseOnACommandLineIsNoReasonToFail() {
        stranger(process().line("\0", "\0", "start"), Difference.ARGUMENTS);
    }
}
