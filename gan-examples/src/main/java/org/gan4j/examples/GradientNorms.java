package org.gan4j.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.data.*;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.*;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.regularizer.WeightGradientNorms;
import org.gan4j.train.*;

/**
 * Records how much gradient each layer of a critic gets, in a training of one's own; {@code gan4j gradient-norms} makes figures
 * of seven such trainings.
 *
 * <p>{@link WeightGradientNorms} joins the regularisers and changes nothing. Here every critic update adds a line for each
 * layer to {@code norms-over-time.csv}, with the share of its weights that clipping holds; the means by layer are printed at the
 * end.
 *
 * <p>Put {@code new GradientPenalty(10)} in place of the clipping, and compare how the means change from the input's layer, the
 * first, to the output's.
 */
public final class GradientNorms {
    private GradientNorms() {}

    /**
     * Trains a small critic under weight clipping and writes the norms down.
     *
     * @param args output folder and number of steps; by default {@code gradient-norms} and 200
     * @throws IOException if writing fails
     */
    public static void main(String[] args) throws IOException {
        Arguments out = Arguments.of(args, "gradient-norms");
        long steps = out.stepsOr(200);
        Path file = Files.createDirectories(out.folder()).resolve("norms-over-time.csv");
        WeightClipping clipping = new WeightClipping(0.01);
        Map<String, Double> sums = new TreeMap<>(); // l1.0.weight is next to the image
        try (CachedImages faces = new CachedImages(ProceduralFaces.training(64));
                PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            lines.println("curve,step,layer,norm,share-at-bound");
            WeightGradientNorms watch = new WeightGradientNorms((step, norms) -> step.parameters().stream()
                    .filter(weight -> norms.containsKey(weight.name()))
                    .forEach(weight -> {
                        double norm = norms.get(weight.name());
                        sums.merge(weight.name(), norm, Double::sum);
                        lines.println(String.join(
                                ",",
                                "clip-0.01",
                                Long.toString(step.step()),
                                weight.name(),
                                Double.toString(norm),
                                Double.toString(clipping.shareAtBound(weight))));
                    }));
            GanTrainer.builder(
                            DcganGenerator.builder().width(16).build(),
                            DcganCritic.builder()
                                    .width(16)
                                    .normalization(Normalization.NONE)
                                    .build(),
                            new WassersteinLoss(),
                            new ShuffledImages(faces, 0))
                    .batchSize(16)
                    .optimizer(RmsProp.of(5e-5))
                    .regularizer(clipping)
                    .regularizer(watch)
                    .listener(new StepLines(steps))
                    .build()
                    .train(steps);
        }
        sums.forEach((layer, sum) -> System.out.printf("%-12s mean norm %.4g%n", layer, sum / steps));
    }
}
