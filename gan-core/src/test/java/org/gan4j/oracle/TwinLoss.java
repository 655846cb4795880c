package org.gan4j.oracle;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.ones_like;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The course's losses in libtorch. Scores are logits, [N]. */
public enum TwinLoss {
    /** BCEWithLogitsLoss; the critic's is the mean of its two halves. */
    BINARY_CROSS_ENTROPY {
        @Override
        public Tensor critic(Tensor realScores, Tensor fakeScores) {
            Tensor real = binary_cross_entropy_with_logits(realScores, ones_like(realScores));
            Tensor fake = binary_cross_entropy_with_logits(fakeScores, zeros_like(fakeScores));
            return real.add(fake).div(new Scalar(2.0));
        }

        @Override
        public Tensor generator(Tensor fakeScores) {
            return binary_cross_entropy_with_logits(fakeScores, ones_like(fakeScores));
        }
    },
    /** -mean D(real) + mean D(fake), and -mean D(fake). */
    WASSERSTEIN {
        @Override
        public Tensor critic(Tensor realScores, Tensor fakeScores) {
            return realScores.mean().neg().add(fakeScores.mean());
        }

        @Override
        public Tensor generator(Tensor fakeScores) {
            return fakeScores.mean().neg();
        }
    };

    /**
     * What the critic minimises.
     *
     * @param realScores of real images
     * @param fakeScores of generated images
     * @return a scalar
     */
    public abstract Tensor critic(Tensor realScores, Tensor fakeScores);

    /**
     * What the generator minimises.
     *
     * @param fakeScores of generated images
     * @return a scalar
     */
    public abstract Tensor generator(Tensor fakeScores);
}
