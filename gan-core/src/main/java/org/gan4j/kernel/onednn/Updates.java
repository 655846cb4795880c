package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.kernel.RmsPropSettings;

/** Optimiser updates, each array read once: products followed by a chain of functions. */
final class Updates {
    private record MomentKey(double decay, long size, boolean squared) {}

    private record StepKey(double epsilon, long size) {}

    private static final Scalar ONE = new Scalar(1);

    private final Calls calls;
    private final Copies copies;

    Updates(Calls calls, Copies copies) {
        this.calls = calls;
        this.copies = copies;
    }

    void adam(
            OneDnnStorage parameter,
            OneDnnStorage gradient,
            OneDnnStorage first,
            OneDnnStorage second,
            AdamSettings settings,
            long step) {
        Operand slope = copies.as(Element.FLOAT, gradient);
        moment(first, slope, settings.beta1(), false);
        moment(second, slope, settings.beta2(), true);
        double rate = settings.rate() / (1 - Math.pow(settings.beta1(), (double) step));
        double correction = 1 / (1 - Math.pow(settings.beta2(), (double) step));
        step(parameter, first, second, correction, settings.epsilon(), rate);
    }

    void rmsProp(OneDnnStorage parameter, OneDnnStorage gradient, OneDnnStorage square, RmsPropSettings settings) {
        Operand slope = copies.as(Element.FLOAT, gradient);
        moment(square, slope, settings.alpha(), true);
        step(parameter, slope, square, 1, settings.epsilon(), settings.rate());
    }

    /** m = decay m + (1 - decay) g, or with g squared. */
    private void moment(OneDnnStorage moment, Operand gradient, double decay, boolean squared) {
        MomentKey key = new MomentKey(decay, moment.shape().size(), squared);
        Operand factor = squared ? gradient : ONE;
        calls.run(key, () -> compile(key), gradient, factor, moment);
        moment.block().changed();
    }

    private static Call compile(MomentKey key) {
        try (Compilation compilation = new Compilation()) {
            Descriptor array = Descriptor.rowMajor(Element.FLOAT, key.size);
            compilation.then(dnnl.dnnl_eltwise_linear, 1 - key.decay, 0).thenAddTo(key.decay);
            Descriptor factor = key.squared ? array : Scalar.LAYOUT;
            return compilation.binary("a moment", dnnl.dnnl_binary_mul, array, factor, array);
        }
    }

    /** p = p - rate * direction / (sqrt(correction * square) + epsilon). */
    private void step(
            OneDnnStorage parameter,
            Operand direction,
            OneDnnStorage square,
            double correction,
            double epsilon,
            double rate) {
        StepKey key = new StepKey(epsilon, parameter.shape().size());
        calls.run(key, () -> compile(key), square, new Scalar(correction), parameter, direction, new Scalar(-rate));
        parameter.block().changed();
    }

    private static Call compile(StepKey key) {
        try (Compilation compilation = new Compilation()) {
            Descriptor array = Descriptor.rowMajor(Element.FLOAT, key.size);
            compilation
                    .then(dnnl.dnnl_eltwise_sqrt, 0, 0)
                    .then(dnnl.dnnl_eltwise_linear, 1, key.epsilon)
                    .then(dnnl.dnnl_eltwise_pow, 1, -1)
                    .then(dnnl.dnnl_binary_mul, array)
                    .then(dnnl.dnnl_binary_mul, Scalar.LAYOUT)
                    .thenAddTo(1);
            return compilation.binary("an update", dnnl.dnnl_binary_mul, array, Scalar.LAYOUT, array);
        }
    }
}
