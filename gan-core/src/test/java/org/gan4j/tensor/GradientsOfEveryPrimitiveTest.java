package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.gan4j.kernel.UnaryOp;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;

/** First and second derivatives of every primitive against central differences, in 64 bits. */
class GradientsOfEveryPrimitiveTest {
    /** Piecewise constant: never recorded, no derivative to check. */
    private static final Set<UnaryOp> WITHOUT_GRADIENT = Set.of(UnaryOp.SIGN, UnaryOp.LEAKY_STEP);

    /** A function whose last operation is the primitive under test: a record, or an entry of a table of rules. */
    private record Case(String primitive, GradientCheck.Function f, Tensor... x) {
        Case(Class<? extends Primitive> primitive, GradientCheck.Function f, Tensor... x) {
            this(primitive.getSimpleName(), f, x);
        }

        Case(Enum<?> op, GradientCheck.Function f, Tensor... x) {
            this(op.name(), f, x);
        }
    }

    private static String nameOf(Primitive primitive) {
        if (primitive instanceof Elementwise.Binary binary) {
            return binary.op().name();
        }
        return primitive instanceof Elementwise.Unary unary
                ? unary.op().name()
                : primitive.getClass().getSimpleName();
    }

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);
    private final RandomStream random = new RandomStream(11, 0);

    private Tensor normal(long... dims) {
        return tensors.normal(random, Shape.of(dims));
    }

    /** Values in [0.5, 2.5): inside every domain. */
    private Tensor positive(long... dims) {
        return tensors.uniform(random, Shape.of(dims), 0.5, 2.5);
    }

    /** Values of both signs, at least 0.1 away from the kink at 0. */
    private Tensor awayFromZero(long... dims) {
        Tensor x = normal(dims);
        return x.add(x.sign().mul(0.1));
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        addElementwise(cases);
        addReductions(cases);
        addContractions(cases);
        addNormalizing(cases);
        addShaping(cases);
        return cases;
    }

    private void addElementwise(List<Case> cases) {
        long[][][] pairs = {{{2, 3}, {2, 3}}, {{2, 3, 4}, {3, 1}}, {{1}, {4, 2}}, {{}, {2, 2}}, {{3, 1, 2}, {1, 4, 1}}};
        for (long[][] pair : pairs) {
            cases.add(new Case(BinaryOp.ADD, x -> x[0].add(x[1]), normal(pair[0]), normal(pair[1])));
            cases.add(new Case(BinaryOp.SUBTRACT, x -> x[0].sub(x[1]), normal(pair[0]), normal(pair[1])));
            cases.add(new Case(BinaryOp.MULTIPLY, x -> x[0].mul(x[1]), normal(pair[0]), normal(pair[1])));
            cases.add(new Case(BinaryOp.DIVIDE, x -> x[0].div(x[1]), normal(pair[0]), positive(pair[1])));
        }
        cases.add(new Case(Elementwise.Affine.class, x -> x[0].affine(-1.7, 0.4), normal(3, 2)));
        cases.add(new Case(UnaryOp.EXP, x -> x[0].exp(), normal(2, 3)));
        cases.add(new Case(UnaryOp.LOG, x -> x[0].log(), positive(2, 3)));
        cases.add(new Case(UnaryOp.SQRT, x -> x[0].sqrt(), positive(2, 3)));
        cases.add(new Case(UnaryOp.SQUARE, x -> x[0].square(), normal(2, 3)));
        cases.add(new Case(UnaryOp.RECIPROCAL, x -> x[0].reciprocal(), positive(2, 3)));
        cases.add(new Case(UnaryOp.ABS, x -> x[0].abs(), awayFromZero(2, 3)));
        cases.add(new Case(UnaryOp.TANH, x -> x[0].tanh(), normal(2, 3)));
        cases.add(new Case(UnaryOp.SIGMOID, x -> x[0].sigmoid(), normal(2, 3)));
        cases.add(new Case(UnaryOp.SOFTPLUS, x -> x[0].softplus(), normal(2, 3)));
        cases.add(new Case(UnaryOp.LEAKY_RELU, x -> x[0].leakyRelu(0.2), awayFromZero(3, 4)));
        cases.add(new Case(UnaryOp.LEAKY_RELU, x -> x[0].relu(), awayFromZero(1)));
        Tensor kinked = awayFromZero(3, 4);
        cases.add(new Case(
                Elementwise.LeakyReluGradient.class,
                x -> Engine.apply(new Elementwise.LeakyReluGradient(0.2), x[0], kinked),
                normal(3, 4)));
    }

    private void addReductions(List<Case> cases) {
        int[][] axes = {{}, {0}, {3}, {1, 2}, {0, 2, 3}, {0, 3}, {-1}};
        for (int[] axis : axes) {
            cases.add(new Case(Reduction.Sum.class, x -> x[0].sum(axis), normal(2, 3, 4, 5)));
        }
        cases.add(new Case(Reduction.Sum.class, x -> x[0].sum(0), normal(1, 1)));
        cases.add(new Case(Reduction.Broadcast.class, x -> x[0].broadcastTo(Shape.of(2, 3, 4)), normal(3, 1)));
        cases.add(new Case(Reduction.Broadcast.class, x -> x[0].broadcastTo(Shape.of(2, 3)), normal()));
    }

    private void addContractions(List<Case> cases) {
        cases.add(new Case(Contraction.Matmul.class, x -> x[0].matmul(x[1]), normal(2, 3), normal(3, 4)));
        cases.add(new Case(
                Contraction.Matmul.class, x -> x[0].matmul(x[1], Transposed.LEFT), normal(3, 2), normal(3, 4)));
        cases.add(new Case(
                Contraction.Matmul.class, x -> x[0].matmul(x[1], Transposed.RIGHT), normal(2, 3), normal(4, 3)));
        cases.add(new Case(Contraction.Matmul.class, x -> x[0].matmul(x[1]), normal(1, 1), normal(1, 1)));
        // stride, padding, height, width, kernel height, kernel width; the last rows leave output padding to settle
        int[][] geometries = {
            {1, 0, 4, 5, 3, 2},
            {2, 1, 8, 8, 4, 4},
            {2, 2, 8, 6, 5, 5},
            {2, 1, 7, 8, 3, 3},
            {1, 1, 1, 1, 3, 3},
            {3, 0, 8, 7, 3, 2}
        };
        for (int[] g : geometries) {
            addConvolution(cases, new ConvGeometry(g[0], g[1]), Shape.of(2, 3, g[2], g[3]), Shape.of(4, 3, g[4], g[5]));
        }
        addConvolution(cases, new ConvGeometry(2, 1), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 4, 4));
        Tensor permuted = normal(8, 8, 2, 3).permute(2, 3, 0, 1);
        cases.add(new Case(
                Contraction.Conv2d.class,
                x -> x[0].permute(0, 1, 3, 2).conv2d(x[1], new ConvGeometry(2, 1)),
                permuted,
                normal(2, 3, 4, 4)));
        cases.add(new Case(
                Contraction.Conv2dInputGradient.class,
                x -> x[0].convTranspose2d(x[1], new ConvGeometry(2, 2), 1),
                normal(2, 3, 4, 4),
                normal(3, 2, 5, 5)));
    }

    private void addConvolution(List<Case> cases, ConvGeometry geometry, Shape image, Shape weight) {
        Tensor x = normal(image.dims());
        Tensor w = normal(weight.dims());
        Tensor y = normal(x.conv2d(w, geometry).shape().dims());
        cases.add(new Case(Contraction.Conv2d.class, a -> a[0].conv2d(a[1], geometry), x, w));
        cases.add(new Case(
                Contraction.BiasedConv2d.class, a -> a[0].conv2d(a[1], a[2], geometry), x, w, normal(weight.dim(0))));
        cases.add(new Case(
                Contraction.Conv2dInputGradient.class, a -> a[0].conv2dInputGradient(a[1], image, geometry), y, w));
        cases.add(new Case(
                Contraction.Conv2dWeightGradient.class, a -> a[0].conv2dWeightGradient(a[1], weight, geometry), x, y));
    }

    private void addNormalizing(List<Case> cases) {
        int[][] axes = {{2, 3}, {0, 2, 3}, {1, 2, 3}, {1}};
        for (int[] axis : axes) {
            Shape groups = normal(2, 3, 2, 3).sum(axis).shape();
            cases.add(new Case(Normalizing.Standardize.class, x -> x[0].standardize(0.1, axis), normal(2, 3, 2, 3)));
            cases.add(new Case(
                    Normalizing.StandardizeGradient.class,
                    x -> Engine.apply(new Normalizing.StandardizeGradient(axis), x[0], x[1], x[2]),
                    normal(2, 3, 2, 3),
                    normal(2, 3, 2, 3),
                    positive(groups.dims())));
            cases.add(new Case(
                    Normalizing.InverseDeviation.class,
                    x -> {
                        Normalizing.Standardize standardize = new Normalizing.Standardize(0.1, axis);
                        return standardize.inverseDeviation(x[0], Engine.apply(standardize, x[0]));
                    },
                    normal(2, 3, 2, 3)));
        }
        for (long[] dims : new long[][] {{4, 3}, {2, 3, 2, 3}}) {
            cases.add(new Case(
                    Normalizing.BatchNormalize.class,
                    x -> x[0].batchNormalize(x[1], x[2], 0.1).values(),
                    normal(dims),
                    normal(3),
                    normal(3)));
        }
    }

    private void addShaping(List<Case> cases) {
        long[] begin = {0, 1, 2};
        cases.add(new Case(Shaping.Reshape.class, x -> x[0].reshape(6, 2), normal(3, 4)));
        cases.add(new Case(Shaping.Permute.class, x -> x[0].permute(2, 0, 1), normal(2, 3, 4)));
        cases.add(new Case(Shaping.Slice.class, x -> x[0].slice(begin, Shape.of(2, 1, 2)), normal(2, 3, 4)));
        cases.add(new Case(Shaping.Pad.class, x -> x[0].pad(begin, Shape.of(2, 3, 4)), normal(2, 1, 2)));
        cases.add(new Case(
                Shaping.Concat.class,
                x -> TensorMath.concat(List.of(x[0], x[1], x[2]), 1),
                normal(2, 1, 2),
                normal(2, 3, 2),
                normal(2, 2, 2)));
        cases.add(new Case(Shaping.Gather.class, x -> x[0].gather(2, 0, 2), normal(3, 2, 2)));
        cases.add(new Case(Shaping.ScatterAdd.class, x -> x[0].scatterAdd(new int[] {3, 0, 3}, 4), normal(3, 2)));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRightToSecondOrder() {
        return cases().stream()
                .map(c -> DynamicTest.dynamicTest(c.primitive() + shapes(c.x()), () -> {
                    Tensor value =
                            c.f().at(Stream.of(c.x()).map(Tensor::variable).toArray(Tensor[]::new));
                    assertThat(nameOf(value.node().primitive())).isEqualTo(c.primitive());
                    GradientCheck.check(2, c.f(), c.x());
                }));
    }

    @Test
    void castPassesGradientsInTheArgumentsType() {
        Tensor x = normal(2, 3).variable();
        Tensor y = x.cast(DataType.FLOAT).square().sum();
        Tensor gradient = Gradients.of(y).withRespectTo(x).get(0);
        assertThat(gradient.type()).isEqualTo(DataType.DOUBLE);
        double[] expected = x.toDoubles();
        for (int i = 0; i < expected.length; i++) {
            assertThat(gradient.toDoubles()[i]).isEqualTo((double) (2 * (float) expected[i]));
        }
    }

    @Test
    void everyPrimitiveHasACase() {
        Set<String> covered = cases().stream().map(Case::primitive).collect(Collectors.toCollection(TreeSet::new));
        covered.add("Cast"); // castPassesGradientsInTheArgumentsType
        WITHOUT_GRADIENT.forEach(op -> covered.add(op.name()));
        Set<String> existing =
                leaves(Primitive.class).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        existing.removeAll(Set.of("Binary", "Unary"));
        Stream.of(BinaryOp.values()).forEach(op -> existing.add(op.name()));
        Stream.of(UnaryOp.values()).forEach(op -> existing.add(op.name()));
        assertThat(covered).containsExactlyElementsOf(existing);
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isInterface()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(GradientsOfEveryPrimitiveTest::leaves)
                : Stream.of(family);
    }

    @Test
    void operationsWithoutGradientAreNotRecorded() {
        Tensor x = normal(2).variable();
        assertThat(x.sign().isTracked()).isFalse();
        assertThat(x.leakyStep(0.2).isTracked()).isFalse();
    }

    private static String shapes(Tensor... x) {
        return Stream.of(x).map(t -> t.shape().toString()).collect(Collectors.joining(", ", " ", ""));
    }
}
