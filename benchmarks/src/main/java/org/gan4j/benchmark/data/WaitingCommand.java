package org.gan4j.benchmark.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.benchmark.option.Checks;
import org.gan4j.data.CachedImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.kernel.Shape;
import org.gan4j.preset.Preset;
import org.gan4j.preset.Recipe;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;
import org.gan4j.train.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/**
 * {@code waiting}: how much of a training run is spent waiting for images: the time inside {@link RealImages#next} divided by
 * that of the steps, for the settings of the preset {@code quick} without its average; on the embedded faces, each drawn when
 * it is first needed, and on a folder or zip file if one is named.
 */
@Command(
        name = "waiting",
        mixinStandardHelpOptions = true,
        description = "Prints the share of a training run that is spent waiting for images.")
public final class WaitingCommand implements Callable<Integer> {
    private static final int WARM_UP = 3;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STEPS",
            defaultValue = "40",
            description = "Steps that count (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "A folder or zip file to measure too.")
    private Path path;

    /**
     * Prints a line for each data set.
     *
     * @return 0
     * @throws IOException if the folder or file cannot be read
     */
    @Override
    public Integer call() throws IOException {
        Checks.atLeast("STEPS", steps, 1);
        try (CachedImages faces = new CachedImages(ProceduralFaces.training(64))) {
            measure("faces", faces);
        }
        if (path != null) {
            measure(path.toString(), ImageFolder.builder(path).build());
        }
        return ExitCode.OK;
    }

    private void measure(String name, ImageSource images) {
        Timed timed = new Timed(new ShuffledImages(images, 0));
        Recipe recipe = Preset.QUICK.recipe().toBuilder().ema(null).build();
        GanTrainer trainer = recipe.trainer(timed).build();
        trainer.train(WARM_UP);
        timed.reset();
        long start = System.nanoTime();
        trainer.train(WARM_UP + steps);
        double total = (System.nanoTime() - start) * 1e-9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d steps of batch %d in %.1f s, of which %.1f ms in next(): %.2f %% (slowest call %.1f ms)%n",
                name,
                steps,
                recipe.batchSize(),
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
