package org.gan4j.benchmark.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Seconds of repetitions of one piece of work. Immutable. */
public final class Timings {
    /** None yet. */
    public static final Timings NONE = new Timings(List.of());

    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;

    private final List<Double> ascending;

    private Timings(List<Double> ascending) {
        this.ascending = ascending;
    }

    /**
     * These and more.
     *
     * @param seconds copied
     * @return all of them
     */
    public Timings with(double... seconds) {
        List<Double> all = new ArrayList<>(ascending);
        for (double value : seconds) {
            all.add(value);
        }
        Collections.sort(all);
        return new Timings(List.copyOf(all));
    }

    /** {@return how many} */
    public int count() {
        return ascending.size();
    }

    /** {@return the middle one, or the mean of the middle two; NaN if there are none} */
    public double median() {
        return quantile(HALF);
    }

    /** {@return the lower quartile, interpolated linearly between neighbours; NaN if there are none} */
    public double lowerQuartile() {
        return quantile(QUARTER);
    }

    /** {@return the upper quartile, interpolated linearly between neighbours; NaN if there are none} */
    public double upperQuartile() {
        return quantile(1 - QUARTER);
    }

    /** NumPy's default quantile. */
    private double quantile(double share) {
        if (ascending.isEmpty()) {
            return Double.NaN;
        }
        double position = share * (ascending.size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ascending.size() - 1);
        return ascending.get(below) + (position - below) * (ascending.get(above) - ascending.get(below));
    }
}
