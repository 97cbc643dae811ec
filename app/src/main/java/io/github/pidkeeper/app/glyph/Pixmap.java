package io.github.pidkeeper.app.glyph;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A square picture, immutable: pixels by rows from the top left, each 0xAARRGGBB, alpha not multiplied in. */
public final class Pixmap {

    private final int size;
    private final int[] pixels;

    private Pixmap(int size, int[] pixels) {
        this.size = size;
        this.pixels = pixels;
    }

    /** Draws the layers in their order. */
    static Pixmap drawn(int size, List<Layer> layers) {
        int[] pixels = new int[size * size];
        for (Layer layer : layers) {
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    double coverage = layer.shape().coverage(x + 0.5, y + 0.5);
                    pixels[y * size + x] = over(layer.colour(), coverage, pixels[y * size + x]);
                }
            }
        }
        return new Pixmap(size, pixels);
    }

    public int size() {
        return size;
    }

    public int argb(int x, int y) {
        return pixels[y * size + x];
    }

    /** A copy of the pixels, as toolkits take them. */
    public int[] argb() {
        return pixels.clone();
    }

    /** Four bytes a pixel: alpha, red, green, blue. */
    public byte[] argbBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        return bytes.array();
    }

    /** Four bytes a pixel: red, green, blue, alpha. */
    public byte[] rgbaBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        for (int pixel : pixels) {
            bytes.putInt(Integer.rotateLeft(pixel, Byte.SIZE));
        }
        return bytes.array();
    }

    /** The picture as a PNG file. */
    public byte[] png() {
        return new Png(this).bytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixmap that && size == that.size && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Pixmap[" + size + "]";
    }

    private static int over(int colour, double coverage, int below) {
        double belowAlpha = (below >>> 24) / 255.0 * (1 - coverage);
        double alpha = coverage + belowAlpha;
        if (alpha <= 0) {
            return 0;
        }
        int result = (int) Math.round(alpha * 255) << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            double mixed = ((colour >> shift & 0xff) * coverage + (below >> shift & 0xff) * belowAlpha) / alpha;
            result |= (int) Math.round(mixed) << shift;
        }
        return result;
    }
}
