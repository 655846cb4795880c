package org.gan4j.examples;

import java.io.IOException;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.model.*;
import org.gan4j.regularizer.GradientNormClipping;
import org.gan4j.train.*;

/**
 * Preset {@code medium}: a DCGAN for 50 epochs, with two critic updates a step and clipped gradients.
 *
 * <p>Before each update the gradients of the network that is updated are scaled down so that their common norm is at most 1
 * (Pascanu, Mikolov &amp; Bengio 2013): a batch that the critic finds easy or absurd cannot throw the weights far.
 *
 * <p>The printed norms are those before clipping; while they stay below 1 nothing is clipped. In the samples, watch whether
 * the 64 faces keep their variety: a longer run of a plain DCGAN has time to collapse.
 */
public final class DcganGradientClipping {
    private static final int BATCH = 64;
    private static final int CRITIC_STEPS = 2;

    private DcganGradientClipping() {}

    /**
     * Trains; writes sample sheets and a checkpoint.
     *
     * @param args output folder and number of steps; by default {@code medium} and 50 epochs
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        Arguments out = Arguments.of(args, "medium");
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
        AdversarialLoss loss = new NonSaturatingLoss().scaled(0.5, 1); // the critic's is the mean of its halves
        return GanTrainer.builder(generator, critic, loss, images)
                .batchSize(BATCH)
                .criticSteps(CRITIC_STEPS)
                .optimizer(Adam.of(1e-4, 0.5, 0.999))
                .regularizer(new GradientNormClipping(1)); // of both networks, each by its own norm
    }
}
