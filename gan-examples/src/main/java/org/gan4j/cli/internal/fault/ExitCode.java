package org.gan4j.cli.internal.fault;

/** What the process tells its caller when it ends. */
public final class ExitCode {
    /** All is well. */
    public static final int DONE = 0;
    /** It failed, or something that was checked is broken. */
    public static final int FAILED = 1;
    /** The command line or its input must be mended. */
    public static final int BAD_INPUT = 2;
    /** Training has diverged. */
    public static final int DIVERGED = 3;

    private ExitCode() {}
}
