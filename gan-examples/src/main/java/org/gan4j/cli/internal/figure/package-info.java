/**
 * Figures for reports: line charts with bands, alone or in a grid, as PNG and SVG. Nothing here knows what it draws, and none
 * of it needs a display.
 *
 * <pre>{@code
 * Figure losses = LineFigure.builder("losses of a run", "step", "loss")
 *         .logarithmic()
 *         .line(Line.of("critic", steps, critic, Palette.color(0)))
 *         .line(Line.of("generator", steps, generator, Palette.color(1)))
 *         .build();
 * FigureFiles.writePng(losses, folder.resolve("losses.png"));
 * FigureFiles.writeSvg(losses, folder.resolve("losses.svg"));
 * }</pre>
 */
package org.gan4j.cli.internal.figure;
