package io.github.pidkeeper.app.window.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LatestTest {

    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private final List<Map<String, Integer>> received = new ArrayList<>();
    private final Latest<String, Integer> latest = new Latest<>(queue::add, received::add);

    @Test
    void manyValuesBeforeTheTurnAreOneCallWithTheLatestOfEachKey() {
        latest.put("a", 1);
        latest.put("b", 2);
        latest.put("a", 3);
        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(received).containsExactly(Map.of("a", 3, "b", 2));
    }

    @Test
    void aValueAfterTheTurnIsAnotherCall() {
        latest.put("a", 1);
        queue.remove().run();
        latest.put("a", 2);
        queue.remove().run();
        assertThat(received).containsExactly(Map.of("a", 1), Map.of("a", 2));
    }
}
