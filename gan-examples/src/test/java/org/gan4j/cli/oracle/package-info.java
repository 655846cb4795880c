/** The command line's presets held to PyTorch over whole training steps. */
package org.gan4j.cli.oracle;
