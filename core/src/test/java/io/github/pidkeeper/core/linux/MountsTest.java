package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MountsTest {

    private static final String ROOT = "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw";
    private static final String RUN = "22 21 0:19 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,mode=755";
    private static final String BLANK = "23 21 0:44 / /srv/with\\040blank rw - fuse hangfs rw";

    @Test
    void aPathLiesOnTheDeepestMountAboveIt() {
        Mounts mounts = Mounts.parse(String.join("\n", RUN, ROOT, BLANK));

        assertThat(mounts.of(Path.of("/run/nanomq/nanomq.pid")))
                .hasValueSatisfying(it -> assertThat(it.line()).isEqualTo(RUN));
        assertThat(mounts.of(Path.of("/running")))
                .hasValueSatisfying(it -> assertThat(it.line()).isEqualTo(ROOT));
        assertThat(mounts.of(Path.of("/srv/with blank/x")))
                .hasValueSatisfying(it -> assertThat(it.line()).isEqualTo(BLANK));
    }

    @Test
    void ofSeveralAtOnePlaceTheLastCounts() {
        String over = RUN.replace("22 21", "40 22");

        assertThat(Mounts.parse(RUN + "\n" + over).of(Path.of("/run/x")))
                .isEqualTo(Mounts.parse(over).of(Path.of("/run/x")));
    }

    @Test
    void whatIsNotUnderstoodIsPassedOver() {
        assertThat(Mounts.parse("\n21 1 8:1\nnonsense").all()).isEmpty();
        assertThat(Mounts.parse("").of(Path.of("/run"))).isEmpty();
    }
}
