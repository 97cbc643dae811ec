package io.github.pidkeeper.core.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What sort of program a broker is, as far as it changes how it is recognised, started, reloaded and read: a description,
 * of which three are built in and administrators may write others.
 *
 * @param text as it is written down
 * @param programs names of its executables, without a version; none where only the administrator can tell
 * @param places directories where its executables mostly are, beside those of the system; absolute
 */
public record BrokerKind(
        String text,
        List<String> programs,
        List<Path> places,
        PidFileHabit pidFile,
        ForegroundHabit foreground,
        ConfigurationHabit configuration,
        Reloading reloading) {

    /**
     * NanoMQ. Its pid file is padded, and needs to be: it scans the bytes as a C string, which nothing else would end. Most of
     * its releases do not survive {@code -d} and report success all the same; {@code stop}, {@code restart} and
     * {@code reload} signal, or speak to, whatever they find.
     */
    public static final BrokerKind NANOMQ = new BrokerKind(
            "nanomq",
            List.of("nanomq"),
            List.of(),
            new PidFileHabit(
                    PidFileForm.PADDED,
                    Optional.of("NANOMQ_PID_FILE"),
                    Optional.of(Path.of("/tmp/nanomq/nanomq.pid")),
                    true),
            new ForegroundHabit(
                    Optional.of("start"),
                    List.of("restart"),
                    List.of("stop", "reload"),
                    List.of("-d", "--daemon"),
                    List.of(),
                    Map.of("NANOMQ_DAEMON", "false")),
            new ConfigurationHabit(
                    ConfigurationFormat.NANOMQ,
                    List.of("--conf", "--old_conf"),
                    Optional.of("NANOMQ_CONF_PATH"),
                    List.of(Path.of("/etc/nanomq.conf"), Path.of("/usr/local/etc/nanomq.conf"))),
            Reloading.NANOMQ);

    public static final BrokerKind MOSQUITTO = new BrokerKind(
            "mosquitto",
            List.of("mosquitto"),
            List.of(),
            new PidFileHabit(PidFileForm.DIGITS, Optional.empty(), Optional.empty(), false),
            new ForegroundHabit(Optional.empty(), List.of(), List.of(), List.of(), List.of("-d", "--daemon"), Map.of()),
            new ConfigurationHabit(
                    ConfigurationFormat.MOSQUITTO,
                    List.of("-c", "--config-file"),
                    Optional.empty(),
                    List.of(
                            Path.of("/etc/mosquitto/mosquitto.conf"),
                            Path.of("/usr/local/etc/mosquitto/mosquitto.conf"))),
            Reloading.HUP);

    /** Any daemon that stays in the foreground or has a pid file; most write a line into it. */
    public static final BrokerKind GENERIC = new BrokerKind(
            "generic",
            List.of(),
            List.of(),
            new PidFileHabit(PidFileForm.LINE, Optional.empty(), Optional.empty(), false),
            ForegroundHabit.PLAIN,
            new ConfigurationHabit(ConfigurationFormat.NONE, List.of("-c", "--conf"), Optional.empty(), List.of()),
            Reloading.NONE);

    /** A version may follow the name: mosquitto2, nanomq-0.24.1; another word makes another program: mosquitto_pub. */
    private static final Pattern VERSION = Pattern.compile("-?[0-9][0-9.]*");

    public BrokerKind {
        programs = List.copyOf(programs);
        places = List.copyOf(places);
        foreground = foreground.in(configuration.format());
    }

    /** Whether an executable of this name is a broker of this kind. */
    public boolean recognises(Path executable) {
        var file = String.valueOf(executable.getFileName());
        return programs.stream()
                .filter(file::startsWith)
                .anyMatch(program -> file.equals(program)
                        || VERSION.matcher(file.substring(program.length())).matches());
    }

    /** Whether its executables are told by their names, so that it is a certain program and not any. */
    public boolean hasOwnPrograms() {
        return !programs.isEmpty();
    }

    /** What a broker of this kind writes into its pid file itself, byte for byte. */
    public String pidFileText(long pid) {
        return pidFile.form().of(pid);
    }

    @Override
    public String toString() {
        return text;
    }
}
