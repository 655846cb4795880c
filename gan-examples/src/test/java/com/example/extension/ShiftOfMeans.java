package com.example.extension;

import java.util.Locale;
import org.gan4j.feature.Features;
import org.gan4j.linalg.Matrix;
import org.gan4j.metric.Metric;

/** The Euclidean distance of the mean features of both sides. */
record ShiftOfMeans(double value, Features real, Features generated) {
    /** {@return an empty metric} */
    static Metric<ShiftOfMeans> metric() {
        return Metric.of(1, ShiftOfMeans::between);
    }

    private static ShiftOfMeans between(Features real, Features generated) {
        Matrix means = new Matrix(1, real.dimension(), generated.values().columnMeans());
        Matrix shift = means.minus(real.values().columnMeans());
        return new ShiftOfMeans(Math.sqrt(shift.sumOfSquares()), real, generated);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "shift of means %.5g; n real %d, generated %d; %s",
                value,
                real.count(),
                generated.count(),
                real.extractor());
    }
}
