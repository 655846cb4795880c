/**
 * Layers: functions of tensors with named parameters, put together by {@link org.gan4j.nn.Sequential}. Where their initial
 * weights come from is a {@link org.gan4j.nn.Distribution}.
 *
 * <p>Images are [N, C, H, W]; shapes in {@code outputShape} leave the batch dimension out. Names of parameters are the full
 * names that a checkpoint uses. A layer is confined to one thread while it trains.
 */
@NullMarked
package org.gan4j.nn;

import org.jspecify.annotations.NullMarked;
