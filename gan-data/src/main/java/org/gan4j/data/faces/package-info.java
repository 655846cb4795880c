/**
 * Anime portraits drawn in code: data that needs no files, the same bytes on every JDK.
 *
 * <p>{@link org.gan4j.data.faces.ProceduralFaces} is the data set; {@link org.gan4j.data.faces.FaceAttributes} says what a
 * face was drawn from. A sampler draws the attributes, one painter for each part of the picture paints them.
 *
 * <pre>{@code
 * ProceduralFaces faces = ProceduralFaces.training(64);
 * byte[] rgb = faces.read(123);
 * FaceAttributes drawnFrom = faces.attributes(123);
 * }</pre>
 */
package org.gan4j.data.faces;
