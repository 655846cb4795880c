package org.gan4j.cli.internal.image;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.files.CrypkoFaces;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.data.files.ImageInspection;
import org.gan4j.data.files.PackedImages;

/** What a user should know about images that were opened; on standard error, most of it only if something is odd. */
public final class DataReport {
    private static final int NAMED = 3;

    private DataReport() {}

    public static void print(ImageFolder folder) throws IOException {
        System.err.println(summary(folder));
        left(folder.leftOut());
        skipped(folder.packed().skipped());
        if (CrypkoFaces.isMeant(folder)) {
            crypko(CrypkoFaces.findings(folder.packed()));
        }
    }

    /** The same of files that were read and not packed; the broken ones apart. */
    public static void print(ImageInspection inspection) {
        left(inspection.leftOut());
        if (inspection.crypko()) {
            crypko(inspection.findings());
        }
    }

    /** Of a packed file that was named. */
    public static void crypko(PackedImages images) throws IOException {
        if (CrypkoFaces.isMeant(images)) {
            crypko(CrypkoFaces.findings(images));
        }
    }

    private static void crypko(List<String> findings) {
        System.err.println(
                findings.isEmpty()
                        ? "these are the Crypko faces, complete"
                        : "warning: these seem to be the Crypko faces, but " + String.join("; ", findings)
                                + " (if they are other images, all is well)");
    }

    private static String summary(ImageFolder folder) {
        return String.format(
                Locale.ROOT,
                "%,d images, %dx%d pixels, %s %s",
                folder.size(),
                folder.width(),
                folder.height(),
                folder.isReused() ? "from the cache" : "packed into",
                folder.packed().file());
    }

    private static void left(List<String> names) {
        if (!names.isEmpty()) {
            System.err.println("left out: " + some(names) + ", no image by name or of a format that is not read");
        }
    }

    private static void skipped(List<ImageProblem> problems) {
        if (!problems.isEmpty()) {
            System.err.println("warning: skipped " + problems.size() + " broken: "
                    + some(problems.stream().map(ImageProblem::toString).toList()));
        }
    }

    private static String some(List<String> texts) {
        String first = String.join("; ", texts.subList(0, Math.min(NAMED, texts.size())));
        return texts.size() <= NAMED ? first : first + "; and " + (texts.size() - NAMED) + " more";
    }

    /** Mean and deviation of the colours, for summaries. */
    public static String colours(PackedImages images) {
        double[] mean = images.mean();
        double[] deviation = images.deviation();
        return String.format(
                Locale.ROOT,
                "mean %.3f/%.3f/%.3f, deviation %.3f/%.3f/%.3f in [-1, 1]",
                mean[0],
                mean[1],
                mean[2],
                deviation[0],
                deviation[1],
                deviation[2]);
    }
}
