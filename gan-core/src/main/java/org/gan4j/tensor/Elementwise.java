package org.gan4j.tensor;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.UnaryOp;

/** Operations that act on each element; those of two arguments broadcast as NumPy does. */
sealed interface Elementwise extends Primitive {

    /** a + b. */
    record Add() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.binary(BinaryOp.ADD, x[0], x[1], arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.sumTo(x[input].shape());
        }
    }

    /** a - b. */
    record Subtract() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.binary(BinaryOp.SUBTRACT, x[0], x[1], arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return (input == 0 ? g : g.neg()).sumTo(x[input].shape());
        }
    }

    /** a * b. */
    record Multiply() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.binary(BinaryOp.MULTIPLY, x[0], x[1], arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(x[1 - input]).sumTo(x[input].shape());
        }
    }

    /** a / b. */
    record Divide() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.binary(BinaryOp.DIVIDE, x[0], x[1], arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            Tensor quotient = g.div(x[1]);
            return (input == 0 ? quotient : quotient.mul(y).neg()).sumTo(x[input].shape());
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

    /** e^x. */
    record Exp() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.EXP, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(y);
        }
    }

    /** Natural logarithm. */
    record Log() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.LOG, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.div(x[0]);
        }
    }

    /** Square root. */
    record Sqrt() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.SQRT, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.div(y).mul(0.5);
        }
    }

    /** x * x. */
    record Square() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.SQUARE, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(x[0]).mul(2);
        }
    }

    /** 1 / x. */
    record Reciprocal() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.RECIPROCAL, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(y.square()).neg();
        }
    }

    /** |x|; the derivative at 0 is taken as 0. */
    record Abs() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.ABS, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(x[0].sign());
        }
    }

    /** -1, 0 or 1: constant almost everywhere, without gradient. */
    record Sign() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.SIGN, x[0], 0, arena);
        }

        @Override
        public boolean isDifferentiable() {
            return false;
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            throw new IllegalStateException("Sign is piecewise constant and never recorded");
        }
    }

    /** Hyperbolic tangent. */
    record Tanh() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.TANH, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(y.square().affine(-1, 1));
        }
    }

    /** 1 / (1 + e^-x). */
    record Sigmoid() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.SIGMOID, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(y).mul(y.affine(-1, 1));
        }
    }

    /** log(1 + e^x). */
    record Softplus() implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.SOFTPLUS, x[0], 0, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return g.mul(x[0].sigmoid());
        }
    }

    /** x where positive, slope * x elsewhere; the derivative at 0 is the slope, as PyTorch has it. */
    record LeakyRelu(double slope) implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.LEAKY_RELU, x[0], slope, arena);
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            return Engine.apply(new LeakyReluGradient(slope), g, x[0]);
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

    /** 1 where positive, slope elsewhere: constant almost everywhere, without gradient. */
    record LeakyStep(double slope) implements Elementwise {
        @Override
        public Storage evaluate(Kernels kernels, Storage[] x, Arena arena) {
            return kernels.unary(UnaryOp.LEAKY_STEP, x[0], slope, arena);
        }

        @Override
        public boolean isDifferentiable() {
            return false;
        }

        @Override
        public Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x) {
            throw new IllegalStateException("LeakyStep is piecewise constant and never recorded");
        }
    }
}
