package org.gan4j.data.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.data.internal.PrintableText;

/** What is off about images that are meant to be the Crypko faces: names, sizes, colours. Confined to one thread. */
final class CrypkoFindings {
    /** The published figures are of 64x64 pixels; other sizes and decoders move them by less than this. */
    private static final double TOLERANCE = 0.03;

    private static final String NUMBERED = "(0|[1-9]\\d{0,4})\\.jpg";
    private static final int NAMED = 3;

    private final List<PackedNotes.Origin> origins;
    private final List<String> findings = new ArrayList<>();

    private CrypkoFindings(List<PackedNotes.Origin> origins) {
        this.origins = origins;
    }

    static List<String> of(List<PackedNotes.Origin> origins, ChannelStatistics statistics, long pixels) {
        CrypkoFindings set = new CrypkoFindings(origins);
        set.checkNames();
        set.checkSizes();
        set.checkColours("mean", statistics.mean(pixels), CrypkoFaces.mean());
        set.checkColours("deviation", statistics.deviation(pixels), CrypkoFaces.deviation());
        return set.findings;
    }

    /** The number of a file of the set, -1 for another name. */
    static int number(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (!last.matches(NUMBERED)) {
            return -1;
        }
        int number = Integer.parseInt(last.substring(0, last.length() - ".jpg".length()));
        return number < CrypkoFaces.FILES ? number : -1;
    }

    static boolean isAsLargeAsTheSet(PackedNotes.Origin origin) {
        return origin.width() == CrypkoFaces.SIDE && origin.height() == CrypkoFaces.SIDE;
    }

    static boolean haveColours(ChannelStatistics statistics, long pixels) {
        return isClose(statistics.mean(pixels), CrypkoFaces.mean())
                && isClose(statistics.deviation(pixels), CrypkoFaces.deviation());
    }

    private void checkNames() {
        BitSet present = new BitSet(CrypkoFaces.FILES);
        List<String> strange = new ArrayList<>();
        int twice = 0;
        for (PackedNotes.Origin origin : origins) {
            int number = number(origin.name());
            if (number < 0) {
                strange.add(PrintableText.of(origin.name()));
            } else if (present.get(number)) {
                twice++;
            } else {
                present.set(number);
            }
        }
        checkMissing(present);
        if (!strange.isEmpty()) {
            findings.add(strange.size() + " files have names that the set has not: "
                    + String.join(", ", strange.subList(0, Math.min(NAMED, strange.size()))));
        }
        if (twice > 0) {
            findings.add(twice + " numbers are there more than once, in several folders");
        }
    }

    private void checkMissing(BitSet present) {
        int missing = CrypkoFaces.FILES - present.cardinality();
        if (missing > 0) {
            String first = IntStream.iterate(present.nextClearBit(0), i -> present.nextClearBit(i + 1))
                    .limit(Math.min(NAMED, missing))
                    .mapToObj(i -> i + ".jpg")
                    .collect(Collectors.joining(", "));
            findings.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d files are missing and %,d are there, the first missing %s %s%s: unpack the archive again,"
                            + " or a fresh copy of it",
                    missing,
                    CrypkoFaces.FILES,
                    present.cardinality(),
                    missing == 1 ? "one is" : "ones are",
                    first,
                    missing > NAMED ? " and so on" : ""));
        }
    }

    private void checkSizes() {
        List<PackedNotes.Origin> other =
                origins.stream().filter(origin -> !isAsLargeAsTheSet(origin)).toList();
        if (!other.isEmpty()) {
            PackedNotes.Origin first = other.get(0);
            findings.add(String.format(
                    Locale.ROOT,
                    "%,d pictures are not %dx%d, the first is %s with %dx%d",
                    other.size(),
                    CrypkoFaces.SIDE,
                    CrypkoFaces.SIDE,
                    PrintableText.of(first.name()),
                    first.width(),
                    first.height()));
        }
    }

    private void checkColours(String figure, double[] found, double[] expected) {
        if (!isClose(found, expected)) {
            findings.add(String.format(
                    Locale.ROOT,
                    "the %s of the colours is %s, that of the set %s",
                    figure,
                    listed(found),
                    listed(expected)));
        }
    }

    private static boolean isClose(double[] found, double[] expected) {
        return IntStream.range(0, expected.length).allMatch(c -> Math.abs(found[c] - expected[c]) <= TOLERANCE);
    }

    private static String listed(double[] values) {
        return String.format(Locale.ROOT, "%.3f/%.3f/%.3f", values[0], values[1], values[2]);
    }
}
