package org.gan4j.examples;

import java.io.IOException;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.model.*;
import org.gan4j.train.*;

/**
 * Preset {@code simple}: a DCGAN for one epoch, which everything else is measured against.
 *
 * <p>Convolutional networks with batch normalisation (Radford, Metz &amp; Chintala 2016) play the game of Goodfellow et al.
 * (2014): the critic learns to tell real faces from generated ones by cross-entropy, the generator to be taken for real.
 *
 * <p>In the samples, watch colours and the outline of a head appear before eyes and hair do. Sixty-four times the same face
 * is a collapse, and a critic loss near 0 says that the critic has won and the generator learns little from it.
 */
public final class Dcgan {
    private static final int BATCH = 64;

    private Dcgan() {}

    /**
     * Trains; writes sample sheets and a checkpoint.
     *
     * @param args output folder and number of steps; by default {@code simple} and one epoch
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        Arguments out = Arguments.of(args, "simple");
        try (CachedImages faces = new CachedImages(ProceduralFaces.training(64))) {
            long steps = out.stepsOr(steps(faces.size()));
            trainer(new ShuffledImages(faces, 0))
                    .listener(new StepLines(steps))
                    .listener(new SampleSheets(out.samples(), 20, 0)) // the same 64 latents over time
                    .listener(new PeriodicCheckpoints(out.checkpoints(), 100))
                    .build()
                    .train(steps);
        }
    }

    /** One epoch. */
    static long steps(int images) {
        return images / BATCH;
    }

    static GanTrainer.Builder trainer(RealImages images) {
        DcganGenerator generator = DcganGenerator.builder().build(); // 100 latents to 64x64 colour images
        DcganCritic critic = DcganCritic.builder().build();
        AdversarialLoss loss = new NonSaturatingLoss().scaled(0.5, 1); // the critic's is the mean of its halves
        return GanTrainer.builder(generator, critic, loss, images)
                .batchSize(BATCH)
                .optimizer(Adam.of(1e-4, 0.5, 0.999));
    }
}
