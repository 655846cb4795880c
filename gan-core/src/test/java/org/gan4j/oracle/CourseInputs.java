package org.gan4j.oracle;

import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Inputs of the course nets that keep every activation's argument clear of its kink ({@link KinkDistance}): the first random
 * ones of which that is true, found with the twins in 64 bits.
 *
 * @param latents [4, 100]
 * @param real [4, 3, 64, 64]
 * @param fake [4, 3, 64, 64]
 */
public record CourseInputs(Input latents, Input real, Input fake) {
    /** Images in a batch: a power of two, so that the gradients 1/N of a mean sum to exactly 1. */
    public static final int BATCH = 4;
    /** Ten times the rounding error that a normalised activation has in 32 bits. */
    static final double FLOAT_MARGIN = 2e-6;

    private static final int TRIES = 1000;

    /**
     * Looks for inputs.
     *
     * @param nets whose weights decide
     * @param alpha [4, 1, 1, 1], the mixing factors that a penalty will draw
     * @return inputs
     */
    public static CourseInputs find(CourseNets nets, Input alpha) {
        Search search = new Search(nets);
        Input latents = first(seed -> Input.normal(seed, BATCH, 100), search::areClearLatents);
        Input real = first(seed -> Input.noise(seed, BATCH, 3, 64, 64), search::areClearImages);
        Input fake = first(
                seed -> Input.noise(TRIES + seed, BATCH, 3, 64, 64),
                images -> search.areClearImages(images) && search.isClearMixture(real, images, alpha));
        return new CourseInputs(latents, real, fake);
    }

    @SuppressWarnings("try") // the scope works by being open
    private static Input first(LongFunction<Input> candidates, Predicate<Input> isClear) {
        for (long seed = 0; seed < TRIES; seed++) {
            Input candidate = candidates.apply(seed);
            try (PointerScope scope = new PointerScope()) {
                if (isClear.test(candidate)) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException("none of " + TRIES + " inputs keeps clear of the kinks");
    }

    /** Runs candidates through the nets. */
    private static final class Search {
        private final KinkDistance distance = new KinkDistance();
        private final double margin;
        private final TwinGenerator generator;
        private final TwinCritic critic;

        Search(CourseNets nets) {
            margin = nets.generator().tensors().type() == DataType.FLOAT ? FLOAT_MARGIN : 0;
            generator = new TwinGenerator(TwinWeights.copyOf(nets.generator(), DataType.DOUBLE), distance);
            critic = new TwinCritic(
                    TwinWeights.copyOf(nets.critic(), DataType.DOUBLE), nets.normalization(), distance);
        }

        boolean areClearLatents(Input latents) {
            Tensor images = generator.generate(latents.theirs(DataType.DOUBLE), true);
            return distance.takeSmallest() > margin && areClear(images.detach());
        }

        boolean areClearImages(Input images) {
            return areClear(images.theirs(DataType.DOUBLE));
        }

        boolean isClearMixture(Input real, Input fake, Input alpha) {
            Tensor share = alpha.theirs(DataType.DOUBLE);
            Tensor rest = share.neg().add(new Scalar(1.0));
            return areClear(
                    share.mul(real.theirs(DataType.DOUBLE)).add(rest.mul(fake.theirs(DataType.DOUBLE))));
        }

        private boolean areClear(Tensor images) {
            critic.score(images, true);
            return distance.takeSmallest() > margin;
        }
    }
}
