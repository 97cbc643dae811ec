package io.github.pidkeeper.app.practice;

import io.github.pidkeeper.app.i18n.Texts;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The program behind {@code pidkeeper practice-broker --port N --pid-file FILE [--data-dir DIR]}.
 *
 * <p>It answers MQTT on 127.0.0.1 only, needs no user names, keeps nothing unless it is given a directory, and speaks to
 * nobody else. Its pid file appears, whole, once the port answers. SIGTERM or SIGINT stop it in order: connections closed,
 * pid file removed if it still names this process, exit code 0.
 */
public final class PracticeBroker {

    private static final int STOPPED = 0;
    private static final int STUCK = 70;
    private static final long STOP_LIMIT_SECONDS = 5;

    private final long ownPid;
    private final PrintStream errors;

    /** @param errors takes the one sentence that says why it does not run */
    public PracticeBroker(long ownPid, PrintStream errors) {
        this.ownPid = ownPid;
        this.errors = errors;
    }

    /**
     * Runs until it is asked to stop.
     *
     * @param arguments what follows the verb
     * @return 0 after an orderly stop, 64 for wrong arguments, 69 if the port cannot be had, 73 if a file or directory cannot
     */
    public int run(List<String> arguments) {
        return switch (PracticeOptions.parse(arguments)) {
            case PracticeOptions.Reading.Wrong(Failure failure) -> failed(failure);
            case PracticeOptions.Reading.Right(PracticeOptions options) -> run(options);
        };
    }

    private int run(PracticeOptions options) {
        var pidFile = new OwnPidFile(options.pidFile(), ownPid);
        Optional<Failure> obstacle = pidFile.obstacle().or(() -> LoopbackServer.obstacle(options));
        if (obstacle.isPresent()) {
            return failed(obstacle.get());
        }
        var stopAsked = new CountDownLatch(1);
        var exitCode = new CompletableFuture<Integer>();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(stopAsked, exitCode)));
        int code = serve(options, pidFile, stopAsked);
        exitCode.complete(code);
        return code;
    }

    private int serve(PracticeOptions options, OwnPidFile pidFile, CountDownLatch stopAsked) {
        var server = new LoopbackServer(options);
        Optional<Failure> failure = server.start().or(pidFile::write);
        if (failure.isPresent()) {
            return failed(failure.get());
        }
        try {
            stopAsked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        return pidFile.removeIfOwn().map(this::failed).orElse(STOPPED);
    }

    /** A signal has begun to end the JVM, which would exit with 128 + its number: let the broker end first, with its own code. */
    private static void stop(CountDownLatch stopAsked, CompletableFuture<Integer> exitCode) {
        stopAsked.countDown();
        Runtime.getRuntime()
                .halt(exitCode.completeOnTimeout(STUCK, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                        .join());
    }

    private int failed(Failure failure) {
        errors.println(Texts.ofUser().text(failure.why()));
        return failure.exitCode();
    }
}
