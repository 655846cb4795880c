package org.gan4j.examples;

import java.io.IOException;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.*;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.train.*;

/**
 * Preset {@code strong}: a Wasserstein GAN (Arjovsky, Chintala &amp; Bottou 2017) with a hundred times the paper's bound.
 *
 * <p>Weights start at a few hundredths and RMSprop moves them about 1e-4 an update, so a bound of +-1 takes thousands of
 * steps to be felt: until then this is a Wasserstein loss whose critic nothing but batch normalisation restrains. {@link
 * Wgan} has the paper's bound, {@link WganGp} the better way.
 *
 * <p>Watch the critic loss: it is no distance here, its size tells more of the critic's scale than of the samples, so only
 * the sample sheets show progress.
 */
public final class WganLooseClipping {
    private static final int BATCH = 64;
    private static final int CRITIC_STEPS = 2;

    private WganLooseClipping() {}

    /**
     * Trains; writes sample sheets and a checkpoint.
     *
     * @param args output folder and number of steps; by default {@code strong} and 50 epochs
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        Arguments out = Arguments.of(args, "strong");
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
        DcganCritic critic = DcganCritic.builder().build();
        return GanTrainer.builder(generator, critic, new WassersteinLoss(), images)
                .batchSize(BATCH)
                .criticSteps(CRITIC_STEPS)
                .optimizer(RmsProp.of(1e-4))
                .regularizer(new WeightClipping(1)); // after each critic update
    }
}
