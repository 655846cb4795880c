package org.gan4j.kernel;

import org.junit.jupiter.api.Nested;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What {@link Kernels} promises, held against plain loops in 64 bits ({@link NaiveArray}). Each implementation extends this
 * class and names itself:
 *
 * <pre>{@code
 * class OneDnnKernelsTest extends KernelsContractTest {
 *     @Override
 *     protected Kernels kernels() {
 *         return OneDnnKernels.shared();
 *     }
 * }
 * }</pre>
 *
 * <p>Every operation runs on arguments that were uploaded, reshaped, permuted and cut out of larger arrays, so kernels that
 * keep views or layouts of their own are tested on them. A tolerance is relative to the largest element of the expected
 * array, or absolute where that is below 1.
 */
public abstract class KernelsContractTest {
    /** Function values in 32 bits: a few units in the last place. */
    public static final double FLOAT_ELEMENT_TOLERANCE = 1e-6;
    /** Function values in 64 bits. */
    public static final double DOUBLE_ELEMENT_TOLERANCE = 1e-14;
    /** Sums of up to a thousand products in 32 bits. */
    public static final double FLOAT_SUM_TOLERANCE = 5e-6;
    /** Sums of up to a thousand products in 64 bits. */
    public static final double DOUBLE_SUM_TOLERANCE = 1e-13;

    /** {@return the kernels to test} */
    protected abstract Kernels kernels();

    /**
     * Error allowed in one function value.
     *
     * @param type FLOAT or DOUBLE
     * @return relative to the largest expected element, absolute below 1
     */
    protected double elementTolerance(DataType type) {
        return type == DataType.FLOAT ? FLOAT_ELEMENT_TOLERANCE : DOUBLE_ELEMENT_TOLERANCE;
    }

    /**
     * Error allowed in a sum of products.
     *
     * @param type FLOAT or DOUBLE
     * @return relative to the largest expected element, absolute below 1
     */
    protected double sumTolerance(DataType type) {
        return type == DataType.FLOAT ? FLOAT_SUM_TOLERANCE : DOUBLE_SUM_TOLERANCE;
    }

    /**
     * An argument's element.
     *
     * @param value any number
     * @return the nearest number that the kernels hold exactly
     */
    protected double argument(double value) {
        return (float) value;
    }

    /**
     * An element of a convolution's image, weights or output.
     *
     * @param value an {@link #argument}
     * @return the nearest number that the kernels' convolutions take as it is
     */
    protected double convolved(double value) {
        return value;
    }

    /**
     * How arguments come to the kernels.
     *
     * @param values of {@link #argument}, in C order
     * @param shape logical shape
     * @param type FLOAT or DOUBLE
     * @param owner owns the array
     * @return an array of these values
     */
    protected Storage upload(double[] values, Shape shape, DataType type, Arena owner) {
        return kernels().upload(values, shape, type, owner);
    }

    /**
     * Error allowed in an element besides the tolerance, for the way that the result is stored.
     *
     * @param result of an operation
     * @param expected the element's right value
     * @param largest the largest of the right values, at least 1
     * @return absolute
     */
    protected double storageError(Storage result, double expected, double largest) {
        return 0;
    }

    @Nested
    class Movement extends MovementContract {
        Movement() {
            super(KernelsContractTest.this);
        }
    }

    @Nested
    class Elements extends ElementContract {
        Elements() {
            super(KernelsContractTest.this);
        }
    }

    @Nested
    class Sums extends SumContract {
        Sums() {
            super(KernelsContractTest.this);
        }
    }

    @Nested
    class Fused extends FusedContract {
        Fused() {
            super(KernelsContractTest.this);
        }
    }

    @Nested
    class Updates extends UpdateContract {
        Updates() {
            super(KernelsContractTest.this);
        }
    }

    @Nested
    class Inference extends InferenceContract {
        Inference() {
            super(KernelsContractTest.this);
        }
    }

    @Nested
    class Memory extends MemoryContract {
        Memory() {
            super(KernelsContractTest.this);
        }
    }
}
