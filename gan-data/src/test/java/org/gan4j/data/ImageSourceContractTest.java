package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ImageSource} promises. A test of an implementation extends this and names the source. */
public abstract class ImageSourceContractTest {
    private ImageSource source;

    /** Returns a new source of at least five images, of which 0 and 1 differ. */
    protected abstract ImageSource newSource();

    @BeforeEach
    void makeSource() {
        source = newSource();
    }

    @AfterEach
    void closeSource() throws Exception {
        if (source instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    void everyReadOfAnIndexGivesTheSameBytes() {
        for (int i = 0; i < 5; i++) {
            assertThat(source.read(i)).hasSize(source.imageBytes()).isEqualTo(source.read(i));
        }
        assertThat(source.read(0)).isNotEqualTo(source.read(1));
    }

    @Test
    void readOverwritesTheImageAndNothingBeyond() {
        byte[] rgb = new byte[source.imageBytes() + 3];
        Arrays.fill(rgb, (byte) 77);
        source.read(1, rgb);
        assertThat(Arrays.copyOf(rgb, source.imageBytes())).isEqualTo(source.read(1));
        assertThat(Arrays.copyOfRange(rgb, source.imageBytes(), rgb.length)).containsOnly(77);
    }

    @Test
    void threadsReadTheSameBytesAsOne() {
        List<byte[]> together = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> source.read(i % 5))
                .toList();
        List<byte[]> alone = IntStream.range(0, 5).mapToObj(source::read).toList();
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % 5));
        }
    }

    @Test
    void refusesIndexesThatNameNoImage() {
        int size = source.size();
        byte[] rgb = new byte[source.imageBytes()];
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> source.read(size, rgb))
                .withMessageContaining("`index` must lie in [0, " + (size - 1) + "], got " + size);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> source.read(-1, rgb))
                .withMessageContaining("got -1");
    }

    @Test
    void refusesAnArrayThatIsTooShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.read(0, new byte[7]))
                .withMessage("`rgb` must hold at least " + source.height() + " x " + source.width() + " x 3 = "
                        + source.imageBytes() + " bytes, got 7");
    }

    @Test
    void aRangeIsAViewOfTheSameImages() {
        ImageSource view = source.range(1, 4);
        assertThat(view.size()).isEqualTo(3);
        assertThat(view.width()).isEqualTo(source.width());
        assertThat(view.height()).isEqualTo(source.height());
        assertThat(view.read(0)).isEqualTo(source.read(1));
        assertThat(view.range(1, 3).read(1)).isEqualTo(source.read(3));
        assertThat(view.fingerprint()).isNotEqualTo(source.fingerprint());
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> view.read(3, new byte[source.imageBytes()]))
                .withMessageContaining("`index` must lie in [0, 2], got 3");
    }

    @Test
    void refusesAnEmptyOrOutlyingRange() {
        String rule = "`from` and `to` must satisfy 0 <= from < to <= " + source.size() + ", got ";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.range(2, 2))
                .withMessageContaining(rule + "2 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.range(-1, 2))
                .withMessageContaining(rule + "-1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.range(0, source.size() + 1))
                .withMessageContaining(rule + "0 and " + (source.size() + 1));
    }
}
