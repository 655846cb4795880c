package org.gan4j.data;

import org.gan4j.data.internal.PrintableText;

/**
 * Why an image file cannot be used.
 *
 * @param name the file, as a path below the folder or inside the archive
 * @param reason what is wrong with it
 */
public record ImageProblem(String name, String reason) {
    @Override
    public String toString() {
        return PrintableText.of(name) + ": " + reason;
    }
}
