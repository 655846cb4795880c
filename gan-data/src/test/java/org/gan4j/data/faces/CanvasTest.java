package org.gan4j.data.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanvasTest {
    private final Canvas canvas = new Canvas(16);

    @Test
    void averagesTheSamplesOfAPixel() {
        // Pixels are 1/16 wide: one and a half columns of the top three quarters of a row.
        canvas.fill(Outline.rectangle(0, 0, 1.5 / 16, 0.75 / 16), Frame.IMAGE, Fill.solid(0xFF8040));
        assertThat(pixel(0, 0)).containsExactly(191, 96, 48); // 12 of 16 samples
        assertThat(pixel(1, 0)).containsExactly(96, 48, 24); // 6 of 16 samples
        assertThat(pixel(2, 0)).containsExactly(0, 0, 0);
        assertThat(pixel(0, 1)).containsExactly(0, 0, 0);
    }

    @Test
    void fillsByNonZeroWinding() {
        Outline twice =
                Outline.rectangle(0, 0, 1, 1).line(0, 0).line(1, 0).line(1, 1).line(0, 1);
        canvas.fill(twice, Frame.IMAGE, Fill.solid(Tone.WHITE));
        assertThat(pixel(8, 8)).containsExactly(255, 255, 255);
    }

    @Test
    void showsAFillOnlyInsideTheClip() {
        canvas.clip(Outline.rectangle(0.25, 0.25, 0.5, 0.5), Frame.IMAGE);
        canvas.fill(Outline.rectangle(-3, -3, 9, 9), Frame.IMAGE, Fill.solid(Tone.WHITE));
        assertThat(pixel(3, 8)).containsExactly(0, 0, 0);
        assertThat(pixel(4, 8)).containsExactly(255, 255, 255);
        assertThat(pixel(11, 11)).containsExactly(255, 255, 255);
        assertThat(pixel(12, 11)).containsExactly(0, 0, 0);
        canvas.unclip();
        canvas.fill(Outline.rectangle(0, 0, 1, 1), Frame.IMAGE, Fill.solid(0x010203));
        assertThat(pixel(15, 15)).containsExactly(1, 2, 3);
    }

    @Test
    void paintsGradientsInTheShapesOwnCoordinates() {
        Frame turned = Frame.IMAGE.at(1, 0).turned(StrictMath.PI / 2); // its x runs down the image
        canvas.fill(Outline.rectangle(0, 0, 1, 1), turned, Fill.linear(0, 0, 0xFF000000, 1, 0, 0xFFFFFFFF));
        assertThat(pixel(0, 0)[0]).isBetween(5, 11);
        assertThat(pixel(15, 0)).isEqualTo(pixel(0, 0));
        assertThat(pixel(0, 15)[0]).isBetween(244, 250);
    }

    @Test
    void veilsLetTheGroundShow() {
        canvas.fill(Outline.rectangle(0, 0, 1, 1), Frame.IMAGE, Fill.solid(0x00FF00));
        canvas.fill(Outline.rectangle(0, 0, 1, 1), Frame.IMAGE, Fill.veil(0xFF0000, 0.5));
        int[] mixed = pixel(5, 5);
        assertThat(mixed[0]).isBetween(126, 129);
        assertThat(mixed[1]).isBetween(126, 129);
        assertThat(mixed[2]).isZero();
    }

    private int[] pixel(int x, int y) {
        byte[] rgb = new byte[16 * 16 * 3];
        canvas.copyTo(rgb);
        int at = (y * 16 + x) * 3;
        return new int[] {rgb[at] & 0xFF, rgb[at + 1] & 0xFF, rgb[at + 2] & 0xFF};
    }
}
