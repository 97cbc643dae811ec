package io.github.pidkeeper.app.glyph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture written as a PNG file: 8 bits a channel with alpha, no filter, one data chunk (W3C, PNG specification). By
 * hand because ImageIO would bring the whole of java.desktop into the tray's process.
 */
record Png(Pixmap pixmap) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EIGHT_BIT_RGBA = {8, 6, 0, 0, 0};

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(chunk("IHDR", header()));
        file.writeBytes(chunk("IDAT", deflated(rows())));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private byte[] header() {
        return ByteBuffer.allocate(13)
                .putInt(pixmap.size())
                .putInt(pixmap.size())
                .put(EIGHT_BIT_RGBA)
                .array();
    }

    private byte[] rows() {
        int size = pixmap.size();
        ByteBuffer rows = ByteBuffer.allocate(size * (1 + size * Integer.BYTES));
        for (int y = 0; y < size; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < size; x++) {
                rows.putInt(Integer.rotateLeft(pixmap.argb(x, y), Byte.SIZE));
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] data) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) check.getValue())
                .array();
    }
}
