package org.gan4j.data.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** What a set of numbered files looks like to those who ask whether it is the Crypko one. */
final class CrypkoSets {
    /** Two greys (and one more) with which half of the pixels each have the published mean and deviation. */
    private static final int[] LIGHT = {250, 223, 214};

    private static final int[] DARK = {119, 91, 91};

    private CrypkoSets() {}

    /** Files with these numbers in a folder (empty for none), all 96x96. */
    static List<PackedNotes.Origin> origins(String folder, IntStream numbers) {
        return numbers.mapToObj(i -> new PackedNotes.Origin(folder + i + ".jpg", 96, 96))
                .toList();
    }

    /** Statistics of two pixels, moved from the published figures by some grey levels. */
    static ChannelStatistics colours(int moved) {
        ChannelStatistics statistics = new ChannelStatistics();
        for (int[] pixel : new int[][] {LIGHT, DARK}) {
            statistics.add(
                    new byte[] {(byte) (pixel[0] - moved), (byte) (pixel[1] - moved), (byte) (pixel[2] - moved)});
        }
        return statistics;
    }

    /** JPEG files from one number up to another, excluded: a light and a dark half in the published colours. */
    static Map<String, byte[]> files(int from, int to) {
        byte[] jpeg = jpeg();
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = from; i < to; i++) {
            files.put(i + ".jpg", jpeg);
        }
        return files;
    }

    private static byte[] jpeg() {
        BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 96 * 96; i++) {
            int[] pixel = i < 96 * 48 ? LIGHT : DARK;
            picture.setRGB(i % 96, i / 96, pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
