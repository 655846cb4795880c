package org.gan4j.oracle;

import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Inputs of the course nets that keep every activation's argument clear of its kink ({@link Kinks}): the first random ones
 * of which that is true. In 64 bits any do. Each is looked for when it is first asked for.
 */
public final class CourseInputs {
    /** Images in a batch: a power of two, so that the gradients 1/N of a mean sum to exactly 1. */
    public static final int BATCH = 4;

    private static final Shape LATENTS = Shape.of(BATCH, 100);
    private static final Shape IMAGES = Shape.of(BATCH, 3, 64, 64);
    private static final int TRIES = 2000;

    private final CourseNets nets;
    private final DataType type;
    private final Input alpha;
    private final Kinks kinks = new Kinks();
    private Input latents;
    private Input real;
    private Input fake;

    /**
     * Inputs for some nets.
     *
     * @param nets whose weights decide
     * @param alpha [4, 1, 1, 1], the mixing factors that a penalty will draw
     */
    public CourseInputs(CourseNets nets, Input alpha) {
        this.nets = nets;
        this.type = nets.critic().tensors().type();
        this.alpha = alpha;
    }

    /** {@return [4, 100]; generator and critic keep clear of their kinks} */
    public Input latents() {
        if (latents == null) {
            TwinGenerator generator = new TwinGenerator(TwinWeights.copyOf(nets.generator()), kinks);
            TwinCritic critic = critic();
            latents = first(seed -> Input.normal(seed, LATENTS), candidate -> {
                Tensor images = generator.generate(candidate.theirs(type), true);
                return kinks.takeClear() && isClear(critic, images.detach());
            });
        }
        return latents;
    }

    /** {@return [4, 3, 64, 64]; the critic keeps clear of its kinks} */
    public Input real() {
        if (real == null) {
            TwinCritic critic = critic();
            real = first(seed -> Input.noise(seed, IMAGES), candidate -> isClear(critic, candidate.theirs(type)));
        }
        return real;
    }

    /** {@return [4, 3, 64, 64]; the critic keeps clear of its kinks on them and on their mixture with the real ones} */
    public Input fake() {
        if (fake == null) {
            TwinCritic critic = critic();
            Tensor share = alpha.theirs(type);
            Tensor rest = share.neg().add(new Scalar(1.0));
            Tensor realPart = share.mul(real().theirs(type));
            fake = first(seed -> Input.noise(TRIES + seed, IMAGES), candidate -> {
                Tensor images = candidate.theirs(type);
                return isClear(critic, images) && isClear(critic, realPart.add(rest.mul(images)));
            });
        }
        return fake;
    }

    private TwinCritic critic() {
        return new TwinCritic(TwinWeights.copyOf(nets.critic()), nets.normalization(), kinks);
    }

    private boolean isClear(TwinCritic critic, Tensor images) {
        critic.score(images, true);
        return kinks.takeClear();
    }

    @SuppressWarnings("try") // the scopes work by being open
    private Input first(LongFunction<Input> candidates, Predicate<Input> isClear) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long seed = 0; seed < TRIES; seed++) {
                Input candidate = candidates.apply(seed);
                try (PointerScope scope = new PointerScope()) {
                    if (isClear.test(candidate) || type == DataType.DOUBLE) {
                        return candidate;
                    }
                }
            }
        }
        throw new IllegalStateException("none of " + TRIES + " inputs keeps clear of the kinks");
    }
}
