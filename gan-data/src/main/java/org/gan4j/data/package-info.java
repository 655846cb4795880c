/**
 * Data sets: sized, random-access sources of uint8 RGB images.
 *
 * <p>Everything starts at {@link org.gan4j.data.ImageSource}. {@link org.gan4j.data.ProceduralFaces} is the embedded set
 * of anime portraits, which needs no files; {@link org.gan4j.data.CachedImages} keeps a source's images in memory;
 * {@link org.gan4j.data.ContactSheet} shows them side by side.
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
