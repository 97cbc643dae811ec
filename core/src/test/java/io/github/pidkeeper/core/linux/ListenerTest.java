package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListenerTest {

    @Test
    void onlySocketsThatListenCount() {
        String table = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:075B 00000000:0000 0A 00000000:00000000 00:00000000 00000000   109        0 5151 1 0000000000000000 100 0 0 10 0
               1: 0100007F:075B 0100007F:D0F2 01 00000000:00000000 00:00000000 00000000   109        0 5152 1 0000000000000000 20 4 30 10 -1
               2: 0100007F:075B 0100007F:D0F4 06 00000000:00000000 03:000014B5 00000000     0        0 0 3 0000000000000000
            """;

        assertThat(Listener.parse(table)).containsExactly(new Listener(1883, 109, 5151));
    }

    @Test
    void addressesOfIpv6AreNoObstacle() {
        String line = "   0: 00000000000000000000000000000000:22B3 00000000000000000000000000000000:0000 0A "
                + "00000000:00000000 00:00000000 00000000  1000        0 77 1 0000000000000000 100 0 0 10 0";

        assertThat(Listener.parse(line)).containsExactly(new Listener(8883, 1000, 77));
    }

    @Test
    void whatIsNotUnderstoodIsPassedOver() {
        assertThat(Listener.parse("")).isEmpty();
        assertThat(Listener.parse("   0: 0100007F 0 0A 0 0 0 x 0 y")).isEmpty();
        assertThat(Listener.parse("   0: 0100007F:075B")).isEmpty();
    }
}
