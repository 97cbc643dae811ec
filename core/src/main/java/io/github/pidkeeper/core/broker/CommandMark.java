package io.github.pidkeeper.core.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Tells a command from most others, and does not say what it is: its arguments may hold passwords.
 *
 * @param text eight digits, for comparing only
 */
public record CommandMark(String text) {

    public static CommandMark of(Command command) {
        var sum = new CRC32();
        sum.update(String.join("\0", command.line()).getBytes(UTF_8));
        return new CommandMark(HexFormat.of().toHexDigits((int) sum.getValue()));
    }
}
