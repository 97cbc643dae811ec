package io.github.pidkeeper.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the socket. */
class RequestTest {

    @ParameterizedTest
    @EnumSource(Request.Kind.class)
    void whatIsSaidIsUnderstoodAsTheSame(Request.Kind kind) {
        Request request = new Request(kind, Optional.of("plant floor"));
        assertThat(Request.parse(request.line())).contains(request);
        assertThat(Request.parse(Request.of(kind).line())).contains(Request.of(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "OPEN", "opens", "kill 1"})
    void whatIsNotARequestIsNotUnderstood(String line) {
        assertThat(Request.parse(line)).isEmpty();
    }

    @Test
    void aLineIsOneLine() {
        assertThat(Request.of(Request.Kind.QUIT).line()).isEqualTo("quit");
    }
}
