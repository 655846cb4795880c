/**
 * Data sets: sized, random-access sources of uint8 RGB images.
 *
 * <p>Everything starts at {@link org.gan4j.data.ImageSource}. {@link org.gan4j.data.ProceduralFaces} is the embedded set
 * of anime portraits, which needs no files; {@link org.gan4j.data.CachedImages} keeps a source's images in memory.
 * {@link org.gan4j.data.ImageFolder} reads the images of a folder or zip file through {@link
 * org.gan4j.data.PackedImages}, a file made once; {@link org.gan4j.data.CrypkoFaces} knows one set in particular. {@link
 * org.gan4j.data.ShuffledImages} makes training batches, read ahead in the background; {@link
 * org.gan4j.data.ImageDataSetIterator} and {@link org.gan4j.data.DataSetImages} lead to Deeplearning4j and back; {@link
 * org.gan4j.data.ContactSheet} shows images side by side.
 *
 * <pre>{@code
 * try (CachedImages faces = new CachedImages(ProceduralFaces.training(64))) {
 *     faces.prefill(2, done -> {});
 *     byte[] rgb = faces.read(123);
 *     ContactSheet.write(new ContactSheet(10, 10, 64, 2).draw(faces), Path.of("faces.png"));
 * }
 * ImageFolder own = ImageFolder.builder(Path.of("my-images.zip")).size(64).build();
 * RealImages batches = new ShuffledImages(own, 1);
 * }</pre>
 */
package org.gan4j.data;
