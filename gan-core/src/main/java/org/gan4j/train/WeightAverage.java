package org.gan4j.train;

import java.util.List;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Storage;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Parameter;

/**
 * An exponential moving average of a generator's weights and running statistics (Yazici et al. 2019), kept in a second
 * generator: {@code average = d average + (1 - d) weights} after each step, where d rises as {@code (1 + step) / (10 + step)}
 * up to the decay, so that the average forgets the first weights soon. Its images are steadier than those of the weights
 * of the moment.
 */
final class WeightAverage {
    private static final double WARM_UP = 10;

    private final Generator average;
    private final List<Parameter> sources;
    private final List<Parameter> targets;
    private final double decay;

    WeightAverage(Generator generator, Generator average, double decay) {
        this.average = average;
        this.decay = decay;
        this.sources = generator.persistent();
        this.targets = average.persistent();
        for (int i = 0; i < sources.size(); i++) {
            targets.get(i).assign(sources.get(i));
        }
    }

    Generator generator() {
        return average;
    }

    void update(long step) {
        double share = Math.min(decay, (1 + step) / (WARM_UP + step));
        for (int i = 0; i < sources.size(); i++) {
            update(targets.get(i), sources.get(i), share);
        }
    }

    private static void update(Parameter target, Parameter source, double share) {
        Kernels kernels = target.kernels();
        try (Arena scratch = Arena.open()) {
            Storage part = kernels.affine(source.storage(), 1 - share, 0, scratch);
            target.update(values -> {
                kernels.scaleInPlace(values, share);
                kernels.addInPlace(values, part);
            });
        }
    }

    /** Refuses a second generator that is not like the first. */
    static void checkFit(Generator generator, Generator average) {
        List<Parameter> a = generator.persistent();
        List<Parameter> b = average.persistent();
        boolean fits = a.size() == b.size() && generator != average;
        for (int i = 0; fits && i < a.size(); i++) {
            fits = a.get(i).name().equals(b.get(i).name())
                    && a.get(i).shape().equals(b.get(i).shape())
                    && a.get(i).type() == b.get(i).type();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "`average` must be a second generator built with the options of the first, " + generator + ", got "
                            + average);
        }
    }
}
