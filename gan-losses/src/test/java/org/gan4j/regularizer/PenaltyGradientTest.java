package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Conv2d;
import org.gan4j.nn.ConvTranspose2d;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Distribution;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.InstanceNorm;
import org.gan4j.nn.Layer;
import org.gan4j.nn.LayerNorm;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.SpectralNorm;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorScope;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every penalty's derivative in every weight against central differences in 64 bits, on a critic of every kind of layer (and
 * the path length on a generator). The values of the penalties are other tests' business.
 */
class PenaltyGradientTest {
    private static final Shape IMAGE = Shape.of(2, 4, 4);
    private static final double STEP = 1e-5;
    /** Relative to the derivative, or to a thousandth of the largest one where it is smaller than that. */
    private static final double TOLERANCE = 1e-5;

    private static final double FLOOR = 1e-3;
    private static final int DIRECTIONS = 2;

    static List<Catalogue.Entry> penalties() {
        return Catalogue.penalties();
    }

    /** A layer as in evaluation: spectral normalisation's u and v stay, and are constants as its gradient takes them. */
    private record Frozen(Layer layer) implements Layer {
        @Override
        public Tensor forward(Tensor x, Mode mode) {
            return layer.forward(x, Mode.EVALUATION);
        }

        @Override
        public Shape outputShape(Shape input) {
            return layer.outputShape(input);
        }

        @Override
        public List<Parameter> parameters() {
            return layer.parameters();
        }

        @Override
        public List<Parameter> buffers() {
            return layer.buffers();
        }
    }

    /** Normalisation of batches is missing: a gradient penalty refuses it. */
    static SmallCritic criticOfEveryLayer() {
        Initializer initializer = SmallCritic.initializer();
        Distribution wide = Distribution.normal(0, 0.5);
        return new SmallCritic(
                IMAGE,
                List.of(
                        Conv2d.builder("conv", 2, 3, 3, initializer)
                                .padding(1)
                                .weights(wide)
                                .build(),
                        InstanceNorm.affine("instance", 3, initializer),
                        Activation.leakyRelu(0.2),
                        ConvTranspose2d.builder("transposed", 3, 2, 2, initializer)
                                .stride(2)
                                .weights(wide)
                                .build(),
                        InstanceNorm.plain(2),
                        new LayerNorm("layer", Shape.of(2, 8, 8), initializer),
                        Activation.tanh(),
                        Conv2d.builder("strided", 2, 2, 4, initializer)
                                .stride(4)
                                .weights(wide)
                                .build(),
                        Activation.leakyRelu(0.2),
                        new Reshape(Shape.of(8)),
                        new Frozen(SpectralNorm.of(Dense.withBias("dense", 8, 3, initializer), initializer)),
                        Activation.tanh(),
                        Dense.withoutBias("last", 3, 1, initializer)));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void thePenaltysGradientIsThatOfFiniteDifferencesInEveryWeight(Catalogue.Entry entry) {
        SmallCritic critic = criticOfEveryLayer();
        StyledPixels generator = new StyledPixels(IMAGE);
        Regularizer regularizer = entry.make().get();
        regularizer.penalty(step(entry.phase(), generator, critic)); // averages that start empty are no longer so
        State state = moved(regularizer.state());
        Evaluation penalty = () -> {
            regularizer.restore(state);
            return regularizer.penalty(step(entry.phase(), generator, critic)).orElseThrow();
        };
        List<Parameter> weights = step(entry.phase(), generator, critic).parameters();
        Set<String> reached = check(penalty, weights);
        assertThat(reached)
                .containsAll(weights.stream()
                        .map(Parameter::name)
                        .filter(name -> name.endsWith(".weight"))
                        .toList());
    }

    private static TrainingStep step(Phase phase, StyledPixels generator, SmallCritic critic) {
        return TrainingSteps.of(phase, 1, generator, critic);
    }

    /** Averages somewhere else than at the values of these very images; counts such that a lazy one acts. */
    private static State moved(State state) {
        return new State(state.values().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey(), e -> e.getKey().startsWith("updates") ? 0 : e.getValue() + 0.4)));
    }

    /** A penalty at the weights' present values. */
    private interface Evaluation {
        Tensor now();
    }

    /** Fails unless every derivative is right; returns the names of weights whose derivative is not 0. */
    @SuppressWarnings("try") // the scope works by being open
    private static Set<String> check(Evaluation penalty, List<Parameter> weights) {
        RandomStream random = new RandomStream(23, 0);
        Set<String> reached = new HashSet<>();
        List<double[]> pairs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (TensorScope scope = TensorScope.open()) {
            List<Tensor> gradients = Gradients.of(penalty.now()).withRespectTo(weights);
            for (int i = 0; i < DIRECTIONS * weights.size(); i++) {
                Parameter weight = weights.get(i / DIRECTIONS);
                Tensor direction = SmallCritic.TENSORS.normal(random, weight.shape());
                double analytic =
                        gradients.get(i / DIRECTIONS).mul(direction).sum().item();
                pairs.add(new double[] {analytic, difference(penalty, weight, direction)});
                names.add(weight.name());
                if (Math.abs(analytic) > 1e-6) {
                    reached.add(weight.name());
                }
            }
        }
        double largest =
                pairs.stream().mapToDouble(pair -> Math.abs(pair[1])).max().orElseThrow();
        for (int i = 0; i < pairs.size(); i++) {
            double numeric = pairs.get(i)[1];
            assertThat(pairs.get(i)[0])
                    .as("derivative in `%s`", names.get(i))
                    .isCloseTo(numeric, within(TOLERANCE * Math.max(Math.abs(numeric), FLOOR * largest)));
        }
        return reached;
    }

    private static double difference(Evaluation penalty, Parameter weight, Tensor direction) {
        Tensor start = weight.detach().mul(1);
        double[] values = new double[2];
        for (int side = 0; side < 2; side++) {
            weight.assign(start.add(direction.mul(side == 0 ? STEP : -STEP)));
            values[side] = penalty.now().item();
        }
        weight.assign(start);
        return (values[0] - values[1]) / (2 * STEP);
    }

    /** A regulariser that is added to the package has to be added to the catalogue, and so to these tests. */
    @Test
    void theCatalogueIsComplete() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<Class<?>> listed = new HashSet<>();
        Catalogue.penalties().forEach(entry -> listed.add(entry.make().get().getClass()));
        Catalogue.others().forEach(other -> listed.add(other.getClass()));
        assertThat(listed).containsAll(regularizersOfThePackage());
    }

    private static Set<Class<?>> regularizersOfThePackage()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(GradientPenalty.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("org/gan4j/regularizer");
        Set<Class<?>> found = new HashSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("org.gan4j.regularizer." + name);
                if (Regularizer.class.isAssignableFrom(type)) {
                    found.add(type);
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }
}
