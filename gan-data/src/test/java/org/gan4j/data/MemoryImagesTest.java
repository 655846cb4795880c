package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MemoryImagesTest extends ImageSourceContractTest {
    /** Images of 3 x 2 pixels: byte b of image i is 31 i + b. */
    private static byte[][] numbered(int count) {
        byte[][] rgb = new byte[count][];
        for (int i = 0; i < count; i++) {
            rgb[i] = new NumberedImages(count).read(i);
        }
        return rgb;
    }

    @Override
    protected ImageSource newSource() {
        return ImageSource.of(numbered(6), 3, 2);
    }

    @Test
    void theFingerprintIsAHashOfTheImages() {
        String fingerprint = newSource().fingerprint();
        assertThat(fingerprint)
                .matches("images:sha256=[0-9a-f]{32},count=6,size=3x2")
                .isEqualTo(newSource().fingerprint())
                .isNotEqualTo(ImageSource.of(numbered(5), 3, 2).fingerprint())
                .isNotEqualTo(ImageSource.of(numbered(6), 2, 3).fingerprint());
        byte[][] other = numbered(6);
        other[5][17]++;
        assertThat(ImageSource.of(other, 3, 2).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSource.of(new byte[0][], 3, 2))
                .withMessage("`rgb` must hold at least one image, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSource.of(numbered(6), 4, 2))
                .withMessage("`rgb` must hold images of 2 x 4 x 3 = 24 bytes, got 18 at 0");
    }
}
