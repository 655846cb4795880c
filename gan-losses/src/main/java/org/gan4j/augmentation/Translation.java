package org.gan4j.augmentation;

import java.util.List;
import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * Shifts each image by whole pixels. Rows are taken by index, and so are columns after the axes are exchanged; an index
 * beyond the image takes a row of the fill value.
 */
final class Translation implements ImageTransform {
    private final double share;
    private final double fill;

    Translation(double share, double fill) {
        this.share = Arguments.part("share", share);
        this.fill = fill;
    }

    @Override
    public Tensor apply(Tensor images, RandomStream random, double probability) {
        double[] chances = random.uniform(Draws.count(images)); // one chance for both sides
        Tensor down = shiftRows(
                images, shifts(random, chances, probability, images.shape().dim(2)));
        Tensor turned = down.permute(0, 1, 3, 2);
        return shiftRows(
                        turned,
                        shifts(random, chances, probability, images.shape().dim(3)))
                .permute(0, 1, 3, 2);
    }

    private int[] shifts(RandomStream random, double[] chances, double probability, long side) {
        int largest = (int) Math.round(share * side);
        double[] drawn = random.uniform(chances.length);
        int[] shifts = new int[drawn.length];
        for (int i = 0; i < shifts.length; i++) {
            int shift = (int) (drawn[i] * (2 * largest + 1)) - largest;
            shifts[i] = chances[i] < probability ? shift : 0;
        }
        return shifts;
    }

    private Tensor shiftRows(Tensor images, int[] shifts) {
        Shape shape = images.shape();
        int height = (int) shape.dim(2);
        long width = shape.dim(1) * shape.dim(3);
        int outside = shifts.length * height; // the index of the filled row
        int[] rows = new int[outside];
        for (int n = 0; n < shifts.length; n++) {
            for (int y = 0; y < height; y++) {
                int from = y - shifts[n];
                rows[n * height + y] = from >= 0 && from < height ? n * height + from : outside;
            }
        }
        Tensor lines = images.permute(0, 2, 1, 3).reshape(outside, width);
        Tensor filled = TensorFactory.like(images).full(Shape.of(1, width), fill);
        return Tensor.concat(List.of(lines, filled), 0)
                .gather(rows)
                .reshape(shape.dim(0), height, shape.dim(1), shape.dim(3))
                .permute(0, 2, 1, 3);
    }

    @Override
    public String toString() {
        return "translation(" + share + ", fill " + fill + ")";
    }
}
