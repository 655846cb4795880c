package org.gan4j.data.faces;

import org.gan4j.data.internal.IndexRandom;

/**
 * What all painters of one face share: its attributes, colours, frames and the places of its features.
 *
 * <p>The head is designed about (0, 0) with the image's side as unit: the chin at y = 0.3, the eyes at y = 0.05, the
 * top of the skull at y = -0.36. Turning and nodding move the features over the head as over a ball.
 */
final class Portrait {
    static final double EYE_Y = 0.062;
    static final double CHIN_Y = 0.3;
    private static final double BALL = 0.3;
    private static final double TURN_ANGLE = 0.32;

    final FaceAttributes face;
    final Palette palette;
    final Sketch image;
    final Sketch body;
    final Sketch head;
    private final long seed;
    private final long index;
    private final double angle;

    Portrait(FaceAttributes face, long seed, long index, Canvas canvas) {
        this.face = face;
        this.seed = seed;
        this.index = index;
        palette = Palette.of(face);
        FaceAttributes.Pose pose = face.pose();
        image = new Sketch(canvas, Frame.IMAGE);
        Frame centre = Frame.IMAGE.at(0.5 + pose.x(), 0.52 + pose.y()).scaled(pose.scale(), pose.scale());
        body = new Sketch(canvas, centre);
        head = new Sketch(canvas, centre.at(0, 0.25).turned(pose.tilt()).at(0, -0.25));
        angle = TURN_ANGLE * pose.turn();
    }

    /** Returns the random numbers of one kind of decoration. */
    IndexRandom random(long stream) {
        return new IndexRandom(seed, index, stream);
    }

    /** Returns where a feature at (x, any y) of the unturned face goes; the head itself moves half as far. */
    double turned(double x) {
        double bounded = Math.max(-BALL, Math.min(BALL, x));
        double moved = BALL * StrictMath.sin(StrictMath.asin(bounded / BALL) + angle);
        return moved - BALL * 0.45 * StrictMath.sin(angle);
    }

    /** Returns how far features move down when the head nods. */
    double nod() {
        return 0.016 * face.pose().nod();
    }

    /** Returns the relative width of a feature at x after the turn. */
    double foreshortening(double x) {
        double step = 0.03;
        return (turned(x + step) - turned(x - step)) / (2 * step);
    }

    /** Returns the x of the chin. */
    double chinX() {
        return turned(0) * 0.9;
    }

    double chinY() {
        return CHIN_Y * face.head().chin() + nod() * 0.5;
    }

    /** Returns the contour of the face from the skull to the chin. */
    Outline contour() {
        double w = face.head().width();
        double chin = chinY();
        double jaw = 0.135 + 0.035 * face.head().jaw();
        double cx = chinX();
        return Outline.blob(
                cx,
                chin,
                cx + 0.055 * w,
                chin - 0.022,
                cx * 0.8 + jaw * w,
                chin - 0.1,
                cx * 0.4 + 0.215 * w,
                chin - 0.2,
                0.238 * w,
                -0.02,
                0.228 * w,
                -0.17,
                0.14,
                -0.32,
                0,
                -0.36,
                -0.14,
                -0.32,
                -0.228 * w,
                -0.17,
                -0.238 * w,
                -0.02,
                cx * 0.4 - 0.215 * w,
                chin - 0.2,
                cx * 0.8 - jaw * w,
                chin - 0.1,
                cx - 0.055 * w,
                chin - 0.022);
    }
}
