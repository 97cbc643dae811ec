package io.github.pidkeeper.app.window;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Brokers with real configurations and logs below a directory, written as the brokers write them. */
public record SampleLogs(Path directory) {

    /** A Mosquitto whose configuration names {@link #log} as its log. */
    public Broker mosquitto(String name) throws IOException {
        var configuration = directory.resolve(name + ".conf");
        Files.writeString(configuration, "log_dest file " + log(name) + "\n");
        return broker(name, BrokerKind.MOSQUITTO, "/usr/sbin/mosquitto", configuration);
    }

    /** A NanoMQ likewise. */
    public Broker nanomq(String name) throws IOException {
        var configuration = directory.resolve(name + ".conf");
        Files.writeString(
                configuration,
                "log {\n  to = [file]\n  level = warn\n  dir = \"" + directory + "\"\n  file = \"" + name
                        + ".log\"\n}\n");
        return broker(name, BrokerKind.NANOMQ, "/usr/local/bin/nanomq", configuration);
    }

    public Path log(String name) {
        return directory.resolve(name + ".log");
    }

    public void append(String name, String text) throws IOException {
        Files.writeString(log(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Some hours of a NanoMQ that was restarted, with everything that can be in a log. */
    public void fill(String name, int lines) throws IOException {
        var text = new StringBuilder();
        for (int number = 0; number < lines; number++) {
            if (number % 200 == 0) {
                text.append(time(number)).append("INFO  /src/nng/conf.c:1332: This NanoMQ instance configured as:\n");
            }
            text.append(time(number))
                    .append(
                            switch (number % 23) {
                                case 3 -> "WARN  /src/nng/conf_ver2.c:395: Read websocket config failed!";
                                case 7 ->
                                    "ERROR /src/nanomq/apps/broker.c:118: bind tcp://0.0.0.0:1883: Address in use";
                                case 11 -> "DEBUG /src/nng/sp/protocol/mqtt.c:77: keepalive of sensor-" + number;
                                case 13 ->
                                    "INFO  /src/x.c:1: topic \u202egnp.exe and \u0007 bell 温度 \u001b[31mred\u001b[0m";
                                default ->
                                    "INFO  /src/nanomq/apps/pub_handler.c:1042: sensor-" + number
                                            + " published to plant/hall-3/temperature";
                            })
                    .append('\n');
        }
        append(name, text.toString());
    }

    private static String time(int number) {
        return String.format("2026-11-23 %02d:%02d:%02d [11543] ", 6 + number / 3600, number / 60 % 60, number % 60);
    }

    private Broker broker(String name, BrokerKind kind, String program, Path configuration) {
        return new Broker(
                new BrokerName(name),
                kind,
                new Command(Path.of(program), List.of()),
                directory.resolve(name + ".pid"),
                Optional.of(configuration),
                OptionalInt.of(1883),
                Broker.DEFAULT_GRACE);
    }
}
