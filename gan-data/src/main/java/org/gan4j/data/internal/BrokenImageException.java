package org.gan4j.data.internal;

import java.io.IOException;
import java.io.Serial;

/** One image file cannot be used; the message is the reason, without the file's name. */
public final class BrokenImageException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    public BrokenImageException(String reason) {
        this(reason, null);
    }

    public BrokenImageException(String reason, Throwable cause) {
        this(reason, cause, false);
    }

    private BrokenImageException(String reason, Throwable cause, boolean passing) {
        super(reason, cause);
        this.passing = passing;
    }

    /** A file that may be sound, but cannot be read just now. */
    public static BrokenImageException passing(String reason, Throwable cause) {
        return new BrokenImageException(reason, cause, true);
    }

    /** True if the reason is not in the file's content and may be gone the next time. */
    public boolean isPassing() {
        return passing;
    }
}
