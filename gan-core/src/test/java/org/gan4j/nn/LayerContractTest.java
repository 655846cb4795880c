package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.GradientCheck;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What every {@link Layer} has to keep. A layer joins with a subclass that says how it is made, what it takes, and what it
 * must refuse.
 */
public abstract class LayerContractTest {
    /** The prefix that a layer under test is given. */
    protected static final String NAME = "under.test";

    private static final int BATCH = 3;

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    /** {@return a new layer whose parameters' names begin with {@link #NAME}} */
    protected abstract Layer layer(Initializer initializer);

    /** {@return the shape of one element that the layer takes; small, no two sizes equal where possible} */
    protected abstract Shape input();

    /** {@return shapes of one element that the layer must refuse, with a part of the message that says what it needs} */
    protected abstract List<Wrong> wrongInputs();

    /**
     * The modes in which the layer is a differentiable function, to second order, of its input and parameters alone.
     *
     * @return all, unless a pass in training changes what the gradients take for constant
     */
    protected Mode[] differentiableModes() {
        return Mode.values();
    }

    /**
     * An input to refuse.
     *
     * @param input shape of one element
     * @param expected part of the message
     */
    public record Wrong(Shape input, String expected) {}

    private Layer layer() {
        return layer(new Initializer(tensors, new RandomStream(5, 0)));
    }

    private Tensor batch(Shape element) {
        return tensors.normal(new RandomStream(6, 0), batchShape(element));
    }

    private static Shape batchShape(Shape element) {
        long[] dims = new long[element.rank() + 1];
        dims[0] = BATCH;
        System.arraycopy(element.dims(), 0, dims, 1, element.rank());
        return Shape.of(dims);
    }

    @Test
    void outputShapeIsTheShapeOfTheOutput() {
        for (Mode mode : Mode.values()) {
            Tensor y = layer().forward(batch(input()), mode);
            assertThat(y.shape()).as("in %s", mode).isEqualTo(batchShape(layer().outputShape(input())));
            assertThat(y.type()).isEqualTo(DataType.DOUBLE);
        }
    }

    @Test
    void wrongShapesAreRefusedWithBothShapes() {
        for (Wrong wrong : wrongInputs()) {
            assertThatThrownBy(() -> layer().outputShape(wrong.input()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.expected())
                    .hasMessageContaining(wrong.input().toString());
        }
    }

    @Test
    void forwardRefusesWhatOutputShapeRefusesBeforeAnythingChanges() {
        for (Wrong wrong : wrongInputs()) {
            for (Mode mode : Mode.values()) {
                Layer layer = layer();
                List<double[]> before = values(layer.buffers());
                assertThatThrownBy(() -> layer.forward(batch(wrong.input()), mode))
                        .as("%s of %s in %s", layer, wrong.input(), mode)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(wrong.expected())
                        .hasMessageContaining(wrong.input().toString());
                assertThat(values(layer.buffers())).usingRecursiveComparison().isEqualTo(before);
            }
        }
    }

    @Test
    void parametersAndBuffersAreNamedUnderThePrefixWithoutRepetition() {
        Layer layer = layer();
        List<String> names = Stream.concat(layer.parameters().stream(), layer.buffers().stream())
                .map(Parameter::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith(NAME + "."));
        assertThat(layer.parameters()).allMatch(Parameter::isTrainable);
        assertThat(layer.buffers()).noneMatch(Parameter::isTrainable);
    }

    @Test
    void gradientsInTheInputAreRightToSecondOrder() {
        for (Mode mode : differentiableModes()) {
            Layer layer = layer();
            GradientCheck.check(2, x -> layer.forward(x[0], mode), batch(input()));
        }
    }

    @Test
    void gradientsInEveryParameterAreRightToSecondOrder() {
        for (Mode mode : differentiableModes()) {
            Layer layer = layer();
            Tensor x = batch(input());
            Tensor weights = tensors.normal(
                    new RandomStream(7, 0), layer.forward(x, mode).shape());
            ParameterGradientCheck.check(() -> scalar(layer, x, weights, mode), layer.parameters());
            Tensor directions = tensors.normal(new RandomStream(8, 0), x.shape());
            // tanh makes the slope depend on every parameter, biases included
            ParameterGradientCheck.check(
                    () -> {
                        Tensor input = x.variable();
                        Tensor slope = Gradients.of(scalar(layer, input, weights, mode))
                                .createGraph()
                                .withRespectTo(input)
                                .get(0);
                        return slope.mul(directions).sum();
                    },
                    layer.parameters());
        }
    }

    private static Tensor scalar(Layer layer, Tensor x, Tensor weights, Mode mode) {
        return layer.forward(x, mode).tanh().mul(weights).sum();
    }

    @Test
    void evaluationChangesNothingAndDoesNotMixTheBatch() {
        Layer layer = layer();
        Tensor x = batch(input());
        layer.forward(x, Mode.TRAINING);
        List<double[]> before = values(layer.buffers());
        Tensor y = layer.forward(x, Mode.EVALUATION);
        assertThat(values(layer.buffers())).usingRecursiveComparison().isEqualTo(before);
        double[] alone = layer.forward(x.gather(1), Mode.EVALUATION).toDoubles();
        assertThat(y.gather(1).toDoubles()).containsExactly(alone, Goldens.TOLERANCE);
    }

    @Test
    void itSaysWhetherTrainingMixesTheBatch() {
        Tensor x = batch(input());
        double[] amongOthers = layer().forward(x, Mode.TRAINING).gather(0, 1).toDoubles();
        double[] alone = layer().forward(x.gather(0, 1), Mode.TRAINING).toDoubles();
        double largest = 0;
        for (int i = 0; i < alone.length; i++) {
            largest = Math.max(largest, Math.abs(alone[i] - amongOthers[i]));
        }
        assertThat(largest > Goldens.TOLERANCE.value).as("the batch is mixed").isEqualTo(layer().mixesBatch());
    }

    @Test
    void theInputIsNotModified() {
        Tensor x = batch(input());
        double[] before = x.toDoubles();
        layer().forward(x, Mode.TRAINING);
        assertThat(x.toDoubles()).containsExactly(before);
    }

    @Test
    void theDescriptionNamesTheLayer() {
        Layer layer = layer();
        assertThat(Objects.toString(layer)).doesNotContain("@").isNotBlank();
    }

    private static List<double[]> values(List<Parameter> parameters) {
        return parameters.stream().map(Tensor::toDoubles).toList();
    }
}
