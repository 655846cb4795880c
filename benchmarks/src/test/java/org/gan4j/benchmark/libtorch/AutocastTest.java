package org.gan4j.benchmark.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("oracle")
class AutocastTest {
    private static final long[] ONE = {1, 1};
    private static final long[] ZERO = {0, 0};

    private static Tensor convolved(Tensor x, Tensor w) {
        return torch.conv2d(x, w, new TensorOptional(), ONE, ZERO, ONE, 1);
    }

    @Test
    @SuppressWarnings("try") // the scope works by being open
    void onlyTheForwardPassRoundsAndMasterWeightsStay() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.torch_randn(2, 3, 8, 8);
            Tensor w = torch.torch_randn(4, 3, 3, 3).set_requires_grad(true);
            ScalarType[] inside = new ScalarType[1];
            Tensor scores = new Autocast().run(() -> {
                Tensor y = convolved(x, w);
                inside[0] = y.scalar_type();
                return y;
            });
            scores.sum().backward();
            assertThat(inside[0].intern()).isEqualTo(ScalarType.BFloat16);
            assertThat(scores.scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(w.grad().scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(convolved(x, w).scalar_type().intern()).isEqualTo(ScalarType.Float);
        }
    }

    /** A cache of cast weights would answer with the weights of before. */
    @Test
    @SuppressWarnings("try") // the scope works by being open
    void weightsAreCastAnewInEachPass() {
        try (PointerScope scope = new PointerScope()) {
            Autocast autocast = new Autocast();
            Tensor x = torch.torch_randn(1, 1, 1, 1);
            Tensor w = torch.torch_randn(1, 1, 1, 1).set_requires_grad(true);
            autocast.run(() -> convolved(x, w));
            w.detach().zero_(); // the same memory
            assertThat(autocast.run(() -> convolved(x, w)).item().toDouble()).isZero();
        }
    }

    @Test
    @SuppressWarnings("try") // the scope works by being open
    void channelsLastIsAMemoryFormatOfImagesOnly() {
        try (PointerScope scope = new PointerScope()) {
            Tensor image = Layout.CHANNELS_LAST.applyTo(torch.torch_randn(2, 3, 8, 8));
            assertThat(image.is_contiguous(MemoryFormat.ChannelsLast)).isTrue();
            assertThat(Layout.CHANNELS_LAST.applyTo(torch.torch_randn(2, 3)).is_contiguous())
                    .isTrue();
            assertThat(Layout.named("contiguous")).isEqualTo(Layout.CONTIGUOUS);
        }
    }
}
