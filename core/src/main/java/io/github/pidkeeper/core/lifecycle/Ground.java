package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ground a broker is started on: its files, and the directory of its pid file. What is wrong with it is told before
 * anything is started.
 */
record Ground(Broker broker) {

    /** What would keep the broker from starting, whatever runs now. */
    Optional<Message> problemOfFiles() {
        Optional<Message> slip = slipOfPidFile();
        if (slip.isPresent()) {
            return slip;
        }
        Path executable = broker.command().executable();
        if (Files.isDirectory(executable)) {
            return problem(Phrase.EXECUTABLE_DIRECTORY, executable);
        }
        if (!Files.isRegularFile(executable)) {
            return problem(Phrase.EXECUTABLE_MISSING, executable);
        }
        if (!Files.isExecutable(executable)) {
            return problem(Phrase.EXECUTABLE_NOT_PERMITTED, executable);
        }
        if (new ProgramFile(executable).isNone()) {
            return problem(Phrase.EXECUTABLE_NO_PROGRAM, executable);
        }
        for (Path configuration : configurations()) {
            if (!Files.exists(configuration)) {
                return problem(Phrase.CONFIGURATION_MISSING, configuration);
            }
            if (!Files.isReadable(configuration)) {
                return problem(Phrase.CONFIGURATION_NOT_READABLE, configuration);
            }
        }
        return problemOfConfiguration().or(this::problemOfDirectory);
    }

    /** All that the broker would read in turn; a script may find those of relative paths elsewhere. */
    private List<Path> configurations() {
        List<Path> all = new ForegroundForm(broker).configurations();
        return isScript()
                ? all.stream()
                        .filter(file ->
                                broker.configuration().filter(file::equals).isPresent()
                                        || broker.command().arguments().contains(file.toString()))
                        .toList()
                : all;
    }

    private boolean isScript() {
        return new ProgramFile(broker.command().executable()).script().isPresent();
    }

    /** A pid file is set aside, and written anew; what the broker is made of must not be, whatever was typed. */
    Optional<Message> slipOfPidFile() {
        return Stream.concat(
                        Stream.of(broker.command().executable()), new ForegroundForm(broker).configurations().stream())
                .filter(this::isPidFile)
                .findFirst()
                .flatMap(own -> problem(Phrase.PID_FILE_OF_BROKER_ITSELF, own));
    }

    private boolean isPidFile(Path own) {
        try {
            return Files.isSameFile(own, broker.pidFile());
        } catch (IOException _) {
            // One of them is not there, or not to be seen.
            return false;
        }
    }

    /** The broker would exit, or NanoMQ start with something else than what is written there. */
    private Optional<Message> problemOfConfiguration() {
        var own = new ForegroundForm(broker).own();
        if (own.reading() instanceof ConfigurationReading.Wrong wrong) {
            return Optional.of(wrong).filter(it -> !mayBeRightElsewhere(it)).map(ConfigurationReading.Wrong::message);
        }
        var other = own.otherPorts();
        return other.isEmpty()
                ? Optional.empty()
                : broker.configuration()
                        .flatMap(file -> problem(
                                Phrase.CONFIGURATION_OTHER_PORTS,
                                file,
                                broker.port().orElseThrow(),
                                other.stream().map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** A script may go first to where the broker finds what it includes. */
    private boolean mayBeRightElsewhere(ConfigurationReading.Wrong wrong) {
        return wrong.reason().phrase() == Phrase.CONFIGURATION_INCLUDE_DIR_ELSEWHERE && isScript();
    }

    private Optional<Message> problemOfDirectory() {
        Path directory = directory();
        if (!Files.exists(directory)) {
            return mayCreateDirectory() ? Optional.empty() : problem(Phrase.DIRECTORY_MISSING, directory);
        }
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return problem(Phrase.DIRECTORY_NOT_WRITABLE, directory);
        }
        return new Disk(directory).isFull() ? problem(Phrase.DISK_FULL, directory) : Optional.empty();
    }

    /**
     * NanoMQ makes the directory of its pid file itself, for its own user only, and its usual place is below /tmp, which
     * is empty after every restart of the machine. Nobody else does, so elsewhere a missing directory is a mistake in the
     * configuration. We make it before the broker would, so that it is ours, and make one level only.
     */
    private boolean mayCreateDirectory() {
        Path above = directory().getParent();
        return broker.kind().pidFile().makesDirectory()
                && above != null
                && Files.isDirectory(above)
                && Files.isWritable(above);
    }

    /** The directory of the pid file, if it is for us to make. */
    Optional<Path> missingDirectory() {
        return !Files.exists(directory()) && mayCreateDirectory() ? Optional.of(directory()) : Optional.empty();
    }

    void createDirectory() throws IOException {
        PrivateFile.createDirectories(directory());
    }

    /** Of the pid file. */
    Path directory() {
        Path directory = broker.pidFile().getParent();
        return directory == null ? broker.pidFile() : directory;
    }

    private static Optional<Message> problem(Phrase phrase, Object... arguments) {
        return Optional.of(Message.of(phrase, arguments));
    }
}
