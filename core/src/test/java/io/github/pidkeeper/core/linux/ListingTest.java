package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

    private static final byte[] ITSELF = {};

    @TempDir
    Path directory;

    private final Libc libc = new Libc();

    /** Several times what the kernel tells at once. */
    @Test
    void everyNumberIsThereOnceHoweverManyThereAre() throws IOException {
        List<Long> numbers = LongStream.range(1, 3000).boxed().toList();
        for (long number : numbers) {
            Files.createFile(directory.resolve(Long.toString(number)));
        }

        assertThat(Listing.pids(libc, new Procfs(directory))).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void whatIsNoNumberIsPassedOver() throws IOException {
        for (String name : List.of("self", "7", "7a", "a7", "-7", "77777777777", " 7")) {
            Files.createFile(directory.resolve(name));
        }

        assertThat(Listing.pids(libc, new Procfs(directory))).containsExactly(7L);
    }

    @Test
    void aLinkLeadsWhereItSaysToTheLastByte() throws IOException {
        Files.createSymbolicLink(directory.resolve("3"), Path.of("socket:[5151]"));

        try (Listing listing = Listing.of(libc, directory).orElseThrow()) {
            assertThat(listing.next()).isTrue();
            int length = listing.readLink(ITSELF) instanceof CallResult.Success(int it) ? it : -1;
            assertThat(listing.leadsTo(targets("socket:[515]", "socket:[5151]"), length))
                    .isTrue();
            assertThat(listing.leadsTo(targets("socket:[515]", "socket:[51511]", "socket:[5152]", ""), length))
                    .isFalse();
            assertThat(listing.next()).isFalse();
        }
    }

    @Test
    void whatIsNotThereIsNotListed() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(Listing.of(libc, nowhere)).isEmpty();
        assertThatThrownBy(() -> Listing.pids(libc, new Procfs(nowhere)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(nowhere.toString());
    }

    private List<MemorySegment> targets(String... names) {
        return List.of(names).stream().map(libc::bytes).toList();
    }
}
