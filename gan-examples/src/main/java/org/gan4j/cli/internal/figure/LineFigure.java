package org.gan4j.cli.internal.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A line chart: a title, two named axes, lines with their bands, a legend beside them, and a caption below. Immutable. */
public final class LineFigure implements Figure {
    /** Pixels. */
    public static final int DEFAULT_WIDTH = 900;
    /** Pixels. */
    public static final int DEFAULT_HEIGHT = 540;

    final String title;
    final String xLabel;
    final String yLabel;
    final String caption;
    final int width;
    final int height;
    final boolean logarithmic;
    final boolean legend;
    final double[] yRange;
    final Map<Integer, String> xTicks;
    final List<Line> lines;

    private LineFigure(Builder options) {
        this.title = options.title;
        this.xLabel = options.xLabel;
        this.yLabel = options.yLabel;
        this.caption = options.caption;
        this.width = options.width;
        this.height = options.height;
        this.logarithmic = options.logarithmic;
        this.legend = options.legend;
        this.yRange = options.yRange;
        this.xTicks = Collections.unmodifiableMap(new TreeMap<>(options.xTicks));
        this.lines = List.copyOf(options.lines);
    }

    /**
     * Starts a chart.
     *
     * @param title above it
     * @param xLabel name of the horizontal axis
     * @param yLabel name of the vertical axis
     * @return options
     */
    public static Builder builder(String title, String xLabel, String yLabel) {
        return new Builder(title, xLabel, yLabel);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void paint(Graphics2D graphics) {
        Captions.background(graphics, this);
        new LinePainter(this).paint(graphics, width, height - Captions.height(caption));
        Captions.paint(graphics, caption, this);
    }

    /** Options of a chart. */
    public static final class Builder {
        private final String title;
        private final String xLabel;
        private final String yLabel;
        private final List<Line> lines = new ArrayList<>();
        private String caption = "";
        private int width = DEFAULT_WIDTH;
        private int height = DEFAULT_HEIGHT;
        private boolean logarithmic;
        private boolean legend = true;
        private double[] yRange;
        private Map<Integer, String> xTicks = Map.of();

        private Builder(String title, String xLabel, String yLabel) {
            this.title = Objects.requireNonNull(title, "title");
            this.xLabel = Objects.requireNonNull(xLabel, "xLabel");
            this.yLabel = Objects.requireNonNull(yLabel, "yLabel");
        }

        /**
         * Adds a line.
         *
         * @param line its data
         * @return this
         */
        public Builder line(Line line) {
            lines.add(Objects.requireNonNull(line, "line"));
            return this;
        }

        /**
         * Makes the vertical axis logarithmic.
         *
         * @return this
         */
        public Builder logarithmic() {
            this.logarithmic = true;
            return this;
        }

        /**
         * Leaves the legend out, where another figure of a grid has it.
         *
         * @return this
         */
        public Builder withoutLegend() {
            this.legend = false;
            return this;
        }

        /**
         * The ends of the vertical axis; by default those of the data.
         *
         * @param low lower end; above 0 on a logarithmic axis
         * @param high upper end
         * @return this
         */
        public Builder yRange(double low, double high) {
            this.yRange = new double[] {low, high};
            return this;
        }

        /**
         * Names for whole numbers on the horizontal axis, in place of figures.
         *
         * @param names position to name
         * @return this
         */
        public Builder xTicks(Map<Integer, String> names) {
            this.xTicks = Objects.requireNonNull(names, "names");
            return this;
        }

        /**
         * A line of text below the chart.
         *
         * @param text what was measured, and how; empty for none
         * @return this
         */
        public Builder caption(String text) {
            this.caption = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * The size in pixels; 900x540 by default.
         *
         * @param pixelWidth width
         * @param pixelHeight height
         * @return this
         */
        public Builder size(int pixelWidth, int pixelHeight) {
            this.width = pixelWidth;
            this.height = pixelHeight;
            return this;
        }

        /**
         * Makes the chart.
         *
         * @return the chart
         * @throws IllegalArgumentException if two lines have one name
         */
        public LineFigure build() {
            Set<String> names = new HashSet<>();
            for (Line line : lines) {
                if (!names.add(line.name())) {
                    throw new IllegalArgumentException(
                            "`name` must differ from line to line, got `" + line.name() + "` twice");
                }
            }
            return new LineFigure(this);
        }
    }
}
