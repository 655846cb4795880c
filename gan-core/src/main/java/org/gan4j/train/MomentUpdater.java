package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** An updater that keeps arrays of a parameter's shape beside each parameter, zero at first. */
final class MomentUpdater implements Updater {
    private final List<Parameter> parameters;
    private final List<List<Parameter>> moments;
    private final UpdateRule rule;
    private long updates;

    MomentUpdater(List<Parameter> parameters, List<String> momentNames, UpdateRule rule) {
        this.parameters = List.copyOf(parameters);
        this.rule = rule;
        this.moments = parameters.stream()
                .map(parameter -> momentNames.stream()
                        .map(moment -> Parameter.buffer(
                                parameter.name() + "." + moment,
                                TensorFactory.like(parameter).zeros(parameter.shape())))
                        .toList())
                .toList();
    }

    @Override
    public void update(List<Tensor> gradients) {
        checkOneForEach(parameters, gradients);
        updates++;
        Gradients.withoutRecording(() -> {
            for (int i = 0; i < parameters.size(); i++) {
                rule.apply(parameters.get(i), gradients.get(i), moments.get(i), updates);
            }
            return updates;
        });
    }

    /** Refuses gradients that cannot be those of the parameters. */
    static void checkOneForEach(List<Parameter> parameters, List<Tensor> gradients) {
        if (gradients.size() != parameters.size()) {
            throw new IllegalArgumentException("`gradients` must hold one for each of the " + parameters.size()
                    + " parameters, got " + gradients.size());
        }
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public Map<String, Parameter> state() {
        Map<String, Parameter> state = new LinkedHashMap<>();
        moments.forEach(list -> list.forEach(moment -> state.put(moment.name(), moment)));
        return state;
    }

    @Override
    public void resume(long updates) {
        this.updates = updates;
    }
}
