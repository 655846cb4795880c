package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.onednn.Convolution.Form;

/**
 * The three forms of convolution by the library. Weights are packed into the layout that it asks for and kept so until they change;
 * each form asks for its own.
 */
final class Convolutions {
    /** Feature maps of fewer channels stay in 32 bits: images, and scores. */
    private static final int FEW_CHANNELS = 16;

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final Features features;

    /** Convolutions that compute on such features. */
    Convolutions(Calls calls, Memory memory, Copies copies, Features features) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.features = features;
    }

    /** Image and weight to output. */
    OneDnnStorage forward(OneDnnStorage x, OneDnnStorage w, ConvGeometry geometry, Arena arena) {
        OneDnnStorage out = output(x, w, geometry, arena);
        forwardInto(out, x, w, geometry);
        return out;
    }

    /** Image and weight to an output whose element type the caller has chosen. */
    void forwardInto(OneDnnStorage out, OneDnnStorage x, OneDnnStorage w, ConvGeometry geometry) {
        Convolution recipe = forward(Form.OUTPUT, x, w, out, geometry);
        calls.with(recipe, packed -> {
            calls.run(packed.convolution(), features.of(x), weights(w, recipe, packed), out);
        });
    }

    /** Image, weight and bias to output. */
    OneDnnStorage forward(OneDnnStorage x, OneDnnStorage w, OneDnnStorage bias, ConvGeometry geometry, Arena arena) {
        OneDnnStorage out = output(x, w, geometry, arena);
        Convolution recipe = forward(Form.BIASED_OUTPUT, x, w, out, geometry);
        Operand floats = copies.as(Element.FLOAT, bias);
        calls.with(recipe, packed -> {
            calls.run(packed.convolution(), features.of(x), weights(w, recipe, packed), floats, out);
        });
        return out;
    }

    private OneDnnStorage output(OneDnnStorage x, OneDnnStorage w, ConvGeometry geometry, Arena arena) {
        Shape shape = geometry.outputShape(x.shape(), w.shape());
        return memory.allocate(shape, elementOf(shape), arena);
    }

    private Convolution forward(Form form, OneDnnStorage x, OneDnnStorage w, OneDnnStorage out, ConvGeometry geometry) {
        return new Convolution(form, x.shape(), w.shape(), out.shape(), geometry, features.element(), out.element());
    }

    /** Output and weight to image. */
    OneDnnStorage inputGradient(OneDnnStorage y, OneDnnStorage w, Shape image, ConvGeometry geometry, Arena arena) {
        Element result = elementOf(image);
        Convolution recipe =
                new Convolution(Form.IMAGE, image, w.shape(), y.shape(), geometry, features.element(), result);
        OneDnnStorage out = memory.allocate(image, result, arena);
        calls.with(recipe, packed -> {
            calls.run(packed.convolution(), features.of(y), weights(w, recipe, packed), out);
        });
        return out;
    }

    /** Image and output to weight, always in 32 bits. */
    OneDnnStorage weightGradient(OneDnnStorage x, OneDnnStorage y, Shape weight, ConvGeometry geometry, Arena arena) {
        Element element = exceeds(weight, x.shape()) ? Element.FLOAT : features.element();
        Convolution recipe =
                new Convolution(Form.WEIGHT, x.shape(), weight, y.shape(), geometry, element, Element.FLOAT);
        OneDnnStorage out = memory.allocate(weight, arena);
        Operand image = features.of(x, element);
        Operand output = features.of(y, element);
        calls.with(recipe, packed -> weightGradient(packed, image, output, out));
        return out;
    }

    private void weightGradient(PackedConvolution packed, Operand image, Operand output, OneDnnStorage out) {
        if (packed.weightCopy() == null) {
            calls.run(packed.convolution(), image, output, out);
            return;
        }
        Block middle = memory.pool().take(packed.weightBytes());
        try {
            calls.run(packed.convolution(), image, output, middle);
            calls.run(packed.weightCopy(), middle, out);
        } finally {
            middle.release();
        }
    }

    /** Whether a kernel is larger than the image: then the library's weight gradient in 16 bits reads outside the image. */
    private static boolean exceeds(Shape kernel, Shape image) {
        return kernel.dim(2) > image.dim(2) || kernel.dim(3) > image.dim(3);
    }

    private Element elementOf(Shape image) {
        return image.dim(1) < FEW_CHANNELS ? Element.FLOAT : features.element();
    }

    /** Weights as a convolution takes them. */
    private Operand weights(OneDnnStorage w, Convolution recipe, PackedConvolution packed) {
        return packed.weights(w, recipe, () -> features.weights(w), calls);
    }
}
