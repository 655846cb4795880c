package org.gan4j.kernel.onednn;

import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Window;

/** How the library is told a window on images of some shape. */
record WindowMargins(Window window, Shape image) {
    long[] strides() {
        return new long[] {window.stride(), window.stride()};
    }

    long[] sides() {
        return new long[] {window.height(), window.width()};
    }

    long[] before() {
        return new long[] {window.rowPadding(), window.columnPadding()};
    }

    /** What has to be added at the end so that the sizes fit exactly; negative where rows are left over. */
    long[] after() {
        Shape result = window.outputShape(image, 1);
        return new long[] {
            (result.dim(2) - 1) * window.stride() + window.height() - image.dim(2) - window.rowPadding(),
            (result.dim(3) - 1) * window.stride() + window.width() - image.dim(3) - window.columnPadding()
        };
    }
}
