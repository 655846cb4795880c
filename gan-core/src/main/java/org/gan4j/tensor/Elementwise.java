package org.gan4j.tensor;

import java.util.Locale;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.UnaryOp;

/** Operations that act on each element. Those that the kernels know by name share a record, and a table of rules. */
sealed interface Elementwise extends Primitive {

    /**
     * A function of two arguments, which broadcast as NumPy's do. The table of rules is that of equal shapes: here, and
     * nowhere else, what broadcasting has repeated is added up again.
     */
    record Binary(BinaryOp op) implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.binary(op, x[0], x[1], arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return (input == 0 ? first(g, x) : second(g, y, x)).sumTo(x[input].shape());
        }

        private Tensor first(Tensor g, Tensor[] x) {
            return switch (op) {
                case ADD, SUBTRACT -> g;
                case MULTIPLY -> g.mul(x[1]);
                case DIVIDE -> g.div(x[1]);
            };
        }

        private Tensor second(Tensor g, Tensor y, Tensor[] x) {
            return switch (op) {
                case ADD -> g;
                case SUBTRACT -> g.neg();
                case MULTIPLY -> g.mul(x[0]);
                case DIVIDE -> g.div(x[1]).mul(y).neg();
            };
        }

        @Override
        public String label() {
            return op.name().toLowerCase(Locale.ROOT);
        }
    }

    /** A function of one argument and, where it has one, a constant. */
    record Unary(UnaryOp op, double constant) implements Elementwise {
        Unary(UnaryOp op) {
            this(op, 0);
        }

        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(op, x[0], constant, arena);
        }

        @Override
        public boolean isDifferentiable() {
            return switch (op) {
                case SIGN, LEAKY_STEP -> false;
                default -> true;
            };
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return switch (op) {
                case EXP -> g.mul(y);
                case LOG -> g.div(x[0]);
                case SQRT -> g.div(y).mul(0.5);
                case SQUARE -> g.mul(x[0]).mul(2);
                case RECIPROCAL -> g.mul(y.square()).neg();
                case ABS -> g.mul(x[0].sign()); // at 0 taken as 0
                case TANH -> g.mul(y.square().affine(-1, 1));
                case SIGMOID -> g.mul(y).mul(y.affine(-1, 1));
                case SOFTPLUS -> g.mul(x[0].sigmoid());
                case LEAKY_RELU -> Engine.apply(new LeakyReluGradient(constant), g, x[0]); // at 0 the slope, as PyTorch
                case SIGN, LEAKY_STEP ->
                    throw new IllegalStateException(label() + " is piecewise constant and never recorded");
            };
        }

        @Override
        public String label() {
            return op.name().toLowerCase(Locale.ROOT);
        }
    }

    /** scale * x + shift. */
    record Affine(double scale, double shift) implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.affine(x[0], scale, shift, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(scale);
        }
    }

    /** g where x is positive, slope * g elsewhere; constant in x almost everywhere. */
    record LeakyReluGradient(double slope) implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.leakyReluGradient(x[0], x[1], slope, arena);
        }

        @Override
        public boolean dependsOn(int input) {
            return input == 0;
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return Engine.apply(this, g, x[1]);
        }
    }
}
