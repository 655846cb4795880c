package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;

/**
 * The input gradient of a strided convolution from images of few channels, as the sub-pixel convolution of Shi et al. 2016: a
 * dense convolution computes the s x s phases of the image as channels, and a copy puts them in their places. The library's
 * own strided gradient fills its vectors with channels, of which such images have no more than three or four.
 *
 * <p>Along one side, pixel {@code s i + e} of the image sums the outputs {@code i + d} through the weights {@code e + p - s d}.
 */
final class SubPixelConvolution {
    /** The phases of one image's channels fill one vector. */
    private static final int VECTOR = 16;

    private final Memory memory;
    private final Copies copies;
    private final Transfers transfers;
    private final Convolutions convolutions;

    SubPixelConvolution(Memory memory, Copies copies, Transfers transfers, Convolutions convolutions) {
        this.memory = memory;
        this.copies = copies;
        this.transfers = transfers;
        this.convolutions = convolutions;
    }

    /** Whether a gradient is better computed here. */
    static boolean suits(Shape image, Shape weight, Shape output, ConvGeometry geometry) {
        int stride = geometry.stride();
        return stride > 1
                && image.dim(1) * stride * stride <= VECTOR
                && weight.dim(0) >= VECTOR
                && output.dim(2) * stride <= image.dim(2)
                && output.dim(3) * stride <= image.dim(3)
                && image.dim(2) % stride == 0
                && image.dim(3) % stride == 0;
    }

    OneDnnStorage inputGradient(OneDnnStorage y, OneDnnStorage w, Shape image, ConvGeometry geometry, Arena arena) {
        int stride = geometry.stride();
        int reach = Math.max(
                reach(geometry, w.shape().dim(2)), reach(geometry, w.shape().dim(3)));
        OneDnnStorage out = memory.allocate(image, arena);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage whole = covering(y, image, stride, scratch);
            OneDnnStorage weights = phaseWeights(w, geometry, reach);
            Shape cells = whole.shape().with(1, weights.shape().dim(0));
            OneDnnStorage phases = memory.allocate(cells, out.element(), scratch);
            convolutions.forwardInto(phases, whole, weights, new ConvGeometry(1, reach));
            interleave(phases, out, stride);
        }
        return out;
    }

    /** How far from i the outputs lie that a pixel of i's cell reads. */
    private static int reach(ConvGeometry geometry, long kernel) {
        int stride = geometry.stride();
        int before = 0;
        int after = 0;
        for (int phase = 0; phase < stride; phase++) {
            for (int k = 0; k < kernel; k++) {
                int distance = phase + geometry.padding() - k;
                if (distance % stride == 0) {
                    before = Math.max(before, -distance / stride);
                    after = Math.max(after, distance / stride);
                }
            }
        }
        return Math.max(before, after);
    }

    /** The outputs with zeros where the image has a cell but the convolution no output. */
    private OneDnnStorage covering(OneDnnStorage y, Shape image, int stride, Arena scratch) {
        Shape cells = y.shape().with(2, image.dim(2) / stride).with(3, image.dim(3) / stride);
        if (cells.equals(y.shape())) {
            return y;
        }
        OneDnnStorage whole = memory.allocate(cells, y.element(), scratch);
        memory.zero(whole);
        copies.copy(y.layout(), y, whole.layout().part(y.shape().dims()), whole);
        return whole;
    }

    /** [s s C, out, 2 reach + 1, 2 reach + 1], kept with the weights. */
    private OneDnnStorage phaseWeights(OneDnnStorage w, ConvGeometry geometry, int reach) {
        long side = 2L * reach + 1;
        long phases = (long) geometry.stride() * geometry.stride();
        Shape shape = Shape.of(phases * w.shape().dim(1), w.shape().dim(0), side, side);
        Block block = w.block().derived(new PhaseKey(geometry, w.shape()), shape.size() * Float.BYTES, target -> {
            Native.put(phaseValues(transfers.toFloats(w), w.shape(), shape, geometry, reach), target);
            target.changed();
        });
        return memory.view(block, shape);
    }

    private record PhaseKey(ConvGeometry geometry, Shape weight) {}

    /** In the order of memory, [phase row, phase column, channel][row][column][out]. */
    private static float[] phaseValues(float[] w, Shape from, Shape to, ConvGeometry geometry, int reach) {
        float[] values = new float[Math.toIntExact(to.size())];
        int stride = geometry.stride();
        int side = 2 * reach + 1;
        int channels = (int) from.dim(1);
        int outputs = (int) from.dim(0);
        for (int phase = 0; phase < to.dim(0); phase++) {
            int channel = phase % channels;
            int row = phase / channels / stride;
            int column = phase / channels % stride;
            for (int cell = 0; cell < side * side; cell++) {
                int i = row + geometry.padding() - stride * (cell / side - reach);
                int j = column + geometry.padding() - stride * (cell % side - reach);
                if (i < 0 || i >= from.dim(2) || j < 0 || j >= from.dim(3)) {
                    continue;
                }
                for (int o = 0; o < outputs; o++) {
                    long source = ((o * (long) channels + channel) * from.dim(2) + i) * from.dim(3) + j;
                    values[(phase * side * side + cell) * outputs + o] = w[(int) source];
                }
            }
        }
        return values;
    }

    /** [N, i, j, row, column, C] to [N, i, row, j, column, C]. */
    private void interleave(OneDnnStorage phases, OneDnnStorage out, int stride) {
        long n = out.shape().dim(0);
        long channels = out.shape().dim(1);
        long rows = out.shape().dim(2) / stride;
        long columns = out.shape().dim(3) / stride;
        Descriptor from = Descriptor.rowMajor(phases.element(), n, rows, columns, stride, stride, channels);
        Descriptor to = Descriptor.rowMajor(out.element(), n, rows, stride, columns, stride, channels)
                .permuted(0, 1, 3, 2, 4, 5);
        copies.copy(from, phases, to, out);
    }
}
