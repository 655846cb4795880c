package org.gan4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Random graphs with much sharing, on kernels that fill released memory with NaN: a detached pass releases cotangents
 * early and adds to some in place, and must give what the recorded pass, which does neither, gives.
 */
class RandomGraphTest {
    private static final int GRAPHS = 200;
    private static final int OPERATIONS = 25;
    private static final int LEAVES = 3;
    /** Second-order graphs are some ten times as large. */
    private static final int SECOND_ORDER_EVERY = 4;

    private static final double STEP = 1e-5;
    /** The two passes run the same operations in the same order; sums may associate differently. */
    private static final double SAME = 1e-12;
    /** Of a central difference, relative to the value. */
    private static final double NUMERIC = 1e-5;

    private final TensorFactory tensors = TensorFactory.of(Nd4jKernels.poisoning(), DataType.DOUBLE);

    /** A graph that is the same for the same seed. Every tensor is [2, 3], [3, 2], [6] or [1, 6]. */
    private List<Tensor> grow(long seed, List<Tensor> leaves) {
        Random random = new Random(seed);
        List<Tensor> all = new ArrayList<>(leaves);
        for (int i = 0; i < OPERATIONS; i++) {
            // recent tensors more often than old ones, and the same one twice at times
            Tensor a = pick(all, random);
            Tensor b = random.nextInt(4) == 0 ? a : pick(all, random);
            all.add(apply(random.nextInt(16), a, b, random));
        }
        return all;
    }

    private static Tensor pick(List<Tensor> all, Random random) {
        int back = (int) (Math.abs(random.nextGaussian()) * 4);
        return all.get(Math.max(0, all.size() - 1 - back));
    }

    private Tensor apply(int operation, Tensor a, Tensor b, Random random) {
        Tensor fitted = b.reshape(a.shape());
        return switch (operation) {
            case 0, 1, 2 -> a.add(fitted);
            case 3 -> a.sub(fitted);
            case 4 -> a.tanh().mul(fitted.tanh());
            case 5 -> a.reshape(3, 2);
            case 6 -> a.reshape(6);
            case 7 -> a.reshape(2, 3).permute(1, 0);
            case 8 -> a.sigmoid();
            case 9 -> a.reshape(1, 6).mul(0.7);
            case 10 -> a.add(b.mean().reshape());
            case 11 -> {
                Tensor joined = TensorMath.concat(List.of(a, fitted, a), 0);
                yield joined.slice(begin(a, random), a.shape());
            }
            case 12 -> a.reshape(2, 3).gather(1, 1).add(fitted.reshape(2, 3).sum(0));
            case 13 ->
                a.reshape(3, 2)
                        .tanh()
                        .matmul(fitted.reshape(2, 3).tanh(), Transposed.NEITHER)
                        .slice(new long[2], Shape.of(2, 3));
            case 14 -> a.reshape(6).scatterAdd(new int[] {5, 0, 0, 2, 3, 3}, 6).neg();
            default -> a.softplus().div(fitted.square().add(1));
        };
    }

    private static long[] begin(Tensor a, Random random) {
        long[] begin = new long[a.shape().rank()];
        begin[0] = random.nextInt((int) a.shape().dim(0) * 2 + 1);
        return begin;
    }

    private static Tensor output(List<Tensor> all) {
        Tensor last = all.get(all.size() - 1).tanh();
        return last.sum()
                .reshape()
                .add(all.get(all.size() - 3).reshape(6).tanh().sum().reshape());
    }

    private List<Tensor> leaves(long seed) {
        RandomStream random = new RandomStream(seed, 0);
        return IntStream.range(0, LEAVES)
                .mapToObj(i -> tensors.normal(random, Shape.of(2, 3)).variable())
                .toList();
    }

    /** The leaves, some intermediates and now and then the output itself. */
    private static List<Tensor> targets(long seed, List<Tensor> all, Tensor output) {
        Random random = new Random(seed);
        List<Tensor> targets = new ArrayList<>(all.subList(0, LEAVES));
        for (Tensor tensor : all.subList(LEAVES, all.size())) {
            if (random.nextInt(4) == 0) {
                targets.add(tensor);
            }
        }
        if (random.nextInt(3) == 0) {
            targets.add(output);
        }
        return targets;
    }

