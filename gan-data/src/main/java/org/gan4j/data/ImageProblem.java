package org.gan4j.data;

/**
 * Why an image file cannot be used.
 *
 * @param name the file, as a path below the folder or inside the archive
 * @param reason what is wrong with it
 */
public record ImageProblem(String name, String reason) {
    @Override
    public String toString() {
        return printable(name) + ": " + reason;
    }

    /** File names may hold line breaks and terminal codes; messages do not. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
