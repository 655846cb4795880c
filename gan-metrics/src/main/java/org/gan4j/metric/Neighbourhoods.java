package org.gan4j.metric;

import java.util.Arrays;
import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;

/**
 * Balls around the points of one set that reach to each point's k-th nearest other point, and which points of another set lie in
 * which: what precision and recall, density and coverage count. A point on the edge lies in the ball.
 */
final class Neighbourhoods {
    private static final int BLOCK = 256;

    private final Matrix points;
    private final double[] centre;
    private final double[] radii; // squared
    private final LinearAlgebra algebra;

    Neighbourhoods(Matrix points, int k, LinearAlgebra algebra) {
        this.points = points;
        this.algebra = algebra;
        centre = points.columnMeans();
        radii = radii(k);
    }

    private double[] radii(int k) {
        SquaredDistances distances = new SquaredDistances(points, points, centre, algebra);
        double[] nearest = new double[points.rows()];
        for (int start = 0; start < nearest.length; start += BLOCK) {
            Matrix block = distances.block(start, Math.min(nearest.length, start + BLOCK));
            for (int i = 0; i < block.rows(); i++) {
                double[] row = block.row(i);
                row[start + i] = Double.POSITIVE_INFINITY; // the point itself
                Arrays.sort(row);
                nearest[start + i] = row[k - 1];
            }
        }
        return nearest;
    }

    /** How many balls each of the others lies in, and how many of the others lie in each ball. */
    Counts count(Matrix others) {
        SquaredDistances distances = new SquaredDistances(points, others, centre, algebra);
        int[] balls = new int[others.rows()];
        int[] inhabitants = new int[points.rows()];
        for (int start = 0; start < inhabitants.length; start += BLOCK) {
            Matrix block = distances.block(start, Math.min(inhabitants.length, start + BLOCK));
            for (int i = 0; i < block.rows(); i++) {
                for (int j = 0; j < balls.length; j++) {
                    if (block.get(i, j) <= radii[start + i]) {
                        balls[j]++;
                        inhabitants[start + i]++;
                    }
                }
            }
        }
        return new Counts(balls, inhabitants);
    }

    /**
     * What lies where.
     *
     * @param balls of each other point, how many balls it lies in
     * @param inhabitants of each ball, how many other points lie in it
     */
    record Counts(int[] balls, int[] inhabitants) {
        static int positive(int[] counts) {
            return (int) Arrays.stream(counts).filter(count -> count > 0).count();
        }
    }
}
