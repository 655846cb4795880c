/**
 * Images from users' files.
 *
 * <p>{@link org.gan4j.data.files.ImageFolder} reads the images of a folder or zip file, each once, into {@link
 * org.gan4j.data.files.PackedImages}, a file from which later runs start at once; {@link
 * org.gan4j.data.files.CrypkoFaces} knows one set in particular.
 *
 * <pre>{@code
 * ImageFolder own = ImageFolder.builder(Path.of("my-images.zip")).size(64).build();
 * RealImages batches = new ShuffledImages(own, 1);
 * }</pre>
 */
package org.gan4j.data.files;
