package io.github.pidkeeper.core.pidfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** The bytes of a pid file. */
public final class PidFileContent {

    private static final int SHOWN = 60;

    private final byte[] bytes;

    public PidFileContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static PidFileContent of(String text) {
        return new PidFileContent(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content that was written down in this way.
     *
     * @throws IllegalArgumentException if the text is not what {@link #hex} gives
     */
    public static PidFileContent ofHex(String hex) {
        return new PidFileContent(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** As a quoted text in which every byte can be told from every other, for example {@code "278718\0\0\0\0\0\0"}. */
    public String shown() {
        var shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
            shown.append(shown(bytes[i]));
        }
        return shown.append(bytes.length > SHOWN ? "…\"" : "\"").toString();
    }

    private static String shown(byte one) {
        return switch (one) {
            case 0 -> "\\0";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                one >= ' ' && one < 0x7f
                        ? Character.toString(one)
                        : String.format(Locale.ROOT, "\\x%02x", Byte.toUnsignedInt(one));
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PidFileContent content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return shown();
    }
}
