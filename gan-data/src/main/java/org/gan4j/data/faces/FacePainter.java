package org.gan4j.data.faces;

/** Draws one face, layer by layer from back to front. */
final class FacePainter {
    private FacePainter() {}

    /**
     * Draws the face of a seed and an index.
     *
     * @param rgb [size, size, 3] interleaved RGB, overwritten
     */
    static void paint(long seed, long index, int size, byte[] rgb) {
        Canvas canvas = new Canvas(size);
        Portrait portrait = new Portrait(FaceSampler.sample(seed, index), seed, index, canvas);
        HairPainter hair = new HairPainter(portrait);
        FringePainter fringe = new FringePainter(portrait);
        HeadPainter head = new HeadPainter(portrait);
        EyePainter eyes = new EyePainter(portrait);
        AccessoryPainter accessories = new AccessoryPainter(portrait);

        new BackgroundPainter(portrait).paint();
        hair.paintBack();
        accessories.paintBehind();
        new BodyPainter(portrait).paint();
        head.paintSkin();
        portrait.head.clip(portrait.contour());
        fringe.paintShadow();
        portrait.head.unclip();
        eyes.paintEyes();
        head.paintFeatures();
        accessories.paintGlasses();
        hair.paintFront();
        fringe.paint();
        hair.paintLocks();
        eyes.paintBrows();
        accessories.paintInFront();
        canvas.copyTo(rgb);
        new LightPainter(portrait).paint(rgb, size);
    }
}
