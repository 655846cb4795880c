package com.example.extension;

import java.util.Map;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.State;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;

/** Ends training when the critic's loss has not reached a new minimum for so many steps. */
final class Patience implements TrainingListener {
    private final long steps;
    private double best = Double.POSITIVE_INFINITY;
    private double waited;

    Patience(long steps) {
        this.steps = steps;
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        waited = report.criticLoss() < best ? 0 : waited + 1;
        best = Math.min(best, report.criticLoss());
        if (waited >= steps) {
            trainer.requestStop();
        }
    }

    @Override
    public State state() {
        return new State(Map.of("best", best, "waited", waited));
    }

    @Override
    public void restore(State state) {
        best = state.get("best");
        waited = state.get("waited");
    }
}
