package org.gan4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.*;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.train.*;

/** Trains a small WGAN with gradient penalty on the embedded faces: the README's example. */
public final class TrainFaces {
    private TrainFaces() {}

    /**
     * Trains and writes sample sheets and a checkpoint.
     *
     * @param args output folder and number of steps; by default {@code faces} and 300
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        // README: begin
        Path out = Path.of(args.length > 0 ? args[0] : "faces");
        long steps = args.length > 1 ? Long.parseLong(args[1]) : 300;

        DcganGenerator generator =
                DcganGenerator.builder().imageSize(32).width(32).seed(1).build();
        DcganCritic critic = DcganCritic.builder()
                .imageSize(32)
                .width(32)
                .normalization(Normalization.INSTANCE) // a gradient penalty forbids batch normalisation
                .seed(1)
                .build();
        try (CachedImages faces = new CachedImages(ProceduralFaces.training(32))) {
            GanTrainer trainer = GanTrainer.builder(
                            generator, critic, new WassersteinLoss(), new ShuffledImages(faces, 1))
                    .batchSize(32)
                    .criticSteps(2)
                    .optimizer(Adam.of(2e-4, 0, 0.9))
                    .regularizer(new GradientPenalty(10))
                    .listener(new SampleSheets(out, 50, 1)) // PNG sheets of the same 64 latents
                    .build();
            trainer.train(steps);
            new Checkpoint(out.resolve("checkpoint")).save(trainer);
        }
        // README: end
    }
}
