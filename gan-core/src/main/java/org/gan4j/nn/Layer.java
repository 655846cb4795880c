package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * A differentiable function of one tensor, with parameters. {@code toString} describes it with its settings. With
 * parameters or buffers it is confined to one thread at a time, for training changes them in place.
 */
public interface Layer {
    /**
     * Applies the layer.
     *
     * @param x batch, [N, ...]; not modified
     * @param mode training or evaluation
     * @return batch, [N, ...] of {@link #outputShape}
     * @throws IllegalArgumentException if {@link #outputShape} refuses the shape; nothing has changed then
     */
    Tensor forward(Tensor x, Mode mode);

    /**
     * The shape of the result for an input, checked without arithmetic.
     *
     * @param input shape of one element of the batch, without N
     * @return shape of the result, without N
     * @throws IllegalArgumentException if the layer cannot take such an input
     */
    Shape outputShape(Shape input);

    /**
     * The check that {@link #forward} promises, for implementations to begin with.
     *
     * @param x batch, [N, ...]
     * @return the shape of the result for one of its elements, without N
     * @throws IllegalArgumentException if {@link #outputShape} refuses the shape, or there is no N
     */
    default Shape checkInput(Tensor x) {
        return outputShape(BatchShape.elementOf(x.shape()));
    }

    /**
     * Whether in training an element's result depends on the other elements of the batch, as batch normalisation makes it.
     *
     * @return true if it does
     */
    default boolean mixesBatch() {
        return false;
    }

    /** {@return the weights that training updates, in a fixed order} */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** {@return persistent arrays that training does not update by gradient, such as running means} */
    default List<Parameter> buffers() {
        return List.of();
    }
}
