/**
 * The {@code gan4j} command line: {@code train}, {@code generate}, {@code data}, {@code doctor}.
 *
 * <p>A {@link org.gan4j.cli.TrainConfig} is resolved from preset and options in one place, printed, saved as {@code
 * config.json} and enough to build the same networks again. Results go to standard output, progress and warnings to
 * standard error. Exit codes: 0 done, 1 failure, 2 bad usage or input, 3 diverged.
 */
package org.gan4j.cli;
