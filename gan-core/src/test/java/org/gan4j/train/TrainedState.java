package org.gan4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that training changes, copied, so that two trainers can be compared bit for bit; for tests. */
public final class TrainedState {
    private TrainedState() {}

    /**
     * Copies what a trainer has come to.
     *
     * @param trainer between steps
     * @return weights, running statistics, the average and the moments
     */
    public static List<double[]> of(GanTrainer trainer) {
        List<double[]> all = new ArrayList<>(TinyGan.values(trainer.generator()));
        all.addAll(TinyGan.values(trainer.critic()));
        all.addAll(TinyGan.values(trainer.sampler()));
        trainer.generatorUpdater().state().values().forEach(moment -> all.add(moment.toDoubles()));
        trainer.criticUpdater().state().values().forEach(moment -> all.add(moment.toDoubles()));
        return all;
    }

    /**
     * What a trainer and its parts remember beside arrays.
     *
     * @param trainer between steps
     * @return name of the part to its state
     */
    public static Map<String, State> numbers(GanTrainer trainer) {
        return trainer.state();
    }
}
