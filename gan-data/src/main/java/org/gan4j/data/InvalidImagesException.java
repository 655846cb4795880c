package org.gan4j.data;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** The images that were named cannot be used as they are; the message says what is wrong and how to mend it. */
public final class InvalidImagesException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ImageProblem> problems;

    /**
     * A place or archive that cannot be used.
     *
     * @param message what is wrong, and what to do
     */
    public InvalidImagesException(String message) {
        this(message, List.of());
    }

    /**
     * Files that are broken.
     *
     * @param message what is wrong, and what to do
     * @param problems the files, in their order
     */
    public InvalidImagesException(String message, List<ImageProblem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** {@return the files that are broken, in their order; empty if something else is wrong} */
    public List<ImageProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
