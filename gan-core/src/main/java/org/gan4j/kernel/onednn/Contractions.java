package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ContractionKernels;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;

/** Products of matrices, and convolutions: which of the ways to compute one is taken. */
final class Contractions implements ContractionKernels<OneDnnStorage> {
    private final Products products;
    private final Convolutions convolutions;
    private final SubPixelConvolution subPixels;

    Contractions(Products products, Convolutions convolutions, SubPixelConvolution subPixels) {
        this.products = products;
        this.convolutions = convolutions;
        this.subPixels = subPixels;
    }

    @Override
    public OneDnnStorage matmul(OneDnnStorage a, OneDnnStorage b, Transposed transposed, Arena arena) {
        return products.matmul(a, b, transposed, arena);
    }

    @Override
    public OneDnnStorage conv2d(OneDnnStorage x, OneDnnStorage w, ConvGeometry geometry, Arena arena) {
        return convolutions.forward(x, w, geometry, arena);
    }

    @Override
    public OneDnnStorage conv2d(
            OneDnnStorage x, OneDnnStorage w, OneDnnStorage bias, ConvGeometry geometry, Arena arena) {
        return convolutions.forward(x, w, bias, geometry, arena);
    }

    @Override
    public OneDnnStorage conv2dInputGradient(
            OneDnnStorage y, OneDnnStorage w, Shape input, ConvGeometry geometry, Arena arena) {
        return SubPixelConvolution.suits(input, w.shape(), y.shape(), geometry)
                ? subPixels.inputGradient(y, w, input, geometry, arena)
                : convolutions.inputGradient(y, w, input, geometry, arena);
    }

    @Override
    public OneDnnStorage conv2dWeightGradient(
            OneDnnStorage x, OneDnnStorage y, Shape weights, ConvGeometry geometry, Arena arena) {
        return convolutions.weightGradient(x, y, weights, geometry, arena);
    }
}
