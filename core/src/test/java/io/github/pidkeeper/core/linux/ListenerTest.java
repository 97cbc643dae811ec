package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.Place;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerTest {

    @Test
    void onlySocketsThatListenCount() {
        String table = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:075B 00000000:0000 0A 00000000:00000000 00:00000000 00000000   109        0 5151 1 0000000000000000 100 0 0 10 0
               1: 0100007F:075B 0100007F:D0F2 01 00000000:00000000 00:00000000 00000000   109        0 5152 1 0000000000000000 20 4 30 10 -1
               2: 0100007F:075B 0100007F:D0F4 06 00000000:00000000 03:000014B5 00000000     0        0 0 3 0000000000000000
            """;

        assertThat(Listener.parse(table))
                .containsExactly(new Listener(InetAddress.ofLiteral("127.0.0.1"), 1883, false, 109, 5151));
    }

    @Test
    void addressesOfIpv6AreNoObstacle() {
        String line = "   0: 00000000000000000000000000000000:22B3 00000000000000000000000000000000:0000 0A "
                + "00000000:00000000 00:00000000 00000000  1000        0 77 1 0000000000000000 100 0 0 10 0";

        assertThat(Listener.parse(line))
                .containsExactly(new Listener(InetAddress.ofLiteral("::"), 8883, false, 1000, 77));
    }

    @Test
    void anAddressOfIpv6IsReadWordByWord() {
        String line = "   0: B80D0120000000000000000001000000:075B 00000000000000000000000000000000:0000 0A "
                + "00000000:00000000 00:00000000 00000000  1000        0 77 1 0000000000000000 100 0 0 10 0";

        assertThat(Listener.parse(line))
                .containsExactly(new Listener(InetAddress.ofLiteral("2001:db8::1"), 1883, false, 1000, 77));
    }

    @ParameterizedTest
    @CsvSource({
        // bound to, for IPv6 alone, wanted, taken
        "127.0.0.1, false, 127.0.0.1, true",
        "127.0.0.1, false, 127.0.0.2, false",
        "127.0.0.1, false, 0.0.0.0, true",
        "127.0.0.1, false, ::1, false",
        "127.0.0.1, false, ::, false",
        "0.0.0.0, false, 127.0.0.2, true",
        "0.0.0.0, false, ::1, false",
        "::, false, 127.0.0.1, true",
        "::, true, 127.0.0.1, false",
        "::, true, ::1, true",
        "::1, false, ::, true",
        "::ffff:127.0.0.1, false, 127.0.0.1, true",
        "::ffff:127.0.0.1, false, 127.0.0.2, false",
    })
    void whatIsTakenIsWhatBindWouldRefuse(String address, boolean ipv6Only, String wanted, boolean taken) {
        var listener = new Listener(InetAddress.ofLiteral(address), 1883, ipv6Only, 0, 1);

        assertThat(listener.takes(new Place(List.of(InetAddress.ofLiteral(wanted)), 1883)))
                .isEqualTo(taken);
        assertThat(listener.takes(Place.anywhere(1883))).isTrue();
        assertThat(listener.takes(Place.anywhere(1884))).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsPassedOver() {
        assertThat(Listener.parse("")).isEmpty();
        assertThat(Listener.parse("   0: 0100007F 0 0A 0 0 0 x 0 y")).isEmpty();
        assertThat(Listener.parse("   0: 0100007F:075B")).isEmpty();
    }
}
