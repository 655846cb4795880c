package org.gan4j.feature;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Storage;

/**
 * The kinds of block, A to E as torchvision names them: branches that see the same input and are joined. Against torchvision's
 * network the pooled branches of A, C and the first E average without counting padding, and the last E takes the maximum.
 */
final class InceptionBlocks {
    private final InceptionLayers layers;

    InceptionBlocks(InceptionLayers layers) {
        this.layers = layers;
    }

    /** The branch's convolutions, one after the other. */
    private Storage branch(String block, Storage x, Arena arena, String... names) {
        Storage result = x;
        for (String name : names) {
            Storage next = layers.convolution(block + "." + name, result, arena);
            arena.release(result); // does nothing to the input, which is another arena's
            result = next;
        }
        return result;
    }

    Storage a(String block, Storage x, Arena arena) {
        try (Arena own = Arena.open()) {
            Storage one = branch(block, x, own, "branch1x1");
            Storage five = branch(block, x, own, "branch5x5_1", "branch5x5_2");
            Storage three = branch(block, x, own, "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3");
            Storage pooled = branch(block, layers.averaged(x, own), own, "branch_pool");
            return layers.joined(arena, one, five, three, pooled);
        }
    }

    Storage b(String block, Storage x, Arena arena) {
        try (Arena own = Arena.open()) {
            Storage three = branch(block, x, own, "branch3x3");
            Storage twice = branch(block, x, own, "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3");
            return layers.joined(arena, three, twice, layers.halved(x, own));
        }
    }

    Storage c(String block, Storage x, Arena arena) {
        try (Arena own = Arena.open()) {
            Storage one = branch(block, x, own, "branch1x1");
            Storage seven = branch(block, x, own, "branch7x7_1", "branch7x7_2", "branch7x7_3");
            Storage twice = branch(
                    block,
                    x,
                    own,
                    "branch7x7dbl_1",
                    "branch7x7dbl_2",
                    "branch7x7dbl_3",
                    "branch7x7dbl_4",
                    "branch7x7dbl_5");
            Storage pooled = branch(block, layers.averaged(x, own), own, "branch_pool");
            return layers.joined(arena, one, seven, twice, pooled);
        }
    }

    Storage d(String block, Storage x, Arena arena) {
        try (Arena own = Arena.open()) {
            Storage three = branch(block, x, own, "branch3x3_1", "branch3x3_2");
            Storage seven = branch(block, x, own, "branch7x7x3_1", "branch7x7x3_2", "branch7x7x3_3", "branch7x7x3_4");
            return layers.joined(arena, three, seven, layers.halved(x, own));
        }
    }

    /** With a mean in the pooled branch, or the maximum. */
    Storage e(String block, boolean maximum, Storage x, Arena arena) {
        try (Arena own = Arena.open()) {
            Storage one = branch(block, x, own, "branch1x1");
            Storage three = branch(block, x, own, "branch3x3_1");
            Storage threeWide = layers.convolution(block + ".branch3x3_2a", three, own);
            Storage threeHigh = layers.convolution(block + ".branch3x3_2b", three, own);
            Storage twice = branch(block, x, own, "branch3x3dbl_1", "branch3x3dbl_2");
            Storage twiceWide = layers.convolution(block + ".branch3x3dbl_3a", twice, own);
            Storage twiceHigh = layers.convolution(block + ".branch3x3dbl_3b", twice, own);
            Storage seen = maximum ? layers.largest(x, own) : layers.averaged(x, own);
            Storage pooled = branch(block, seen, own, "branch_pool");
            return layers.joined(arena, one, threeWide, threeHigh, twiceWide, twiceHigh, pooled);
        }
    }
}
