package org.gan4j.metric;

import org.gan4j.linalg.LinearAlgebra;
import org.gan4j.linalg.Matrix;

/**
 * The unbiased estimate of the squared maximum mean discrepancy with the kernel k(x, y) = (x.y/d + 1)^3: mean of k over pairs of
 * different real images, plus that of generated ones, less twice the mean over mixed pairs. Kernel values are summed by
 * groups, so that the estimate without one group costs no new kernel.
 */
final class PolynomialMmd {
    private final int groups;
    private final LinearAlgebra algebra;

    /**
     * Sums by groups.
     *
     * @param groups how many; 1 if nothing is to be left out
     */
    PolynomialMmd(int groups, LinearAlgebra algebra) {
        this.groups = groups;
        this.algebra = algebra;
    }

    /**
     * The estimates without each group, and last the one of everything.
     *
     * @param real [m, d]
     * @param realGroups [m] each row's group, from 0
     * @param generated [m, d]
     * @param generatedGroups the same of these
     * @return [groups + 1]
     */
    double[] estimates(Matrix real, int[] realGroups, Matrix generated, int[] generatedGroups) {
        double[][] reals = sums(real, realGroups, real, realGroups);
        double[][] fakes = sums(generated, generatedGroups, generated, generatedGroups);
        double[][] mixed = sums(real, realGroups, generated, generatedGroups);
        double[] estimates = new double[groups + 1];
        for (int without = 0; without <= groups; without++) {
            double m = remaining(realGroups, without);
            double n = remaining(generatedGroups, without);
            estimates[without] = total(reals, without) / (m * (m - 1))
                    + total(fakes, without) / (n * (n - 1))
                    - 2 * total(mixed, without) / (m * n);
        }
        return estimates;
    }

    private static int remaining(int[] members, int without) {
        int count = 0;
        for (int group : members) {
            count += group == without ? 0 : 1;
        }
        return count;
    }

    private static double total(double[][] sums, int without) {
        double total = 0;
        for (int a = 0; a < sums.length; a++) {
            for (int b = 0; b < sums.length; b++) {
                total += a == without || b == without ? 0 : sums[a][b];
            }
        }
        return total;
    }

    /** Kernel sums of every pair of groups; pairs of a row with itself are left out. */
    @SuppressWarnings("ReferenceEquality") // a matrix with itself, which is told by giving it twice
    private double[][] sums(Matrix x, int[] xGroups, Matrix y, int[] yGroups) {
        Matrix products = algebra.multiplyTransposed(x, y);
        double[][] sums = new double[groups][groups];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < y.rows(); j++) {
                if (x != y || i != j) {
                    double base = products.get(i, j) / x.columns() + 1;
                    sums[xGroups[i]][yGroups[j]] += base * base * base;
                }
            }
        }
        return sums;
    }
}
