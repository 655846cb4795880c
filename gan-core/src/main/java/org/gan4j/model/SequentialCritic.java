package org.gan4j.model;

import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Tensor;

/** A critic that is a chain of layers, from images to scores. */
class SequentialCritic extends SequentialNetwork implements Critic {
    SequentialCritic(Shape imageShape, Sequential layers) {
        super(imageShape, layers);
    }

    @Override
    public Tensor score(Tensor images, Mode mode) {
        Shape shape = images.shape();
        Shape image = imageShape();
        if (shape.rank() != 4
                || !Shape.of(shape.dim(1), shape.dim(2), shape.dim(3)).equals(image)) {
            throw new IllegalArgumentException("`images` must be [N, " + image.dim(0) + ", " + image.dim(1) + ", "
                    + image.dim(2) + "], got " + shape);
        }
        Tensor scores = forward(images, mode);
        long count = shape.dim(0);
        return scores.shape().size() == count ? scores.reshape(count) : scores;
    }

    @Override
    public Shape imageShape() {
        return inputShape();
    }

    @Override
    public boolean scoresDependOnBatch() {
        return layers().mixesBatch();
    }

    @Override
    public String toString() {
        return "Critic(" + imageShape() + ", " + layers() + ")";
    }
}
