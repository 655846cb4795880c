package org.gan4j.examples;

import java.io.IOException;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.*;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.train.*;

/**
 * Preset {@code wgan}: the Wasserstein GAN as its paper has it.
 *
 * <p>The critic no longer says real or fake; the difference between its mean scores of real and generated images estimates
 * how far the two distributions are apart, as long as its slope is bounded, which clipping every weight to +-0.01 ensures
 * (Arjovsky, Chintala &amp; Bottou 2017, algorithm 1: five critic updates a step, RMSprop 5e-5).
 *
 * <p>The critic loss is minus that estimate: watch it rise towards 0 while the samples get better, which the loss of a DCGAN
 * does not do. Clipping this tight makes a simple critic; sharpness comes late.
 */
public final class Wgan {
    private static final int BATCH = 64;
    private static final int CRITIC_STEPS = 5;

    private Wgan() {}

    /**
     * Trains; writes sample sheets and a checkpoint.
     *
     * @param args output folder and number of steps; by default {@code wgan} and 50 epochs
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        Arguments out = Arguments.of(args, "wgan");
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
                .optimizer(RmsProp.of(5e-5)) // the paper found momentum-based optimisers unstable here
                .regularizer(new WeightClipping(0.01)); // after each critic update
    }
}
