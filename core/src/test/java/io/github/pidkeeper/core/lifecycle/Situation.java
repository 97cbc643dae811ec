package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A situation on the imagined machine in which anything may be ordered, and how it comes about. */
record Situation(String name, Arrangement arrangement) {

    /** Brings a situation about. */
    @FunctionalInterface
    interface Arrangement {
        void arrange(Bench bench) throws Exception;
    }

    void arrange(Bench bench) {
        try {
            arrangement.arrange(bench);
        } catch (Exception e) {
            throw new AssertionError(name, e);
        }
    }

    static List<Situation> all() {
        return List.of(
                new Situation("stopped", _ -> {}),
                new Situation("running", Bench::running),
                new Situation("running, no file", bench -> {
                    bench.running();
                    Files.delete(bench.pidFile);
                }),
                new Situation("running, no directory of the file", bench -> {
                    bench.running();
                    Files.delete(bench.pidFile);
                    Files.delete(bench.pidFile.getParent());
                }),
                new Situation("running, file names nobody", bench -> runningWithFile(bench, "300001\0\0\0\0\0\0")),
                new Situation("running, file malformed", bench -> runningWithFile(bench, "no number")),
                new Situation("running, file unsafe", bench -> {
                    bench.running();
                    bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.FIFO));
                }),
                new Situation("suspended", bench -> bench.running().suspended()),
                new Situation("silent", bench -> bench.running().silent()),
                new Situation(
                        "of a unit",
                        bench -> bench.machine
                                .add(bench.facts(PID).unit("nanomq.service", false))
                                .listening(PORT)),
                new Situation("of a unit that obeys", Bench::serviced),
                new Situation("several", bench -> {
                    bench.machine.add(bench.facts(PID));
                    bench.machine.add(bench.facts(PID + 1));
                }),
                new Situation("stale", bench -> bench.writePidFile(nanomqBytes(PID))),
                new Situation("file names a stranger", bench -> {
                    bench.writePidFile(nanomqBytes(4711));
                    bench.machine.add(new ProcessFactsBuilder(4711)
                            .executable("/usr/bin/sleep")
                            .line("sleep", "300"));
                }),
                new Situation("malformed", bench -> bench.writePidFile("-1".getBytes(UTF_8))),
                new Situation("file names somebody hidden", bench -> {
                    bench.writePidFile(nanomqBytes(4711));
                    bench.machine.conceal(4711, "Permission denied");
                }),
                new Situation(
                        "unsafe", bench -> bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.LINK))),
                new Situation("port taken", bench -> bench.machine.portHolder(new PortHolder.HeldByUser(0, "root"))),
                new Situation("no program", bench -> Files.delete(bench.executable())),
                new Situation("running, no program", bench -> {
                    bench.running();
                    Files.delete(bench.executable());
                }),
                new Situation("stop cut short after the exit", bench -> {
                    FakeProcess process = bench.running();
                    bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));
                    process.exit(0);
                }),
                new Situation("repaired", bench -> {
                    runningWithFile(bench, "300001");
                    repair(bench);
                }),
                new Situation("written where none was", bench -> {
                    bench.running();
                    Files.delete(bench.pidFile);
                    repair(bench);
                }),
                new Situation("set aside", bench -> {
                    bench.writePidFile("300001".getBytes(UTF_8));
                    repair(bench);
                }));
    }

    private static void runningWithFile(Bench bench, String content) {
        bench.running();
        bench.writePidFile(content.getBytes(UTF_8));
    }

    private static void repair(Bench bench) throws InterruptedException {
        assertThat(bench.lifecycle.repair(bench.broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Override
    public String toString() {
        return name;
    }
}
