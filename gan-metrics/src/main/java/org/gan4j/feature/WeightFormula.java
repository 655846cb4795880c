package org.gan4j.feature;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The weights of {@link InceptionWeights#byFormula()}, which says how they are made. */
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
