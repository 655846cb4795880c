package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** How many primitives stay compiled, which are freed, and that none is while somebody uses it. */
class CompiledRecipesTest {
    private static final List<String> FREED = new ArrayList<>();

    private record Named(String name) implements Recipe<Compiled> {
        @Override
        public Compiled compile(Compilation compilation) {
            return () -> FREED.add(name);
        }
    }

    private static Named recipe(String name) {
        return new Named(name);
    }

    private final CompiledRecipes recipes = new CompiledRecipes(3);

    CompiledRecipesTest() {
        FREED.clear();
        for (String name : List.of("a", "b", "c")) {
            recipes.get(recipe(name));
        }
    }

    @Test
    void equalRecipesAreCompiledOnce() {
        assertThat(recipes.get(recipe("b"))).isSameAs(recipes.get(recipe("b")));
        assertThat(recipes.size()).isEqualTo(3);
        assertThat(FREED).isEmpty();
    }

    @Test
    void theLeastRecentlyUsedIsFreedForOneThatComes() {
        recipes.get(recipe("a"));
        recipes.get(recipe("d"));
        recipes.get(recipe("e"));
        assertThat(FREED).containsExactly("b", "c");
        assertThat(recipes.size()).isEqualTo(3);
    }

    @Test
    void whatIsLentOutIsPassedOver() {
        CompiledRecipes.Entry<?> first = recipes.lend(recipe("a"));
        CompiledRecipes.Entry<?> again = recipes.lend(recipe("a"));
        CompiledRecipes.Entry<?> second = recipes.lend(recipe("b"));
        CompiledRecipes.Entry<?> third = recipes.lend(recipe("c"));
        recipes.get(recipe("d"));
        assertThat(FREED).isEmpty();
        recipes.giveBack(first);
        recipes.giveBack(second);
        recipes.get(recipe("e"));
        assertThat(FREED).containsExactly("b", "d");
        recipes.giveBack(again);
        recipes.giveBack(third);
        recipes.get(recipe("f"));
        assertThat(FREED).containsExactly("b", "d", "a");
    }

    @Test
    void aFreedCallRefusesToRun() {
        Eltwise square = new Eltwise(dnnl.dnnl_eltwise_square, 0, 0, 4, Element.FLOAT);
        Block x = new Block(null, 16);
        Native.put(new float[] {1, 2, 3, 4}, x);
        try (Compilation compilation = new Compilation()) {
            Call call = square.compile(compilation);
            Scratchpad scratchpad = new Scratchpad(Pool.recycling());
            call.run(scratchpad, new Scalars(), x, x);
            assertThat(Native.get(x, 4)).containsExactly(1, 4, 9, 16);
            call.free();
            assertThatThrownBy(() -> call.run(scratchpad, new Scalars(), x, x))
                    .isInstanceOf(OneDnnException.class)
                    .hasMessageStartingWith("oneDNN refuses the arguments: ");
        }
    }

    /** Each round is another shape: forward, with weights to pack, and the gradient in the weights. */
    private static List<double[]> convolveManyShapes(OneDnnKernels kernels) {
        List<double[]> results = new ArrayList<>();
        for (int side = 4; side < 16; side++) {
            try (Arena arena = Arena.open()) {
                Storage x = kernels.full(Shape.of(2, 16, side, side), DataType.FLOAT, 0.5, arena);
                Storage w = kernels.full(Shape.of(16, 16, 3, 3), DataType.FLOAT, 0.25, arena);
                ConvGeometry geometry = new ConvGeometry(1, 1);
                Storage y = kernels.conv2d(x, w, geometry, arena);
                results.add(kernels.toDoubles(y));
                results.add(kernels.toDoubles(kernels.conv2dWeightGradient(x, y, w.shape(), geometry, arena)));
            }
        }
        return results;
    }

    @Test
    void kernelsKeepNoMoreThanTheyMay() {
        List<double[]> expected = convolveManyShapes(OneDnnKernels.poisoning(Precision.FP32));
        OneDnnKernels few = OneDnnKernels.poisoning(Precision.FP32, 5);
        assertThat(convolveManyShapes(few)).usingRecursiveComparison().isEqualTo(expected);
        assertThat(few.compiledCalls()).isEqualTo(5);
    }

    @Test
    void threadsThatNeedMoreThanThereIsRoomForDoNotDisturbEachOther() throws Exception {
        OneDnnKernels one = OneDnnKernels.poisoning(Precision.FP32, 1);
        List<double[]> expected = convolveManyShapes(OneDnnKernels.poisoning(Precision.FP32));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<double[]>> work = () -> convolveManyShapes(one);
            for (Future<List<double[]>> results : threads.invokeAll(Arrays.asList(work, work))) {
                assertThat(results.get()).usingRecursiveComparison().isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(one.compiledCalls()).isLessThanOrEqualTo(4);
    }
}
