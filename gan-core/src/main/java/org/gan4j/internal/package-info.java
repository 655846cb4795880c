/** What every package of GAN4J may use and no user should: for GAN4J's own modules, no API. It knows no other package. */
@NullMarked
package org.gan4j.internal;

import org.jspecify.annotations.NullMarked;
