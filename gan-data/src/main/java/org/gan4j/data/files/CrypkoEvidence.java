package org.gan4j.data.files;

import java.util.Arrays;
import java.util.List;

/**
 * Whether images are meant to be the Crypko faces, complete or not, by what they are called, how large they are, where they
 * were found and which colours they have.
 *
 * @param found whether they were in a place that such a set usually has
 * @param origins the files
 * @param statistics of the images made from them
 * @param pixels of all the images
 */
record CrypkoEvidence(boolean found, List<PackedNotes.Origin> origins, ChannelStatistics statistics, long pixels) {
    /** Fewer files are no interrupted unpacking that its user would not notice. */
    private static final int LEAST = 100;

    /** From so many pictures on, mean and deviation are those of the set to within the tolerance of its figures. */
    private static final int LEAST_FOR_COLOURS = 1_000;

    /** More pictures than {@code data export} makes of the embedded training set, which also starts from 0.jpg. */
    private static final int MORE_THAN_EXPORTED = 20_001;

    /** A set of other sizes needs so many files, the last of the set's names among them. */
    private static final int LEAST_OF_OTHER_SIZES = 50_000;

    /** One file in so many may have another name or size. */
    private static final int ODD = 100;

    boolean isMeant() {
        if (origins.size() < LEAST || !isNumberedLikeTheSet()) {
            return false;
        }
        if (!isAsLargeAsTheSet()) {
            return origins.size() >= LEAST_OF_OTHER_SIZES && has(CrypkoFaces.FILES - 1);
        }
        return found
                || origins.size() >= MORE_THAN_EXPORTED
                || (origins.size() >= LEAST_FOR_COLOURS && CrypkoFindings.haveColours(statistics, pixels));
    }

    /** From 0.jpg on or with gaps, as an archive in no order leaves them: what {@code generate} writes starts from 1.jpg. */
    private boolean isNumberedLikeTheSet() {
        int[] numbers = origins.stream()
                .mapToInt(origin -> CrypkoFindings.number(origin.name()))
                .filter(number -> number >= 0)
                .toArray();
        int highest = Arrays.stream(numbers).max().orElse(-1);
        int odd = origins.size() / ODD;
        return origins.size() - numbers.length <= odd && (has(0) || highest + 1 - numbers.length > odd);
    }

    private boolean has(int number) {
        return origins.stream().anyMatch(origin -> CrypkoFindings.number(origin.name()) == number);
    }

    private boolean isAsLargeAsTheSet() {
        long others = origins.stream()
                .filter(origin -> !CrypkoFindings.isAsLargeAsTheSet(origin))
                .count();
        return others <= origins.size() / ODD;
    }
}
