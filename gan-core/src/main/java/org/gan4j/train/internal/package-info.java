/** Files that survive a killed process: for GAN4J's own modules, no API. */
@NullMarked
package org.gan4j.train.internal;

import org.jspecify.annotations.NullMarked;
