/**
 * The {@code gan4j} command line: {@code train}, {@code generate}, {@code data}, {@code evaluate}, {@code stats},
 * {@code gradient-norms}, {@code doctor}.
 *
 * <p>A program, not a library: what others may call is {@link org.gan4j.cli.Gan4jMain}. Each command is a class here, named
 * after it and registered in {@code Gan4jMain} or, below {@code data}, in {@code DataCommand}; what commands share lies below
 * {@code internal}, each package using only those before it: {@code fault}, {@code figure}, {@code option}, {@code machine},
 * {@code page}, {@code terminal}, {@code image}, {@code score}, {@code setting}, {@code run}, {@code norm}.
 *
 * <p>Results go to standard output, progress and warnings to standard error. Exit codes: 0 done, 1 failure, 2 bad usage or
 * input, 3 diverged.
 */
package org.gan4j.cli;
