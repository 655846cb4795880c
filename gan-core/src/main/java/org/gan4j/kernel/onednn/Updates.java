package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.kernel.RmsPropSettings;
import org.gan4j.kernel.UpdateKernels;

/**
 * What changes arrays in place, each of which is told that its contents are others now. Optimisers read each array once: products
 * followed by a chain of functions.
 */
final class Updates implements UpdateKernels<OneDnnStorage> {
    /** m = decay m + (1 - decay) g. */
    private record Moment(double decay, long size) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            return compile(compilation, Scalar.LAYOUT);
        }

        /** With the product of g and a factor for g. */
        Call compile(Compilation compilation, Descriptor factor) {
            Descriptor array = Descriptor.rowMajor(Element.FLOAT, size);
            compilation.then(dnnl.dnnl_eltwise_linear, 1 - decay, 0).thenAddTo(decay);
            return compilation.binary("a moment", dnnl.dnnl_binary_mul, array, factor, array);
        }
    }

    /** v = decay v + (1 - decay) g^2. */
    private record SecondMoment(Moment moment) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            return moment.compile(compilation, Descriptor.rowMajor(Element.FLOAT, moment.size));
        }
    }

    /** p = p - rate * direction / (sqrt(correction * square) + epsilon). */
    private record Step(double epsilon, long size) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            Descriptor array = Descriptor.rowMajor(Element.FLOAT, size);
            compilation
                    .then(dnnl.dnnl_eltwise_sqrt, 0, 0)
                    .then(dnnl.dnnl_eltwise_linear, 1, epsilon)
                    .then(dnnl.dnnl_eltwise_pow, 1, -1)
                    .then(dnnl.dnnl_binary_mul, array)
                    .then(dnnl.dnnl_binary_mul, Scalar.LAYOUT)
                    .thenAddTo(1);
            return compilation.binary("an update", dnnl.dnnl_binary_mul, array, Scalar.LAYOUT, array);
        }
    }

    private static final Scalar ONE = new Scalar(1);

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final Additions additions;
    private final Affine affine;

    Updates(Calls calls, Memory memory, Copies copies, Additions additions, Affine affine) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.additions = additions;
        this.affine = affine;
    }

    @Override
    public void assign(OneDnnStorage target, OneDnnStorage source) {
        copies.copy(source, target);
        target.block().changed();
    }

    @Override
    public void addInPlace(OneDnnStorage target, OneDnnStorage source) {
        additions.addInPlace(target, source);
    }

    @Override
    public void scaleInPlace(OneDnnStorage target, double scale) {
        affine.scaleInPlace(target, scale);
    }

    @Override
    public void clampInPlace(OneDnnStorage target, double low, double high) {
        long size = target.shape().size();
        if (target.element() == Element.FLOAT) {
            Native.clamp(target, (float) low, (float) high, size);
        } else {
            Block floats = memory.pool().take(size * Float.BYTES);
            try {
                Descriptor wide = Descriptor.rowMajor(Element.FLOAT, size);
                Descriptor narrow = Descriptor.rowMajor(target.element(), size);
                copies.copy(narrow, target, wide, floats);
                Native.clamp(floats, (float) low, (float) high, size);
                copies.copy(wide, floats, narrow, target);
            } finally {
                floats.release();
            }
        }
        target.block().changed();
    }

    @Override
    public void adamInPlace(
            OneDnnStorage parameter,
            OneDnnStorage gradient,
            OneDnnStorage first,
            OneDnnStorage second,
            AdamSettings settings,
            long step) {
        Operand slope = copies.as(Element.FLOAT, gradient);
        calls.run(moment(first, settings.beta1()), slope, ONE, first);
        first.block().changed();
        secondMoment(second, slope, settings.beta2());
        double rate = settings.rate() / (1 - Math.pow(settings.beta1(), step));
        double correction = 1 / (1 - Math.pow(settings.beta2(), step));
        Step recipe = new Step(settings.epsilon(), parameter.shape().size());
        calls.run(recipe, second, new Scalar(correction), parameter, first, new Scalar(-rate));
        parameter.block().changed();
    }

    @Override
    public void rmsPropInPlace(
            OneDnnStorage parameter, OneDnnStorage gradient, OneDnnStorage square, RmsPropSettings settings) {
        Operand slope = copies.as(Element.FLOAT, gradient);
        secondMoment(square, slope, settings.alpha());
        Step recipe = new Step(settings.epsilon(), parameter.shape().size());
        calls.run(recipe, square, ONE, parameter, slope, new Scalar(-settings.rate()));
        parameter.block().changed();
    }

    private void secondMoment(OneDnnStorage square, Operand slope, double decay) {
        calls.run(new SecondMoment(moment(square, decay)), slope, slope, square);
        square.block().changed();
    }

    private static Moment moment(OneDnnStorage average, double decay) {
        return new Moment(decay, average.shape().size());
    }
}
