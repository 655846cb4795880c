package org.gan4j.data.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.data.ImageProblem;

/**
 * What a packed file says about each of its images, and which files were left out.
 *
 * @param origins where each image comes from, in order
 * @param skipped files that were broken and left out
 */
record PackedNotes(List<Origin> origins, List<ImageProblem> skipped) {
    /** Bytes of an origin without a name. */
    static final int SHORTEST_ORIGIN = 10;

    /** Bytes of a problem without name and reason. */
    static final int SHORTEST_PROBLEM = 4;

    /** File names are at most this long in notes, so that they can be written at all. */
    private static final int LONGEST_TEXT = 10_000;

    /**
     * Where an image comes from.
     *
     * @param name of the file
     * @param width of the picture before cropping and resizing
     * @param height of the picture
     */
    record Origin(String name, int width, int height) {}

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Origin origin : origins) {
                out.writeUTF(shortened(origin.name));
                out.writeInt(origin.width);
                out.writeInt(origin.height);
            }
            for (ImageProblem problem : skipped) {
                out.writeUTF(shortened(problem.name()));
                out.writeUTF(shortened(problem.reason()));
            }
        } catch (IOException impossible) { // in memory
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    static PackedNotes decode(byte[] bytes, int images, int skipped) throws IOException {
        List<Origin> origins = new ArrayList<>(images);
        List<ImageProblem> problems = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < images; i++) {
                origins.add(new Origin(in.readUTF(), in.readInt(), in.readInt()));
            }
            for (int i = 0; i < skipped; i++) {
                problems.add(new ImageProblem(in.readUTF(), in.readUTF()));
            }
        }
        return new PackedNotes(origins, problems);
    }
}
