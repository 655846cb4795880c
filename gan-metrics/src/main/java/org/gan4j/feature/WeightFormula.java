package org.gan4j.feature;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Weights that a formula gives in place of training, the same in any language.
 *
 * <p>Element i (in C order) of the array {@code name}: h is the CRC-32 of the name plus 0x9E3779B9 i, modulo 2^32, mixed by
 * {@code h ^= h >>> 16; h *= 0x85EBCA6B; h ^= h >>> 13; h *= 0xC2B2AE35; h ^= h >>> 16}; r = (h >>> 8) / 2^23 - 1, in [-1, 1). It
 * is then, in 64 bits, rounded to 32:
 *
 * <table>
 * <caption>elements of arrays</caption>
 * <tr><td>{@code *.conv.weight}</td><td>r sqrt(6 / inputs of an output element)</td></tr>
 * <tr><td>{@code fc.weight}</td><td>r sqrt(3 / 2048)</td></tr>
 * <tr><td>{@code *.bn.weight}</td><td>1 + r / 4</td></tr>
 * <tr><td>{@code *.bn.running_var}</td><td>1 + r / 2</td></tr>
 * <tr><td>{@code *.bn.bias}, {@code *.bn.running_mean}, {@code fc.bias}</td><td>r / 4</td></tr>
 * </table>
 */
final class WeightFormula implements WeightSource {
    private static final int GOLDEN = 0x9E3779B9;
    private static final double HALF = 1 << 23;

    @Override
    public float[] values(String name, long... shape) {
        int count = 1;
        for (long size : shape) {
            count = Math.toIntExact(count * size);
        }
        double offset = offset(name);
        double scale = scale(name, count / shape[0]);
        int start = crc32(name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double r = (mix(start + i * GOLDEN) >>> 8) / HALF - 1;
            values[i] = (float) (offset + scale * r);
        }
        return values;
    }

    private static double offset(String name) {
        return name.endsWith(".bn.weight") || name.endsWith(".running_var") ? 1 : 0;
    }

    private static double scale(String name, long inputs) {
        if (name.endsWith(".conv.weight")) {
            return Math.sqrt(6.0 / inputs);
        }
        if (name.equals("fc.weight")) {
            return Math.sqrt(3.0 / inputs);
        }
        return name.endsWith(".running_var") ? 0.5 : 0.25;
    }

    private static int crc32(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    private static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
