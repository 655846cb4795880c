package org.gan4j.train;

/** Training produced a NaN or an infinity. The message names the step, the culprit and what to try. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The step that diverged. */
    private final long step;

    DivergedException(long step, String message) {
        super(message);
        this.step = step;
    }

    /** {@return the step that diverged} */
    public long step() {
        return step;
    }
}
