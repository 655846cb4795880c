/** A training run: its directory and lock, its length and clock, training, and where a resumed run goes on. */
package org.gan4j.cli.internal.run;
