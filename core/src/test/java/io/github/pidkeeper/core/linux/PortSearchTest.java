package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortSearchTest {

    private static final List<Bound> LOOPBACK = List.of(new Bound(InetAddress.ofLiteral("127.0.0.1"), 1883));

    @TempDir
    Path proc;

    private PortSearch search;

    @BeforeEach
    void listenOn1883() throws IOException {
        Files.createDirectory(proc.resolve("net"));
        listen(109, 5151);
        Path passwd = Files.writeString(proc.resolve("passwd"), "mosquitto:x:109:117::/:/bin/false\n");
        var procfs = new Procfs(proc);
        search = new PortSearch(new Libc(), procfs, new ListenerTables(procfs), new UserNames(passwd));
    }

    @Test
    void everyProcessWithTheSocketHoldsThePort() throws IOException {
        open(7, 3, "socket:[5151]");
        open(8, 4, "socket:[5151]");
        open(9, 3, "socket:[5152]");
        open(9, 4, "/var/log/5151");

        assertThat(holderOf(Place.anywhere(1883))).isEqualTo(new PortHolder.Held(Set.of(7L, 8L), LOOPBACK));
    }

    @Test
    void whoHasGivenThePortAwayIsNotRemembered() throws IOException {
        open(7, 3, "socket:[5151]");
        holderOf(Place.anywhere(1883));
        Files.delete(proc.resolve("7/fd/3"));
        open(8, 3, "socket:[5151]");

        assertThat(holderOf(Place.anywhere(1883))).isEqualTo(new PortHolder.Held(Set.of(8L), LOOPBACK));
    }

    @Test
    void aNewSocketOnThePortIsSearchedForAnew() throws IOException {
        open(7, 3, "socket:[5151]");
        holderOf(Place.anywhere(1883));
        listen(109, 5152);
        open(8, 3, "socket:[5152]");

        assertThat(holderOf(Place.anywhere(1883))).isEqualTo(new PortHolder.Held(Set.of(8L), LOOPBACK));
    }

    @Test
    void whileTheHolderStaysNobodyElseIsGoneThrough() throws IOException {
        open(7, 3, "socket:[5151]");
        holderOf(Place.anywhere(1883));
        open(8, 3, "socket:[5151]");

        assertThat(holderOf(Place.anywhere(1883))).isEqualTo(new PortHolder.Held(Set.of(7L), LOOPBACK));
    }

    @Test
    void whereNoProcessMayBeLookedIntoTheSocketsOwnerIsKnown() throws IOException {
        Files.createDirectory(proc.resolve("7"));

        assertThat(holderOf(Place.anywhere(1883))).isEqualTo(new PortHolder.HeldByUser(109, "mosquitto", LOOPBACK));
    }

    @Test
    void aPortWithoutListenerIsHeldByNobody() {
        assertThat(holderOf(Place.anywhere(1884))).isEqualTo(new PortHolder.Nobody());
    }

    @Test
    void withoutTheTableItIsUnknown() throws IOException {
        Files.delete(proc.resolve("net/tcp"));

        assertThat(holderOf(Place.anywhere(1883))).isInstanceOf(PortHolder.Unknown.class);
    }

    @Test
    void whoeverIsLikelyAndHasItAllIsTheOnlyOneThatIsAsked() throws IOException {
        open(7, 3, "socket:[5151]");
        open(8, 3, "socket:[5151]");

        assertThat(search.holderOf(Place.anywhere(1883), List.of(9L, 7L)))
                .isEqualTo(new PortHolder.Held(Set.of(7L), LOOPBACK));
    }

    /** It keeps the port when the likely one has exited. */
    @Test
    void whoeverHasTheSameSocketBesidesIsFoundByWhomNeedsToKnowOfAll() throws IOException {
        open(7, 3, "socket:[5151]");
        open(8, 3, "socket:[5151]");
        search.holderOf(Place.anywhere(1883), List.of(7L));

        assertThat(search.holdersOf(Place.anywhere(1883))).isEqualTo(new PortHolder.Held(Set.of(7L, 8L), LOOPBACK));
    }

    @Test
    void whereTheLikelyHaveNotAllOfItEverybodyIsAsked() throws IOException {
        Files.writeString(proc.resolve("net/tcp"), line(109, 5151) + line(109, 5152));
        open(7, 3, "socket:[5151]");
        open(8, 3, "socket:[5152]");

        assertThat(search.holderOf(Place.anywhere(1883), List.of(7L)))
                .isInstanceOfSatisfying(
                        PortHolder.Held.class, held -> assertThat(held.pids()).containsExactlyInAnyOrder(7L, 8L));
    }

    private PortHolder holderOf(Place place) {
        return search.holderOf(place, List.of());
    }

    private void listen(long uid, long inode) throws IOException {
        Files.writeString(proc.resolve("net/tcp"), line(uid, inode));
    }

    private static String line(long uid, long inode) {
        return "0: 0100007F:075B 00000000:0000 0A 00000000:00000000 00:00000000 00000000 %d 0 %d 1%n"
                .formatted(uid, inode);
    }

    private void open(long pid, int descriptor, String target) throws IOException {
        Path fd = Files.createDirectories(proc.resolve(Long.toString(pid)).resolve("fd"));
        Files.createSymbolicLink(fd.resolve(Integer.toString(descriptor)), Path.of(target));
    }
}
