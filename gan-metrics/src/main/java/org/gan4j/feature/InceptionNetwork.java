package org.gan4j.feature;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Transposed;

/** FID-Inception up to an output, on given kernels. Immutable; runs on one thread at a time. */
final class InceptionNetwork {
    /** A part of the network. */
    private interface Stage {
        Storage apply(Storage x, Arena arena);
    }

    private final InceptionLayers layers;
    private final InceptionBlocks blocks;
    private final List<Stage> stages = new ArrayList<>();
    private final Storage classWeights;
    private final Storage classBias;

    InceptionNetwork(Kernels kernels, WeightSource weights, InceptionOutput output) {
        layers = new InceptionLayers(kernels, weights, output);
        blocks = new InceptionBlocks(layers);
        addStem(output);
        if (output.ordinal() >= InceptionOutput.PRE_AUXILIARY.ordinal()) {
            addMixed();
        }
        if (output.ordinal() >= InceptionOutput.FINAL_POOL.ordinal()) {
            addLast();
        }
        int classes = InceptionArchitecture.CLASSES;
        int features = InceptionArchitecture.FEATURES;
        classWeights = output.isLogits()
                ? layers.upload(weights.values("fc.weight", classes, features), classes, features)
                : null;
        classBias =
                output == InceptionOutput.LOGITS ? layers.upload(weights.values("fc.bias", classes), 1, classes) : null;
    }

    private void addStem(InceptionOutput output) {
        addConvolution("Conv2d_1a_3x3");
        addConvolution("Conv2d_2a_3x3");
        addConvolution("Conv2d_2b_3x3");
        stages.add(layers::halved);
        if (output != InceptionOutput.FIRST_POOL) {
            addConvolution("Conv2d_3b_1x1");
            addConvolution("Conv2d_4a_3x3");
            stages.add(layers::halved);
        }
    }

    private void addConvolution(String name) {
        stages.add((x, arena) -> layers.convolution(name, x, arena));
    }

    private void addMixed() {
        for (String name : new String[] {"Mixed_5b", "Mixed_5c", "Mixed_5d"}) {
            stages.add((x, arena) -> blocks.a(name, x, arena));
        }
        stages.add((x, arena) -> blocks.b("Mixed_6a", x, arena));
        for (String name : new String[] {"Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"}) {
            stages.add((x, arena) -> blocks.c(name, x, arena));
        }
    }

    private void addLast() {
        stages.add((x, arena) -> blocks.d("Mixed_7a", x, arena));
        stages.add((x, arena) -> blocks.e("Mixed_7b", false, x, arena));
        stages.add((x, arena) -> blocks.e("Mixed_7c", true, x, arena));
    }

    /**
     * The features of some inputs.
     *
     * @param images [N, 3, 299, 299], released if it is the arena's
     * @param arena owner of the result
     * @return [N, d]
     */
    Storage run(Storage images, Arena arena) {
        Storage x = images;
        for (Stage stage : stages) {
            Storage next = stage.apply(x, arena);
            arena.release(x);
            x = next;
        }
        Storage means = layers.means(x, arena);
        if (classWeights == null) {
            return means;
        }
        Kernels kernels = layers.kernels();
        Storage logits = kernels.matmul(means, classWeights, Transposed.RIGHT, arena);
        return classBias == null ? logits : kernels.binary(BinaryOp.ADD, logits, classBias, arena);
    }
}
