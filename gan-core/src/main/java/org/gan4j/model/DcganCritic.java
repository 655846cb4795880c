package org.gan4j.model;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Sequential;

/**
 * A DCGAN critic (Radford et al. 2016): convolutions that halve the side down to 4x4, then one that sees all of it. No
 * sigmoid: scores are logits. The defaults are the reference task's discriminator: 64x64 colour images, five convolutions
 * with bias, 2,766,529 parameters, with the names of its published weights ({@code l1.0.weight}, {@code l1.2.0.weight}, ...,
 * {@code l1.5.weight}).
 */
public final class DcganCritic extends SequentialCritic {
    /** Slope of the default leaky activation below 0. */
    public static final double LEAKY_SLOPE = 0.2;

    private static final int KERNEL = 4;
    /** Separates a critic's initial weights from a generator's of the same seed. */
    private static final long STREAM = 2;

    private final String settings;

    private DcganCritic(Builder options) {
        super(options.imageShape(), new Sequential(layers(options, options.initializer(STREAM))));
        this.settings = options.toString();
    }

    /** {@return options with the reference task's defaults} */
    public static Builder builder() {
        return new Builder();
    }

    private static List<Layer> layers(Builder options, Initializer initializer) {
        List<Layer> layers = new ArrayList<>();
        long in = options.channelsAt(1);
        long side = options.imageSize() / 2;
        layers.add(halving("l1.0", options.channels(), in, initializer));
        layers.add(options.activation());
        int index = 2; // l1.1 is the activation
        for (int halvings = 2; halvings <= options.halvings(); halvings++, index++) {
            long out = options.channelsAt(halvings);
            side /= 2;
            layers.add(halving("l1." + index + ".0", in, out, initializer));
            Layer normalization = options.normalization("l1." + index + ".1", out, side, initializer);
            if (normalization != null) {
                layers.add(normalization);
            }
            layers.add(options.activation());
            in = out;
        }
        layers.add(Conv2d.builder("l1." + index, in, 1, KERNEL, initializer).build());
        return layers;
    }

    private static Conv2d halving(String name, long in, long out, Initializer initializer) {
        return Conv2d.builder(name, in, out, KERNEL, initializer)
                .stride(2)
                .padding(1)
                .build();
    }

    @Override
    public String toString() {
        return settings;
    }

    /** Options of a DCGAN critic. */
    public static final class Builder extends DcganOptions<Builder> {
        private Builder() {
            super(Activation.leakyRelu(LEAKY_SLOPE));
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the critic.
         *
         * @return a critic with fresh weights
         * @throws IllegalArgumentException naming the option that does not fit, and what would
         */
        public DcganCritic build() {
            validate();
            return new DcganCritic(this);
        }

        @Override
        public String toString() {
            return "DcganCritic(" + channels() + "x" + imageSize() + "x" + imageSize() + ", width " + width()
                    + ", normalization " + normalization() + ", " + activation() + ")";
        }
    }
}
