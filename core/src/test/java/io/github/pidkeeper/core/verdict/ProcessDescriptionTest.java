package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessDescriptionTest {

    @Test
    void aPasswordInATitleIsNotShown() {
        var process = new ProcessFactsBuilder(812)
                .executable("/usr/bin/nanomq")
                .line("nanomq --password s3cret")
                .build();
        var beyondReach = new ProcessFactsBuilder(812)
                .executableUnreadable()
                .line("nanomq --password s3cret")
                .build();

        assertThat(new ProcessDescription(process).program()).isEqualTo("/usr/bin/nanomq");
        assertThat(new ProcessDescription(beyondReach).program()).isEqualTo("nanomq --password ***");
    }
}
