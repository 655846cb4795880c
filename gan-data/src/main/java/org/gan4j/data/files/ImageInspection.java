package org.gan4j.data.files;

import java.util.List;
import org.gan4j.data.ImageProblem;

/**
 * What reading every file of a folder or archive has found.
 *
 * @param files image files there
 * @param broken those that are broken, in order
 * @param leftOut files that are no images by their names; other image formats come first
 * @param crypko whether the files are meant to be the Crypko faces
 * @param findings if so, what is off about them; otherwise empty
 */
public record ImageInspection(
        int files, List<ImageProblem> broken, List<String> leftOut, boolean crypko, List<String> findings) {
    /**
     * Copies the lists.
     *
     * @param files image files there
     * @param broken those that are broken, in order
     * @param leftOut files that are no images by their names
     * @param crypko whether the files are meant to be the Crypko faces
     * @param findings what is off about them
     */
    public ImageInspection {
        broken = List.copyOf(broken);
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
    }
}
