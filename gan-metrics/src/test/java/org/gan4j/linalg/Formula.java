package org.gan4j.linalg;

/** Inputs that Java and the Python scripts of the goldens make by the same formula. */
public final class Formula {
    private Formula() {}

    /** Asymmetric, correlated features [n, d], no two columns alike. */
    public static Matrix features(int n, int d, double seed) {
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double wave = Math.sin(1.7 * seed + 0.9 * (i + 1) * (j + 1) % 11.3)
                        + 0.5 * Math.cos(seed + 2.3 * i + 0.7 * j);
                x.values()[i * d + j] = wave * (1 + 0.2 * (j % 7)) + 0.1 * seed * j;
            }
        }
        return x;
    }

    /** The features less their mean. */
    public static Matrix centred(Matrix features) {
        return features.minus(features.columnMeans());
    }

    /** The covariance, divided by n - 1. */
    public static Matrix covariance(Matrix features) {
        Matrix turned = centred(features).transpose();
        return new PortableAlgebra().multiplyTransposed(turned, turned).scale(1.0 / (features.rows() - 1));
    }
}
