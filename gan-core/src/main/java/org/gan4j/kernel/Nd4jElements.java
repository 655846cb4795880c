package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** Element-wise functions, each by the ND4J operation that measured fastest. */
final class Nd4jElements implements ElementKernels<Nd4jStorage> {
    private final Nd4jMemory memory;

    Nd4jElements(Nd4jMemory memory) {
        this.memory = memory;
    }

    @Override
    public Nd4jStorage unary(UnaryOp op, Nd4jStorage x, double a, Arena arena) {
        Nd4jStorage out = memory.allocate(x.shape(), x.type(), arena);
        INDArray in = x.array();
        INDArray z = out.array();
        switch (op) {
            case EXP -> Nd4j.exec(new Exp(in, z));
            case LOG -> Nd4j.exec(new Log(in, z));
            case SQRT -> Nd4j.exec(new Sqrt(in, z));
            case SQUARE -> custom("multiply", z, in, in);
            case RECIPROCAL -> Nd4j.exec(new Reciprocal(in, z));
            case ABS -> Nd4j.exec(new Abs(in, z));
            case SIGN -> Nd4j.exec(new Sign(in, z));
            case TANH -> Nd4j.exec(new Tanh(in, z));
            case SIGMOID -> Nd4j.exec(new Sigmoid(in, z));
            case SOFTPLUS -> softplus(x, z);
            case LEAKY_RELU -> Nd4j.exec(new LeakyReLU(in, z, a));
            case LEAKY_STEP -> leakyStep(in, z, a);
        }
        return out;
    }

    private static void leakyStep(INDArray x, INDArray z, double a) {
        Nd4j.exec(new Step(x, z));
        if (a != 0) {
            z.muli(1 - a);
            z.addi(a);
        }
    }

    private void softplus(Nd4jStorage x, INDArray z) {
        try (Arena scratch = Arena.open()) {
            INDArray positive = unary(UnaryOp.LEAKY_RELU, x, 0, scratch).array();
            Nd4j.exec(new Abs(x.array(), z));
            z.negi();
            Nd4j.exec(new Exp(z, z));
            Nd4j.exec(new Log1p(z, z));
            z.addi(positive);
        }
    }

    @Override
    public Nd4jStorage binary(BinaryOp op, Nd4jStorage a, Nd4jStorage b, Arena arena) {
        Nd4jStorage out = memory.allocate(a.shape().broadcastWith(b.shape()), a.type(), arena);
        String name = switch (op) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
        };
        custom(name, out.array(), a.array(), b.array());
        return out;
    }

    @Override
    public Nd4jStorage affine(Nd4jStorage x, double scale, double shift, Arena arena) {
        Nd4jStorage out = memory.allocate(x.shape(), x.type(), arena);
        scale(x.array(), scale, out.array());
        if (shift != 0) {
            Nd4j.exec(new ScalarAdd(out.array(), null, out.array(), shift));
        }
        return out;
    }

    /** The operation itself: INDArray.muli silently takes 1e-5 for NaN. */
    static void scale(INDArray x, double scale, INDArray z) {
        Nd4j.exec(new ScalarMultiplication(x, null, z, scale));
    }

    @Override
    public Nd4jStorage broadcast(Nd4jStorage x, Shape shape, Arena arena) {
        try (Arena scratch = Arena.open()) {
            INDArray zeros = memory.allocate(shape, x.type(), scratch).array();
            zeros.assign(0);
            Nd4jStorage out = memory.allocate(shape, x.type(), arena);
            custom("add", out.array(), zeros, x.array());
            return out;
        }
    }

    private static void custom(String name, INDArray output, INDArray... inputs) {
        Nd4j.exec(DynamicCustomOp.builder(name)
                .addInputs(inputs)
                .addOutputs(output)
                .build());
    }
}
