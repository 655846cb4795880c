package org.gan4j.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Any ND4J {@link IUpdater} (AMSGrad, AdaBelief, Nesterov, ...) as an optimiser, with ND4J's semantics and schedules.
 * Gradients and updates pass through ND4J arrays, so it is slower than {@link Adam} and {@link RmsProp}. Immutable.
 */
public final class Nd4jOptimizer implements Optimizer {
    private final IUpdater updater;

    /**
     * An adapter.
     *
     * @param updater settings; cloned
     */
    public Nd4jOptimizer(IUpdater updater) {
        this.updater = updater.clone();
    }

    @Override
    public Updater start(List<Parameter> parameters) {
        return new Adapter(parameters, updater.clone());
    }

    @Override
    public String toString() {
        return "Nd4jOptimizer(" + updater + ")";
    }

    private static final class Adapter implements Updater {
        private final List<Parameter> parameters;
        private final List<GradientUpdater<?>> updaters = new ArrayList<>();
        private final List<INDArray> live = new ArrayList<>();
        private final Map<String, Parameter> state = new LinkedHashMap<>();
        private long updates;

        Adapter(List<Parameter> parameters, IUpdater config) {
            this.parameters = List.copyOf(parameters);
            for (Parameter parameter : parameters) {
                long size = config.stateSize(parameter.shape().size());
                INDArray moments = size == 0 ? null : Nd4j.zeros(parameter.type(), 1, size);
                updaters.add(config.instantiate(moments, true));
                live.add(moments);
                if (moments != null) {
                    String name = parameter.name() + ".nd4j";
                    state.put(
                            name,
                            Parameter.buffer(name, TensorFactory.like(parameter).of(moments)));
                }
            }
        }

        @Override
        public void update(List<Tensor> gradients) {
            MomentUpdater.checkOneForEach(parameters, gradients);
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                INDArray moments = live.get(i);
                Parameter saved = state.get(parameter.name() + ".nd4j");
                if (saved != null) {
                    moments.assign(saved.toINDArray());
                }
                INDArray change = gradients.get(i).toINDArray();
                INDArray row = change.reshape('c', 1, change.length());
                updaters.get(i).applyUpdater(row, Math.toIntExact(updates), 0);
                if (saved != null) {
                    saved.assign(TensorFactory.like(saved).of(moments));
                }
                Tensor difference = TensorFactory.like(parameter).of(row).reshape(parameter.shape());
                parameter.update(weights ->
                        parameter.kernels().addInPlace(weights, difference.neg().storage()));
            }
            updates++;
        }

        @Override
        public long updates() {
            return updates;
        }

        @Override
        public Map<String, Parameter> state() {
            return state;
        }

        @Override
        public void resume(long updates) {
            this.updates = updates;
        }
    }
}
