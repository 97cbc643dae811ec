package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.linux.JavaProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file system in user space that stops answering stands in for a dead file server. */
@Timeout(90)
class HungDirectoryIT {

    @TempDir
    Path directory;

    @Test
    @Fault("D04")
    void aDirectoryThatHangsCostsOneThreadAndHoldsUpNobodyElse() throws Exception {
        var program = new JavaProgram(
                HungDirectoryProgram.class, "unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child");

        assertThat(program.run(directory))
                .containsExactly(
                        "the hung one is unknown",
                        "the other's ends and its start were told meanwhile",
                        "still UNKNOWN, with 1 thread waiting",
                        "the hung one is running again");
    }

    @Test
    @Fault("D04")
    void aJournalThatDoesNotAnswerIsNotWaitedForForEver() throws Exception {
        var program = new JavaProgram(
                HungJournalProgram.class, "unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child");

        assertThat(program.run(directory)).containsExactly("no answer", "0 damaged");
    }
}
