package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gan4j.cli.internal.run.RunLock;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.cli.internal.terminal.InterruptGuard;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.ImageSource;
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
        Map<Curve, TrainConfig> configs = new EnumMap<>(Curve.class);
        for (Curve curve : Curve.values()) {
            configs.put(curve, settings.config(curve, images)); // refuses what does not fit before anything is written
        }
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
                if (!guard.isInterrupted() && !train(curve, configs.get(curve), store, guard)) {
                    diverged.add(curve);
                }
            }
            report(configs, store);
            return !diverged.isEmpty();
        }
    }

    /** {@return false if the curve diverged} */
    private boolean train(Curve curve, TrainConfig config, NormStore store, InterruptGuard guard) throws IOException {
        String name = String.format("%s (%d of %d)", curve.label(), curve.ordinal() + 1, Curve.values().length);
        if (store.isFinished(curve, config, settings)) {
            System.err.println(name + ": finished before");
            return true;
        }
        store.drop(curve);
        long trainingSteps = settings.trainingSteps(config);
        long criticSteps = trainingSteps * config.criticSteps();
        System.err.printf(
                "%s: %d critic steps, batch %d, width %d%n", name, criticSteps, config.batchSize(), config.width());
        try (Progress progress = new Progress(name, "critic steps", criticSteps)) {
            new CurveTraining(curve, config, store, progress)
                    .train(trainingSteps, images, tensors, guard::isInterrupted);
            return true;
        } catch (DivergedException fault) {
            System.err.println("warning: " + name + " has diverged, and ends there: " + fault.getMessage());
            return false;
        }
    }

    private void report(Map<Curve, TrainConfig> configs, NormStore store) throws IOException {
        List<CurveSummary> curves = new ArrayList<>();
        for (Map.Entry<Curve, TrainConfig> entry : configs.entrySet()) {
            boolean finished = store.isFinished(entry.getKey(), entry.getValue(), settings);
            CurveSummary.of(entry.getKey(), finished, store, settings.weights()).ifPresent(curves::add);
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
