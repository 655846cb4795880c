package org.gan4j.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Activation;
import org.gan4j.nn.BatchNorm;
import org.gan4j.nn.ConvTranspose2d;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.LayerNorm;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.TensorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A DCGAN generator (Radford et al. 2016): a dense layer to 4x4 feature maps, transposed convolutions that double the side,
 * a tanh. The defaults are the reference task's generator: 64x64 colour images from 100 latents, 5,142,080 parameters, with
 * the names of its published weights ({@code l1.0.weight}, {@code l2.0.0.weight}, ..., {@code l3.0.weight}).
 */
public final class DcganGenerator extends SequentialGenerator {
    /** Latent variables of the reference task. */
    public static final int DEFAULT_LATENT_SIZE = 100;

    /** This family's name in saved settings. */
    static final String FAMILY = "dcgan";

    private static final String LATENT_SIZE = "latentSize";
    private static final int KERNEL = 5;
    /** Separates a generator's initial weights from a critic's of the same seed. */
    private static final long STREAM = 1;

    private final String description;
    private final Map<String, String> settings;

    private DcganGenerator(Builder options) {
        super(options.latentSize, new Sequential(layers(options, options.initializer(STREAM))));
        this.description = options.toString();
        this.settings = options.settings();
    }

    /** {@return options with the reference task's defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** A generator with fresh weights from what {@link #settings()} of one like it gave. */
    static DcganGenerator of(Map<String, String> settings, TensorFactory tensors) {
        return builder()
                .latentSize(DcganOptions.number(settings, LATENT_SIZE))
                .settings(settings)
                .tensors(tensors)
                .build();
    }

    private static List<Layer> layers(Builder options, Initializer initializer) {
        List<Layer> layers = new ArrayList<>();
        int halvings = options.halvings();
        long side = DcganOptions.BASE_SIZE;
        long in = options.channelsAt(halvings);
        long features = in * side * side;
        layers.add(Dense.withoutBias("l1.0", options.latentSize, features, initializer));
        addIfPresent(layers, denseNormalization(options, features, initializer));
        layers.add(options.activation());
        layers.add(new Reshape(Shape.of(in, side, side)));
        for (int block = 0; block < halvings - 1; block++) {
            long out = options.channelsAt(halvings - 1 - block);
            side *= 2;
            layers.add(doubling("l2." + block + ".0", in, out, initializer));
            addIfPresent(layers, options.normalization("l2." + block + ".1", out, side, initializer));
            layers.add(options.activation());
            in = out;
        }
        layers.add(doubling("l3.0", in, options.channels(), initializer));
        layers.add(Activation.tanh());
        return layers;
    }

    /** After the dense layer a feature has no image to be normalised over: instance normalisation does not apply there. */
    private static @Nullable Layer denseNormalization(Builder options, long features, Initializer initializer) {
        return switch (options.normalization()) {
            case BATCH -> new BatchNorm("l1.1", features, initializer);
            case LAYER -> new LayerNorm("l1.1", Shape.of(features), initializer);
            case INSTANCE, INSTANCE_AFFINE, NONE -> null;
        };
    }

    private static Layer doubling(String name, long in, long out, Initializer initializer) {
        return ConvTranspose2d.builder(name, in, out, KERNEL, initializer)
                .stride(2)
                .padding(2)
                .outputPadding(1)
                .withoutBias()
                .build();
    }

    private static void addIfPresent(List<Layer> layers, @Nullable Layer layer) {
        if (layer != null) {
            layers.add(layer);
        }
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public String toString() {
        return description;
    }

    /** Options of a DCGAN generator. */
    public static final class Builder extends DcganOptions<Builder> {
        private int latentSize = DEFAULT_LATENT_SIZE;

        private Builder() {
            super(Activation.relu());
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Number of latent variables; 100 by default.
         *
         * @param latentSize at least 1
         * @return this
         */
        public Builder latentSize(int latentSize) {
            this.latentSize = latentSize;
            return this;
        }

        /**
         * Makes the generator.
         *
         * @return a generator with fresh weights
         * @throws IllegalArgumentException naming the option that does not fit, and what would
         */
        public DcganGenerator build() {
            validate();
            Arguments.atLeastOne("latentSize", latentSize);
            return new DcganGenerator(this);
        }

        private Map<String, String> settings() {
            Map<String, String> settings = sharedSettings();
            settings.put(GeneratorFamilies.FAMILY, FAMILY);
            settings.put(LATENT_SIZE, Integer.toString(latentSize));
            return Collections.unmodifiableMap(settings);
        }

        @Override
        public String toString() {
            return "DcganGenerator(latent " + latentSize + ", " + channels() + "x" + imageSize() + "x" + imageSize()
                    + ", width " + width() + ", normalization " + normalization() + ", " + activation() + ")";
        }
    }
}
