/**
 * Data sets: sized, random-access sources of uint8 RGB images, and what is made of them.
 *
 * <p>Everything starts at {@link org.gan4j.data.ImageSource}. Sources are in the packages below: the embedded faces in
 * {@code org.gan4j.data.faces}, users' own images in {@code org.gan4j.data.files}. {@link org.gan4j.data.CachedImages} keeps
 * a source's images in memory; {@link org.gan4j.data.ShuffledImages} makes training batches, read ahead in the background;
 * {@link org.gan4j.data.ImageDataSetIterator} and {@link org.gan4j.data.DataSetImages} lead to Deeplearning4j and back;
 * {@link org.gan4j.data.ContactSheet} shows images side by side.
 *
 * <pre>{@code
 * try (CachedImages faces = new CachedImages(ProceduralFaces.training(64))) {
 *     faces.prefill(2, done -> {});
 *     byte[] rgb = faces.read(123);
 *     ContactSheet.write(new ContactSheet(10, 10, 64, 2).draw(faces), Path.of("faces.png"));
 * }
 * }</pre>
 */
package org.gan4j.data;
