package org.gan4j.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** What changes ND4J arrays in place. */
final class Nd4jUpdates implements UpdateKernels<Nd4jStorage> {
    @Override
    public void assign(Nd4jStorage target, Nd4jStorage source) {
        target.array().assign(source.array());
    }

    @Override
    public void addInPlace(Nd4jStorage target, Nd4jStorage source) {
        target.array().addi(source.array());
    }

    @Override
    public void scaleInPlace(Nd4jStorage target, double scale) {
        Nd4jElements.scale(target.array(), scale, target.array());
    }

    @Override
    public void clampInPlace(Nd4jStorage target, double low, double high) {
        INDArray array = target.array();
        Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
                .addInputs(array)
                .addOutputs(array)
                .addFloatingPointArguments(low, high)
                .build());
    }

    @Override
    public void adamInPlace(
            Nd4jStorage parameter,
            Nd4jStorage gradient,
            Nd4jStorage first,
            Nd4jStorage second,
            AdamSettings settings,
            long step) {
        INDArray g = gradient.array();
        // ND4J adds epsilon before the bias correction, PyTorch after it: scaling epsilon makes them equal.
        double epsilon = settings.epsilon() * Math.sqrt(1 - Math.pow(settings.beta2(), step));
        int iteration = Math.toIntExact(step - 1); // an int on the native side
        Nd4j.exec(DynamicCustomOp.builder("adam_updater")
                .addInputs(g, second.array(), first.array())
                .addOutputs(g, second.array(), first.array())
                .addFloatingPointArguments(settings.rate(), settings.beta1(), settings.beta2(), epsilon)
                .addIntegerArguments(iteration)
                .build());
        parameter.array().subi(g);
    }

    @Override
    public void rmsPropInPlace(
            Nd4jStorage parameter, Nd4jStorage gradient, Nd4jStorage square, RmsPropSettings settings) {
        INDArray g = gradient.array();
        Nd4j.exec(DynamicCustomOp.builder("rms_prop_updater")
                .addInputs(g, square.array())
                .addOutputs(g, square.array())
                .addFloatingPointArguments(settings.rate(), settings.alpha(), settings.epsilon())
                .build());
        parameter.array().subi(g);
    }
}
