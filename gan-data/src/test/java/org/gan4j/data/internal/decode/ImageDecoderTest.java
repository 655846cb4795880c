package org.gan4j.data.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.data.internal.BrokenImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of every kind, held to what Pillow makes of them; {@code make_images.py} beside them says how. */
class ImageDecoderTest {
    private static final int SIZE = 16;

    private final ImageDecoder decoder = new ImageDecoder(SIZE);

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ImageDecoderTest.class.getResourceAsStream("images/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] expected(String name) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(resource(name + ".expected.png")));
        byte[] rgb = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int colour = image.getRGB(i % SIZE, i / SIZE);
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
        return rgb;
    }

    static Stream<String> turned() {
        return Stream.of(2, 3, 4, 5, 6, 7, 8).map(turn -> "turned-" + turn + ".jpg");
    }

    private static int largestDifference(byte[] a, byte[] b) {
        int largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs((a[i] & 0xFF) - (b[i] & 0xFF)));
        }
        return largest;
    }

    /** The last number: grey levels by which decoders of one format may differ (CMYK: Pillow does without profiles). */
    @ParameterizedTest
    @CsvSource({
        "colour.jpg, 2",
        "grey.jpg, 1",
        "progressive.jpg, 2",
        "profile.jpg, 2",
        "damaged-profile.jpg, 2",
        "cmyk.jpg, 4",
        "colour.png, 0",
        "alpha.png, 1",
        "grey.png, 0",
        "grey-alpha.png, 1",
        "grey16.png, 0",
        "palette.png, 0",
        "palette-transparent.png, 1",
        "bits.png, 0",
        "picture.gif, 0",
        "picture.bmp, 0"
    })
    void readsWhatPillowReads(String name, int tolerance) throws IOException {
        ImageDecoder.Decoded decoded = decoder.decode(resource(name));
        assertThat(largestDifference(decoded.rgb(), expected(name))).isBetween(0, tolerance);
        assertThat(decoded.width()).isEqualTo(44);
        assertThat(decoded.height()).isEqualTo(36);
    }

    @ParameterizedTest
    @MethodSource("turned")
    void turnsPicturesUpright(String name) throws IOException {
        assertThat(largestDifference(decoder.decode(resource(name)).rgb(), expected(name)))
                .isBetween(0, 3);
    }

    /** 41 columns or rows are cut off: which side loses 21 is decided in the upright picture. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "4", "5", "6", "7", "8", "wide-6"})
    void turnsBeforeItCutsAndResizes(String kind) throws IOException {
        String name = "odd-" + kind + ".png";
        assertThat(decoder.decode(resource(name)).rgb()).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour.jpg", "progressive.jpg", "cmyk.jpg", "colour.png", "palette.png", "picture.gif"})
    void aFileThatEndsEarlyIsBroken(String name) throws IOException {
        byte[] whole = resource(name);
        for (double share : new double[] {0, 0.1, 0.3, 0.6, 0.9}) {
            byte[] cut = Arrays.copyOf(whole, (int) (share * whole.length));
            assertThatThrownBy(() -> decoder.decode(cut))
                    .as("%s cut to %s", name, share)
                    .isInstanceOf(BrokenImageException.class);
        }
    }

    @Test
    void aJpegWithoutItsEndIsBroken() throws IOException {
        byte[] whole = resource("colour.jpg");
        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length - 2)))
                .isInstanceOf(BrokenImageException.class)
                .hasMessageContaining("damaged");
    }

    /** Whatever the bytes, the answer is an image or the one exception, in bounded time and memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour.jpg",
                "cmyk.jpg",
                "turned-6.jpg",
                "alpha.png",
                "palette.png",
                "picture.gif",
                "picture.bmp"
            })
    void damageIsAnImageOrTheOneException(String name) throws IOException {
        byte[] whole = resource(name);
        Random random = new Random(1);
        for (int trial = 0; trial < 150; trial++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= trial % 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(decoder.decode(damaged).rgb()).hasSize(SIZE * SIZE * 3);
            } catch (BrokenImageException expected) {
                assertThat(expected.getMessage()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    @Test
    void aWrongChecksumIsBroken() throws IOException {
        byte[] damaged = resource("colour.png");
        damaged[damaged.length - 20] ^= 1;
        assertThatThrownBy(() -> decoder.decode(damaged)).hasMessage("PNG file with a wrong checksum");
    }

    @Test
    void hugePicturesAreRefusedBeforeTheyAreDecoded() throws IOException {
        byte[] png = resource("colour.png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThatThrownBy(() -> decoder.decode(png)).hasMessage("must have at most 50 megapixels, has 60000x60000");
        byte[] jpeg = resource("colour.jpg");
        int frame = indexOf(jpeg, (byte) 0xFF, (byte) 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        assertThatThrownBy(() -> decoder.decode(jpeg)).hasMessage("must have at most 50 megapixels, has 60000x60000");
    }

    /** The stray marker is a warning; only who goes on to the end of the picture meets the impossible table there. */
    @Test
    void decodingEndsWithTheFirstWarning() throws IOException {
        byte[] whole = resource("colour.jpg");
        int scan = indexOf(whole, (byte) 0xFF, (byte) 0xDA);
        whole[scan + 34] = (byte) 0xFF;
        whole[scan + 35] = (byte) 0xD0;
        byte[] table = new byte[23];
        Arrays.fill(table, (byte) 0xFE);
        ByteBuffer.wrap(table).putShort((short) 0xFFC4).putShort((short) 21).put((byte) 0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(whole, 0, whole.length - 2);
        file.write(table);
        file.write(whole, whole.length - 2, 2);
        assertThatThrownBy(() -> decoder.decode(file.toByteArray()))
                .hasMessage("damaged (Corrupt JPEG data: premature end of data segment)");
    }

    private static int indexOf(byte[] data, byte first, byte second) {
        for (int i = 0; i + 1 < data.length; i++) {
            if (data[i] == first && data[i + 1] == second) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    @Test
    void smallPicturesAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(15, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        assertThatThrownBy(() -> decoder.decode(bytes.toByteArray()))
                .hasMessage("sides must be at least 16 pixels, are 15x40");
    }

    @Test
    void otherContentIsRefused() {
        assertThatThrownBy(() -> decoder.decode("no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessage("neither JPEG, PNG, GIF nor BMP inside");
        assertThatThrownBy(() -> decoder.decode(new byte[0])).hasMessage("empty file");
    }

    @Test
    void aJpegOfThousandsOfScansIsRefused() throws IOException {
        byte[] whole = resource("progressive.jpg");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(whole, 0, whole.length - 2);
        int scan = indexOf(whole, (byte) 0xFF, (byte) 0xDA);
        for (int i = 0; i < 300; i++) {
            bomb.write(whole, scan, 40);
        }
        assertThatThrownBy(() -> decoder.decode(bomb.toByteArray())).hasMessage("JPEG file of more than 200 scans");
        byte[] large = whole.clone();
        int frame = indexOf(large, (byte) 0xFF, (byte) 0xC2);
        ByteBuffer.wrap(large).putShort(frame + 5, (short) 7000).putShort(frame + 7, (short) 7000);
        ByteArrayOutputStream slow = new ByteArrayOutputStream();
        slow.write(large, 0, large.length - 2);
        for (int i = 0; i < 40; i++) {
            slow.write(large, scan, 40);
        }
        assertThatThrownBy(() -> decoder.decode(slow.toByteArray()))
                .hasMessageMatching("JPEG file of \\d+ scans of 7000x7000 pixels, more than pictures have");
    }
}
