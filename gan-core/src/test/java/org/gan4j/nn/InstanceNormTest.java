package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InstanceNormTest {
    abstract static class Contract extends LayerContractTest {
        @Override
        protected Shape input() {
            return Shape.of(2, 3, 4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(
                    new Wrong(Shape.of(3, 3, 4), "must be [2, H, W]"),
                    new Wrong(Shape.of(1, 3, 4), "must be [2, H, W]"),
                    new Wrong(Shape.of(2, 3), "must be [2, H, W]"),
                    new Wrong(Shape.of(2, 1, 1), "more than one pixel"));
        }
    }

    @Nested
    class Plain extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return InstanceNorm.plain(2);
        }
    }

    @Nested
    class Affine extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return InstanceNorm.affine(NAME, 2, initializer);
        }
    }

    @Test
    void plainAgreesWithTorchInBothModes() {
        for (Mode mode : Mode.values()) {
            LayerGoldens.check("instanceNorm", InstanceNorm.plain(3), mode);
        }
    }

    @Test
    void affineAgreesWithTorch() {
        LayerGoldens.check(
                "instanceNormAffine", InstanceNorm.affine("i", 3, LayerGoldens.initializer()), Mode.TRAINING);
    }

    @Test
    void plainHasNoParameters() {
        assertThat(InstanceNorm.plain(3).parameters()).isEmpty();
        assertThat(InstanceNorm.plain(3)).hasToString("InstanceNorm(3)");
        assertThat(InstanceNorm.affine("i", 3, LayerGoldens.initializer())).hasToString("InstanceNorm(3, affine)");
    }
}
