package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.verdict.Likeness.Difference;
import io.github.pidkeeper.core.verdict.Likeness.Ground;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process shows that has put a title in the place of its arguments. */
class PortraitOfTitlesTest extends PortraitFixture {

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
}
