package io.github.pidkeeper.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

    private final Nearest names = new Nearest(List.of("plant-floor", "practice", "a"));

    @Test
    void aSlipOfTheFingersIsForgiven() {
        assertThat(names.to("plantfloor")).contains("plant-floor");
        assertThat(names.to("Plant-Flor")).contains("plant-floor");
        assertThat(names.to("pratcice")).contains("practice");
    }

    @Test
    void anotherWordIsNotBent() {
        assertThat(names.to("kitchen")).isEmpty();
        assertThat(new Nearest(List.of()).to("kitchen")).isEmpty();
    }
}
