package org.gan4j.augmentation;

import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** Fills a square of each image. */
final class Cutout implements ImageTransform {
    private final double share;
    private final double fill;

    Cutout(double share, double fill) {
        this.share = Arguments.part("share", share);
        this.fill = fill;
    }

    @Override
    public Tensor apply(Tensor images, RandomStream random, double probability) {
        int count = Draws.count(images);
        int height = (int) images.shape().dim(2);
        int width = (int) images.shape().dim(3);
        double[] chances = random.uniform(count);
        double[] rows = random.uniform(count);
        double[] columns = random.uniform(count);
        double[] kept = new double[count * height * width];
        for (int n = 0; n < count; n++) {
            boolean cut = chances[n] < probability;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean inside = cut && isInside(y, height, rows[n]) && isInside(x, width, columns[n]);
                    kept[(n * height + y) * width + x] = inside ? 0 : 1;
                }
            }
        }
        Tensor mask = TensorFactory.like(images).of(kept, Shape.of(count, 1, height, width));
        return fill == 0 ? images.mul(mask) : images.add(-fill).mul(mask).add(fill);
    }

    /** The square's middle is one of side + 1 places if its own side is even, so that every pixel is cut as often. */
    private boolean isInside(int at, int side, double drawn) {
        int square = (int) Math.round(share * side);
        int middle = (int) (drawn * (side + 1 - square % 2));
        int first = middle - square / 2;
        return at >= first && at < first + square;
    }

    @Override
    public String toString() {
        return "cutout(" + share + ", fill " + fill + ")";
    }
}
