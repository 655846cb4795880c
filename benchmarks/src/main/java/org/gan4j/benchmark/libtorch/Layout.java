package org.gan4j.benchmark.libtorch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** PyTorch's memory formats for images and convolutions' weights. */
enum Layout {
    /** [N, C, H, W] in memory: what a program gets that asks for nothing. */
    CONTIGUOUS(MemoryFormat.Contiguous),
    /** [N, H, W, C] in memory, as {@code model.to(memory_format=torch.channels_last)} gives. */
    CHANNELS_LAST(MemoryFormat.ChannelsLast);

    private static final int IMAGE_RANK = 4;

    private final MemoryFormat format;

    Layout(MemoryFormat format) {
        this.format = format;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Layout::toString).toList();
    }

    static Layout named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The tensor in this format if it has four dimensions, otherwise as it is. */
    Tensor applyTo(Tensor x) {
        return x.dim() == IMAGE_RANK ? x.contiguous(format) : x;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
