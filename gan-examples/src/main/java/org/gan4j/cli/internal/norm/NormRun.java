package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.cli.internal.run.RunLock;
import org.gan4j.cli.internal.setting.Draft;
import org.gan4j.cli.internal.terminal.InterruptGuard;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.ImageSource;
import org.gan4j.preset.Recipe;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.DivergedException;

/**
 * The report from the first curve to the page.
 *
 * @param folder where everything goes
 * @param settings what all curves have in common
 * @param images to train on
 * @param tensors what computes
 */
public record NormRun(Path folder, NormSettings settings, ImageSource images, TensorFactory tensors) {
    /**
     * Trains what is missing, and writes tables, figures and page of what is there.
     *
     * @param begun whether the folder holds settings of an earlier run
     * @return whether a curve has diverged
     * @throws IOException if a file cannot be read or written
     * @throws org.gan4j.cli.internal.fault.UserException if the folder belongs to other settings or is in use
     */
    @SuppressWarnings("try") // the lock works by being held
    public boolean run(boolean begun) throws IOException {
        Draft.checkBatchSize(settings.batchSize(), images.size());
        Files.createDirectories(folder);
        try (RunLock lock = RunLock.of(folder);
                InterruptGuard guard = InterruptGuard.of(() -> {})) {
            if (begun) {
                settings.checkSame(folder);
            }
            settings.write(folder);
            NormStore store = NormStore.in(folder);
            List<Curve> diverged = new ArrayList<>();
            for (Curve curve : Curve.values()) {
                if (!guard.isInterrupted() && !train(curve, store, guard)) {
                    diverged.add(curve);
                }
            }
            report(store);
            return !diverged.isEmpty();
        }
    }

    /** {@return false if the curve diverged} */
    private boolean train(Curve curve, NormStore store, InterruptGuard guard) throws IOException {
        Recipe recipe = settings.recipe(curve);
        String name = String.format("%s (%d of %d)", curve.label(), curve.ordinal() + 1, Curve.values().length);
        if (store.isFinished(curve, recipe, settings)) {
            System.err.println(name + ": finished before");
            return true;
        }
        store.drop(curve);
        long trainingSteps = settings.trainingSteps(recipe);
        long criticSteps = trainingSteps * recipe.criticSteps();
        System.err.printf(
                "%s: %d critic steps, batch %d, width %d%n", name, criticSteps, recipe.batchSize(), recipe.width());
        try (Progress progress = new Progress(name, "critic steps", criticSteps)) {
            new CurveTraining(curve, recipe, settings.seed(), store, progress)
                    .train(trainingSteps, images, tensors, guard::isInterrupted);
            return true;
        } catch (DivergedException fault) {
            System.err.println("warning: " + name + " has diverged, and ends there: " + fault.getMessage());
            return false;
        }
    }

    private void report(NormStore store) throws IOException {
        List<CurveSummary> curves = new ArrayList<>();
        for (Curve curve : Curve.values()) {
            boolean finished = store.isFinished(curve, settings.recipe(curve), settings);
            CurveSummary.of(curve, finished, store, settings.weights()).ifPresent(curves::add);
        }
        if (curves.isEmpty()) {
            System.err.println("no critic step was made; nothing to report");
            return;
        }
        new NormReport(folder, settings, curves).write(store);
        for (CurveSummary summary : curves) {
            System.out.printf(
                    "%-20s %6d critic steps  %6.2f decades a layer%s%n",
                    summary.curve().label(),
                    summary.criticSteps(),
                    summary.slope(),
                    summary.shares().isEmpty()
                            ? ""
                            : "  " + Written.percent(summary.shares().get(2)) + " of the weights at the bound");
        }
        System.out.println("figures, tables and page: " + folder.resolve("report.html"));
    }
}
