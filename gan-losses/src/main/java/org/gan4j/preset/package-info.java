/**
 * Presets: the settings of published games, as the command line trains them. A {@link org.gan4j.preset.Preset} names a {@link
 * org.gan4j.preset.Recipe}, which builds networks and trainer; a recipe of one's own starts from one of them:
 *
 * <pre>{@code
 * Recipe recipe = Preset.WGAN_GP.recipe().toBuilder().imageSize(32).width(32).build();
 * GanTrainer trainer = recipe.trainer(images).build();
 * trainer.train(recipe.steps(50, images.size()));
 * }</pre>
 *
 * <p>What a recipe has no word for, such as a loss of one's own, is built with {@link org.gan4j.train.GanTrainer#builder}
 * directly; the example mains show each preset that way.
 */
@NullMarked
package org.gan4j.preset;

import org.jspecify.annotations.NullMarked;
