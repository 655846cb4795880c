package org.gan4j.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.model.Pixels;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorScope;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;

/**
 * Draws the generator's images of the same latents every so many steps, as PNG sheets named by step, so that progress can be
 * watched face by face.
 */
public final class SampleSheets implements TrainingListener {
    private static final int SIDE = 8;
    private static final long LATENT_STREAM = 201;

    private final Path folder;
    private final LongPredicate due;
    private final long seed;
    private long lastDrawn = -1;

    /**
     * Sheets of 8 x 8 images.
     *
     * @param folder where to write; created if missing
     * @param every steps between sheets, at least 1; one is drawn at the start and one at the end as well
     * @param seed seed of the latents
     */
    public SampleSheets(Path folder, long every, long seed) {
        this(folder, step -> step % every == 0, seed);
        if (every < 1) {
            throw new IllegalArgumentException("`every` must be at least 1, got " + every);
        }
    }

    /**
     * Sheets of 8 x 8 images, drawn when a rule says so.
     *
     * @param folder where to write; created if missing
     * @param due asked once after each step, with its number; one is drawn at the start and one at the end as well
     * @param seed seed of the latents
     */
    public SampleSheets(Path folder, LongPredicate due, long seed) {
        this.folder = folder;
        this.due = due;
        this.seed = seed;
    }

    @Override
    public void onStart(GanTrainer trainer) {
        if (trainer.steps() == 0) { // a resumed run has drawn the sheets that were due
            draw(trainer);
        }
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        if (due.test(report.step())) {
            draw(trainer);
        }
    }

    @Override
    public void onEnd(GanTrainer trainer) {
        draw(trainer);
    }

    private void draw(GanTrainer trainer) {
        if (trainer.steps() == lastDrawn) {
            return;
        }
        lastDrawn = trainer.steps();
        Path file = folder.resolve(String.format(Locale.ROOT, "step-%07d.png", trainer.steps()));
        try {
            Files.createDirectories(folder);
            draw(trainer.sampler(), file);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + file, fault);
        }
    }

    /**
     * Draws one sheet of the fixed latents.
     *
     * @param generator in evaluation mode
     * @param file PNG, overwritten
     * @throws IOException if writing fails
     */
    public void draw(Generator generator, Path file) throws IOException {
        Shape shape = generator.imageShape();
        byte[][] rgb = images(generator);
        ContactSheet sheet = new ContactSheet(SIDE, SIDE, (int) shape.dim(2), ContactSheet.DEFAULT_GAP);
        ContactSheet.write(sheet.draw(List.of(rgb), (int) shape.dim(2), (int) shape.dim(1)), file);
    }

    @SuppressWarnings("try") // the scope works by being open
    private byte[][] images(Generator generator) {
        try (TensorScope scope = TensorScope.open()) {
            RandomStream random = new RandomStream(seed, LATENT_STREAM);
            Shape latents = Shape.of(SIDE * SIDE, generator.latentSize());
            return Pixels.toRgb(generator.sample(generator.tensors().normal(random, latents)));
        }
    }
}
