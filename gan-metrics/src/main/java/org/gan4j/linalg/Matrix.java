package org.gan4j.linalg;

import java.util.Arrays;

/**
 * A dense matrix of doubles in C order (row by row). The values are not copied on the way in or out, so that a matrix of
 * 2,048 x 2,048 costs its 32 MiB once: whoever holds a matrix does not write to its array. Thread-safe as long as nobody does. The
 * constructor throws IllegalArgumentException unless the number of values is rows x columns.
 *
 * @param rows the number of rows, at least 1
 * @param columns the number of columns, at least 1
 * @param values rows x columns numbers; element (i, j) stands at i x columns + j
 */
public record Matrix(int rows, int columns, double[] values) {

    /**
     * Checks the sizes.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param values rows x columns numbers
     */
    public Matrix {
        if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException("`values` must hold rows x columns numbers, both at least 1, got "
                    + values.length + " for " + rows + " x " + columns);
        }
    }

    /**
     * A matrix of zeros.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    /**
     * A matrix from its rows.
     *
     * @param rows arrays of equal length, copied
     * @return the matrix
     * @throws IllegalArgumentException if there are no rows or their lengths differ
     */
    public static Matrix of(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("`rows` must hold at least one row, got none");
        }
        Matrix matrix = zeros(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != matrix.columns) {
                throw new IllegalArgumentException("`rows` must all have the length of the first, " + matrix.columns
                        + ", got " + rows[i].length + " in row " + i);
            }
            System.arraycopy(rows[i], 0, matrix.values, i * matrix.columns, matrix.columns);
        }
        return matrix;
    }

    /**
     * A square matrix that is zero off its diagonal.
     *
     * @param values the diagonal
     * @return the matrix
     */
    public static Matrix diagonal(double... values) {
        Matrix matrix = zeros(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            matrix.values[i * values.length + i] = values[i];
        }
        return matrix;
    }

    /**
     * One element.
     *
     * @param row from 0
     * @param column from 0
     * @return its value
     */
    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /**
     * One row.
     *
     * @param row from 0
     * @return a copy
     */
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /**
     * Some rows, in any order.
     *
     * @param indexes rows, from 0; not modified
     * @return [indexes, columns], a copy
     */
    public Matrix rows(int... indexes) {
        Matrix some = zeros(indexes.length, columns);
        for (int i = 0; i < indexes.length; i++) {
            System.arraycopy(values, indexes[i] * columns, some.values, i * columns, columns);
        }
        return some;
    }

    /**
     * Consecutive rows.
     *
     * @param from the first
     * @param to one past the last
     * @return [to - from, columns], a copy
     */
    public Matrix range(int from, int to) {
        return new Matrix(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
    }

    /** {@return the transpose, a copy} */
    public Matrix transpose() {
        Matrix turned = zeros(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned.values[j * rows + i] = values[i * columns + j];
            }
        }
        return turned;
    }

    /**
     * This matrix times a number.
     *
     * @param factor the number
     * @return a copy
     */
    public Matrix scale(double factor) {
        return new Matrix(
                rows, columns, Arrays.stream(values).map(v -> factor * v).toArray());
    }

    /**
     * {@return the sum of the diagonal}
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public double trace() {
        requireSquare("matrix");
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[i * columns + i];
        }
        return sum;
    }

    /** {@return the sum of the squares of all values} */
    public double sumOfSquares() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * {@return (A + A^T) / 2 of this matrix A, a copy}
     *
     * @throws IllegalArgumentException if the matrix is not square
     */
    public Matrix symmetrized() {
        requireSquare("matrix");
        Matrix even = zeros(rows, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double mean = values[i * rows + j] / 2 + values[j * rows + i] / 2;
                even.values[i * rows + j] = mean;
                even.values[j * rows + i] = mean;
            }
        }
        return even;
    }

    /** {@return the mean of the rows, one number a column} */
    public double[] columnMeans() {
        double[] mean = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                mean[j] += values[i * columns + j] - values[j];
            }
        }
        for (int j = 0; j < columns; j++) {
            mean[j] = values[j] + mean[j] / rows; // about the first row: exact for constant columns
        }
        return mean;
    }

    /**
     * Every row less a vector.
     *
     * @param centre [columns], not modified
     * @return a copy
     */
    public Matrix minus(double[] centre) {
        Matrix centred = zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                centred.values[i * columns + j] = values[i * columns + j] - centre[j];
            }
        }
        return centred;
    }

    /** {@return whether no value is NaN or infinite} */
    public boolean isFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks that the matrix is square.
     *
     * @param name what the error calls it
     * @return this matrix
     * @throws IllegalArgumentException if it is not
     */
    Matrix requireSquare(String name) {
        if (rows != columns) {
            throw new IllegalArgumentException("`" + name + "` must be square, got " + rows + " x " + columns);
        }
        return this;
    }

    /** {@return whether the other is a matrix of the same sizes and values} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix && columns == matrix.columns && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(values);
    }

    /** {@return the sizes} */
    @Override
    public String toString() {
        return "Matrix(" + rows + " x " + columns + ")";
    }
}
