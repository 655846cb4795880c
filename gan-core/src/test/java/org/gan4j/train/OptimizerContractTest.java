package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What every {@link Optimizer} and its {@link Updater} promise. One joins with a subclass that says how it is made; the
 * arithmetic itself is held to numbers from outside in a test of its own.
 */
public abstract class OptimizerContractTest {
    private static final int UPDATES = 3;

    private final RandomStream random = new RandomStream(61, 0);
    private TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    /** {@return a new optimiser, equal at each call, whose rate is at least 1e-4} */
    protected abstract Optimizer newOptimizer();

    /** {@return whether weights shrink without a gradient; false by default} */
    protected boolean decaysWeights() {
        return false;
    }

    private List<Parameter> weights() {
        RandomStream start = new RandomStream(62, 0);
        return List.of(
                Parameter.trainable("a.weight", tensors.normal(start, Shape.of(2, 3))),
                Parameter.trainable("a.bias", tensors.normal(start, Shape.of(3))));
    }

    private List<Tensor> gradients(List<Parameter> weights) {
        return new ArrayList<>(weights.stream()
                .map(weight -> tensors.normal(random, weight.shape()))
                .toList());
    }

    private static List<double[]> values(Iterable<Parameter> parameters) {
        List<double[]> values = new ArrayList<>();
        parameters.forEach(parameter -> values.add(parameter.toDoubles()));
        return values;
    }

    @Test
    void theFirstUpdateGoesAgainstEachGradientInBothPrecisions() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            tensors = TensorFactory.of(Kernels.defaults(), type);
            List<Parameter> weights = weights();
            List<double[]> before = values(weights);
            List<Tensor> gradients = gradients(weights);
            List<double[]> slopes = gradients.stream().map(Tensor::toDoubles).toList(); // an updater may overwrite them
            newOptimizer().start(weights).update(gradients);
            for (int i = 0; i < weights.size(); i++) {
                double[] after = weights.get(i).toDoubles();
                double along = 0;
                for (int k = 0; k < after.length; k++) {
                    along += (after[k] - before.get(i)[k]) * slopes.get(i)[k];
                }
                assertThat(along).as("`%s` in %s", weights.get(i).name(), type).isNegative();
            }
        }
    }

    @Test
    void aWeightWithoutGradientStaysAsItIs() {
        List<Parameter> weights = weights();
        List<double[]> before = values(weights);
        List<Tensor> gradients = gradients(weights);
        gradients.set(0, tensors.zeros(weights.get(0).shape()));
        newOptimizer().start(weights).update(gradients);
        assertThat(Arrays.stream(weights.get(0).toDoubles())).allMatch(Double::isFinite);
        if (!decaysWeights()) {
            assertThat(weights.get(0).toDoubles()).containsExactly(before.get(0));
        }
        assertThat(weights.get(1).toDoubles()).isNotEqualTo(before.get(1));
    }

    @Test
    void anUpdateCountsAsAChangeOfEachWeight() {
        List<Parameter> weights = weights();
        Updater updater = newOptimizer().start(weights);
        assertThat(weights).allMatch(weight -> weight.version() == 0);
        assertThat(updater.updates()).isZero();
        updater.update(gradients(weights));
        assertThat(weights).allMatch(weight -> weight.version() > 0);
        assertThat(updater.updates()).isOne();
    }

    /** As in training: each update in a scope of its own, and a checkpoint between two of them. */
    @Test
    @SuppressWarnings("try") // the scopes work by being open
    void itContinuesFromItsStateBitForBit() {
        List<Parameter> weights = weights();
        Updater through = newOptimizer().start(weights);
        for (int i = 0; i < UPDATES; i++) {
            try (TensorScope scope = TensorScope.open()) {
                through.update(gradients(weights));
            }
        }
        List<Parameter> copies = weights.stream()
                .map(weight -> Parameter.trainable(weight.name(), weight))
                .toList();
        Updater resumed = newOptimizer().start(copies);
        Map<String, Parameter> moments = through.state();
        assertThat(resumed.state().keySet()).isEqualTo(moments.keySet());
        resumed.state().forEach((name, moment) -> moment.assign(moments.get(name)));
        resumed.resume(through.updates());
        for (int i = 0; i < UPDATES; i++) {
            long position = random.position();
            through.update(gradients(weights));
            random.seek(position);
            resumed.update(gradients(copies));
        }
        assertThat(values(copies)).usingRecursiveComparison().isEqualTo(values(weights));
        assertThat(values(resumed.state().values()))
                .usingRecursiveComparison()
                .isEqualTo(values(through.state().values()));
        assertThat(resumed.updates()).isEqualTo(2 * UPDATES);
    }

    @Test
    void momentsAreNamedAfterTheirWeightsAtAllTimes() {
        List<Parameter> weights = weights();
        Updater updater = newOptimizer().start(weights);
        List<String> names = List.copyOf(updater.state().keySet());
        assertThat(names).allMatch(name -> weights.stream().anyMatch(weight -> name.startsWith(weight.name() + ".")));
        updater.state().forEach((name, moment) -> {
            assertThat(moment.name()).isEqualTo(name);
            assertThat(moment.isTrainable()).as("`%s` is trainable", name).isFalse();
        });
        updater.update(gradients(weights));
        assertThat(updater.state().keySet()).containsExactlyElementsOf(names);
    }

    @Test
    void twoUpdatersOfOneOptimizerShareNothing() {
        Optimizer optimizer = newOptimizer();
        List<Parameter> weights = weights();
        List<Parameter> others = weights();
        Updater updater = optimizer.start(weights);
        Updater other = optimizer.start(others);
        List<double[]> before = values(others);
        List<double[]> moments = values(other.state().values());
        updater.update(gradients(weights));
        assertThat(values(others)).usingRecursiveComparison().isEqualTo(before);
        assertThat(values(other.state().values())).usingRecursiveComparison().isEqualTo(moments);
        assertThat(other.updates()).isZero();
    }

    @Test
    void theWrongNumberOfGradientsIsRefusedAndChangesNothing() {
        List<Parameter> weights = weights();
        List<double[]> before = values(weights);
        Updater updater = newOptimizer().start(weights);
        List<Tensor> tooFew = gradients(weights).subList(0, 1);
        assertThatThrownBy(() -> updater.update(tooFew))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one for each of the 2 parameters")
                .hasMessageContaining("got 1");
        assertThat(values(weights)).usingRecursiveComparison().isEqualTo(before);
        assertThat(updater.updates()).isZero();
    }

    @Test
    void onesOfEqualSettingsSayTheSameAndNoAddress() {
        assertThat(newOptimizer()).hasToString(newOptimizer().toString());
        assertThat(newOptimizer().toString()).isNotBlank().doesNotContain("\n").doesNotContainPattern("@[0-9a-f]+$");
    }
}
