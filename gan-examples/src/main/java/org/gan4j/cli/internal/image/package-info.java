/** Images in and out: data sets from {@code --data}, latents, and the files of generated images. */
package org.gan4j.cli.internal.image;