    private static List<double[]> values(List<Tensor> list) {
        return list.stream().map(Tensor::toDoubles).toList();
    }

    @Test
    @SuppressWarnings("try") // scopes work by being open
    void detachedPassesAgreeWithRecordedOnesAndWithDifferences() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            try (TensorScope scope = TensorScope.open()) {
                List<Tensor> leaves = leaves(seed);
                List<Tensor> all = grow(seed, leaves);
                Tensor output = output(all);
                List<Tensor> targets = targets(seed, all, output);
                List<double[]> before = values(all);

                List<Tensor> recorded = Gradients.of(output).createGraph().withRespectTo(targets);
                List<double[]> expected = values(recorded);
                List<Tensor> detached = Gradients.of(output).withRespectTo(targets);
                assertSame("detached, seed " + seed, detached, expected);
                // a pass through the recorded pass, so that order-2 graphs are walked too
                Tensor slope = recorded.get(0).square().sum().reshape();
                if (seed % SECOND_ORDER_EVERY == 0 && slope.isTracked()) {
                    List<double[]> second =
                            values(Gradients.of(slope).createGraph().withRespectTo(leaves));
                    assertSame("second order, seed " + seed, Gradients.of(slope).withRespectTo(leaves), second);
                }
                assertSame("detached, later, seed " + seed, detached, expected);
                assertSame("recorded, later, seed " + seed, recorded, expected);
                assertSame("forward values, seed " + seed, all, before);
                assertDifferences(seed, leaves, expected);
            }
        }
    }

    private static void assertSame(String what, List<Tensor> actual, List<double[]> expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).toDoubles())
                    .as("%s, tensor %d", what, i)
                    .containsExactly(expected.get(i), Assertions.within(SAME * (1 + largest(expected.get(i)))));
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The derivative along one random direction of all leaves. */
    private void assertDifferences(long seed, List<Tensor> leaves, List<double[]> gradients) {
        RandomStream random = new RandomStream(seed, 1);
        List<Tensor> directions = new ArrayList<>();
        double analytic = 0;
        for (int i = 0; i < LEAVES; i++) {
            double[] direction = random.normal(6);
            for (int k = 0; k < 6; k++) {
                analytic += direction[k] * gradients.get(i)[k];
            }
            directions.add(tensors.of(direction, Shape.of(2, 3)));
        }
        double numeric = (moved(seed, leaves, directions, STEP) - moved(seed, leaves, directions, -STEP)) / (2 * STEP);
        assertThat(analytic)
                .as("derivative along a direction, seed %d", seed)
                .isCloseTo(numeric, Assertions.within(NUMERIC * (1 + Math.abs(numeric))));
    }

    private double moved(long seed, List<Tensor> leaves, List<Tensor> directions, double step) {
        List<Tensor> moved = IntStream.range(0, LEAVES)
                .mapToObj(i -> leaves.get(i).detach().add(directions.get(i).mul(step)))
                .toList();
        return output(grow(seed, moved)).item();
    }

    /** Without a scope around, results are copied out; with one, they change hands. */
    @Test
    void resultsWithoutAnEnclosingScopeAreTheSame() {
        for (long seed = 0; seed < 20; seed++) {
            List<Tensor> all = grow(seed, leaves(seed));
            Tensor output = output(all);
            List<Tensor> targets = targets(seed, all, output);
            List<Tensor> unmanaged = Gradients.of(output).withRespectTo(targets);
            try (TensorScope scope = TensorScope.open()) {
                List<Tensor> scoped = Gradients.of(output).withRespectTo(targets);
                assertSame("seed " + seed, unmanaged, values(scoped));
                assertThat(scope.keep(scoped.get(0)).toDoubles())
                        .isEqualTo(unmanaged.get(0).toDoubles());
            }
        }
    }
}
