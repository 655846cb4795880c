package org.gan4j.oracle;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.gan4j.kernel.Shape;
import org.nd4j.linalg.api.buffer.DataType;

/** The door between Java's arrays and libtorch's tensors. */
public final class TorchArrays {
    private TorchArrays() {}

    /**
     * A tensor with given values.
     *
     * @param values in C order; copied, and rounded where the type has 32 bits
     * @param shape shape of as many elements
     * @param type FLOAT or DOUBLE
     * @return a tensor that wants no gradient
     */
    public static Tensor of(double[] values, Shape shape, DataType type) {
        return Tensor.create(values, shape.dims()).to(type == DataType.FLOAT ? ScalarType.Float : ScalarType.Double);
    }

    /** {@return the values in C order, copied} */
    public static double[] values(Tensor x) {
        Tensor dense = x.detach().to(ScalarType.Double).contiguous();
        double[] values = new double[Math.toIntExact(dense.numel())];
        dense.data_ptr_double().get(values);
        return values;
    }
}
