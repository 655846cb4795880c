/** Files that survive a killed process: for GAN4J's own modules, no API. */
package org.gan4j.train.internal;
