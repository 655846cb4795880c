package org.gan4j.examples;

import java.io.IOException;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.*;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.train.*;

/**
 * Preset {@code wgan-gp}: a Wasserstein GAN whose critic is held to slope 1 by a gradient penalty (Gulrajani et al. 2017).
 *
 * <p>Between a real and a generated image the critic's score should rise with slope 1; the penalty is ten times the squared
 * distance from that. It is taken image by image, so the critic must not mix the batch: instance normalisation (Ulyanov et
 * al. 2016) stands where a DCGAN has batch normalisation. The paper makes five critic updates a step, this preset two.
 *
 * <p>The printed slope should come close to 1 and stay there; the printed scores then differ by the estimated distance
 * between real and generated images, which falls as the samples get better.
 */
public final class WganGp {
    private static final int BATCH = 64;
    private static final int CRITIC_STEPS = 2;

    private WganGp() {}

    /**
     * Trains; writes sample sheets and a checkpoint.
     *
     * @param args output folder and number of steps; by default {@code wgan-gp} and 50 epochs
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        Arguments out = Arguments.of(args, "wgan-gp");
        try (CachedImages faces = new CachedImages(ProceduralFaces.training(64))) {
            long steps = out.stepsOr(steps(faces.size()));
            trainer(new ShuffledImages(faces, 0))
                    .listener(new StepLines(steps))
                    .listener(new SampleSheets(out.samples(), 100, 0)) // the same 64 latents over time
                    .listener(new PeriodicCheckpoints(out.checkpoints(), 100))
                    .build()
                    .train(steps);
        }
    }

    /** 50 epochs; in an epoch the critic sees every image once. */
    static long steps(int images) {
        return 50L * (images / BATCH) / CRITIC_STEPS;
    }

    static GanTrainer.Builder trainer(RealImages images) {
        DcganGenerator generator = DcganGenerator.builder().build(); // 100 latents to 64x64 colour images
        DcganCritic critic =
                DcganCritic.builder().normalization(Normalization.INSTANCE).build();
        return GanTrainer.builder(generator, critic, new WassersteinLoss(), images)
                .batchSize(BATCH)
                .criticSteps(CRITIC_STEPS)
                .optimizer(Adam.of(1e-4, 0, 0.9))
                .regularizer(new GradientPenalty(10));
    }
}
