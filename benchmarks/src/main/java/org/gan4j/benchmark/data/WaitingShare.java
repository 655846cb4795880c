package org.gan4j.benchmark.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.data.CachedImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.kernel.Shape;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Adam;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;
import org.gan4j.train.State;

/**
 * How much of a training run is spent waiting for images: the time inside {@link RealImages#next} divided by that of the
 * steps, for the settings of the preset {@code quick}; on the embedded faces, each drawn when it is first needed, and on a
 * folder or zip file if one is named.
 */
public final class WaitingShare {
    private static final int WARM_UP = 3;
    private static final int USUAL_STEPS = 40;

    private WaitingShare() {}

    /**
     * Prints a line for each data set.
     *
     * @param args the number of measured steps and a folder or zip file, both optional
     * @throws IOException if the folder or file cannot be read
     */
    public static void run(String... args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : USUAL_STEPS;
        try (CachedImages faces = new CachedImages(ProceduralFaces.training(64))) {
            measure("faces", faces, steps);
        }
        if (args.length > 1) {
            measure(args[1], ImageFolder.builder(Path.of(args[1])).build(), steps);
        }
    }

    private static void measure(String name, ImageSource images, int steps) {
        Timed timed = new Timed(new ShuffledImages(images, 0));
        GanTrainer trainer = GanTrainer.builder(
                        DcganGenerator.builder().build(),
                        DcganCritic.builder().build(),
                        new NonSaturatingLoss().scaled(0.5, 1),
                        timed)
                .batchSize(8)
                .generatorOptimizer(Adam.of(5e-4, 0.5, 0.999))
                .criticOptimizer(Adam.of(1e-4, 0.5, 0.999))
                .build();
        trainer.train(WARM_UP);
        timed.reset();
        long start = System.nanoTime();
        trainer.train(WARM_UP + steps);
        double total = (System.nanoTime() - start) * 1e-9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d steps of batch 8 in %.1f s, of which %.1f ms in next(): %.2f %% (slowest call %.1f ms)%n",
                name,
                steps,
                total,
                timed.seconds * 1e3,
                100 * timed.seconds / total,
                timed.slowest * 1e3);
    }

    /** Measures the time that its consumer spends in {@link #next}. */
    private static final class Timed implements RealImages {
        private final RealImages images;
        private double seconds;
        private double slowest;

        Timed(RealImages images) {
            this.images = images;
        }

        void reset() {
            seconds = 0;
            slowest = 0;
        }

        @Override
        public Tensor next(int count, TensorFactory tensors) {
            long start = System.nanoTime();
            Tensor batch = images.next(count, tensors);
            double taken = (System.nanoTime() - start) * 1e-9;
            seconds += taken;
            slowest = Math.max(slowest, taken);
            return batch;
        }

        @Override
        public long size() {
            return images.size();
        }

        @Override
        public Shape imageShape() {
            return images.imageShape();
        }

        @Override
        public String fingerprint() {
            return images.fingerprint();
        }

        @Override
        public State state() {
            return images.state();
        }

        @Override
        public void restore(State state) {
            images.restore(state);
        }
    }
}
