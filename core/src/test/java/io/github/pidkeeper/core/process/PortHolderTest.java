package io.github.pidkeeper.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortHolderTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:1883",
        "0.0.0.0, 0.0.0.0:1883",
        "::, [::]:1883",
        "::1, [::1]:1883",
        "2001:db8::7, [2001:db8::7]:1883",
        "fe80::1:0:0:2, [fe80::1:0:0:2]:1883",
        "1:2:3:4:5:6:7:8, [1:2:3:4:5:6:7:8]:1883",
    })
    void anAddressIsToldAsItIsTyped(String address, String told) {
        assertThat(at(address)).isEqualTo(Message.of(Phrase.ADDRESSES, told));
    }

    @Test
    void severalAreToldEachAndEveryOneInAWord() {
        assertThat(at("::1", "127.0.0.1")).isEqualTo(Message.of(Phrase.ADDRESSES, "127.0.0.1:1883, [::1]:1883"));
        assertThat(at("0.0.0.0", "::")).isEqualTo(Message.of(Phrase.ADDRESS_EVERY));
        assertThat(at("0.0.0.0", "::1")).isEqualTo(Message.of(Phrase.ADDRESSES, "0.0.0.0:1883, [::1]:1883"));
        assertThat(at()).isEqualTo(Message.of(Phrase.ADDRESS_NOT_TOLD));
    }

    @Test
    void ofAUserWhoseProcessesAreHiddenItMayBeOnlyOneThatIsHidden() {
        var holder = new PortHolder.HeldByUser(1001, "somebody");

        assertThat(holder.is(new ProcessFactsBuilder(7)
                        .uid(1001)
                        .executableUnreadable()
                        .build()))
                .isTrue();
        assertThat(holder.is(new ProcessFactsBuilder(7).uid(1001).build()))
                .as("it is seen, and with it that it does not hold the port")
                .isFalse();
        assertThat(holder.is(new ProcessFactsBuilder(7)
                        .uid(1002)
                        .executableUnreadable()
                        .build()))
                .isFalse();
    }

    @Test
    void whereNobodyIsKnownToHoldThePortNoProcessDoes() {
        var hidden = new ProcessFactsBuilder(7).executableUnreadable().build();

        assertThat(new PortHolder.Nobody().is(hidden)).isFalse();
        assertThat(new PortHolder.Unknown("Permission denied").is(hidden)).isFalse();
        assertThat(new PortHolder.Held(Set.of(8L)).is(hidden)).isFalse();
        assertThat(new PortHolder.Held(Set.of(7L, 8L)).is(hidden)).isTrue();
    }

    private static Message at(String... addresses) {
        return new PortHolder.Held(
                        Set.of(7L),
                        List.of(addresses).stream()
                                .map(address -> new Bound(InetAddress.ofLiteral(address), 1883))
                                .toList())
                .addresses();
    }
}
