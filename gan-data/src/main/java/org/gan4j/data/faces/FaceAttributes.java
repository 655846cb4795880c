package org.gan4j.data.faces;

/**
 * What a procedural face looks like: every factor it was drawn from.
 *
 * <p>Hues are turns in [0, 1), the other numbers have the range their record states. Factors are drawn independently of each
 * other except where artists tie them: brows and lashes take the hair's colour, the iris of some faces its hue or the
 * opposite one, what is worn goes with hair or iris, and light falls on everything alike. What is not here (the jitter of
 * single strands, say) is decoration. Immutable.
 *
 * @param pose where the head is and looks
 * @param head the shape and skin of the face
 * @param eyes the eyes and brows
 * @param mouth the mouth
 * @param hair the hair
 * @param outfit clothes and accessories
 * @param backdrop what is behind
 * @param light how all of it is lit
 * @param ink how its lines are drawn
 */
public record FaceAttributes(
        Pose pose,
        Head head,
        Eyes eyes,
        Mouth mouth,
        Hair hair,
        Outfit outfit,
        Backdrop backdrop,
        Light light,
        Ink ink) {

    /**
     * Where the head is and looks.
     *
     * @param x shift to the right in image widths, [-0.04, 0.04]
     * @param y shift downwards in image heights, [-0.025, 0.035]
     * @param scale size of the head, [1.03, 1.35]; at 1 it fills two thirds of the image's height
     * @param tilt roll in radians, clockwise on the image, [-0.24, 0.24]
     * @param turn to the image's left or right, [-1, 1]
     * @param nod up (negative) or down, [-1, 1]
     */
    public record Pose(double x, double y, double scale, double tilt, double turn, double nod) {}

    /**
     * The shape and skin of the face.
     *
     * @param width relative width, [0.92, 1.08]
     * @param chin length of the lower face relative to the usual one, [0.9, 1.1]
     * @param jaw width of the jaw, 0 pointed to 1 round
     * @param skinTone 0 fair to 1 dark
     * @param skinWarmth 0 rosy to 1 golden
     * @param blush strength of the blush, [0, 1]
     * @param nose the kind of nose
     */
    public record Head(
            double width, double chin, double jaw, double skinTone, double skinWarmth, double blush, NoseStyle nose) {}

    /**
     * The eyes and brows.
     *
     * @param hue of the iris
     * @param saturation of the iris, [0.35, 0.9]
     * @param lightness of the iris, [0.3, 0.6]
     * @param otherHue of the iris of the eye on the image's right; {@code hue} in most faces
     * @param size relative size, [0.83, 1.17]
     * @param openness of the lids, [0.58, 1]
     * @param slant outer corners down (negative) or up, [-1, 1]
     * @param gap relative distance between the eyes, [0.93, 1.07]
     * @param gazeX to the image's left or right, [-1, 1]
     * @param gazeY up (negative) or down, [-1, 1]
     * @param lash thickness of the lash line, [0.7, 1.3]
     * @param browAngle sad (negative) to angry, [-1, 1]
     * @param browHeight distance of the brows from the eyes, [0, 1]
     * @param browWeight relative thickness of the brows, [0.6, 1.5]
     * @param shine the kind of highlights
     * @param glow brightness of the lower iris, [0, 1]
     * @param lashTips single lashes at the outer corner, 0 to 3
     */
    public record Eyes(
            double hue,
            double saturation,
            double lightness,
            double otherHue,
            double size,
            double openness,
            double slant,
            double gap,
            double gazeX,
            double gazeY,
            double lash,
            double browAngle,
            double browHeight,
            double browWeight,
            Shine shine,
            double glow,
            int lashTips) {}

    /**
     * The mouth.
     *
     * @param style the kind of mouth
     * @param width relative width, [0.75, 1.3]
     * @param opening of an open mouth, [0.4, 1]
     */
    public record Mouth(MouthStyle style, double width, double opening) {}

    /**
     * The hair.
     *
     * @param style the hair behind the head
     * @param fringe the hair over the forehead
     * @param hue of the hair
     * @param saturation of the hair, [0, 0.72]
     * @param lightness of the hair, [0.16, 0.86]
     * @param tipShift change of hue from the roots to the tips, [-0.15, 0.15], 0 in most faces
     * @param length of the hair behind the head, [0, 1]
     * @param volume relative size of the hair around the head, [0.94, 1.08]
     * @param fringeLength 0 above the brows to 1 touching the eyes
     * @param strands number of tips of the fringe, 3 to 8
     * @param parting position of the parting, -1 the image's left to 1 its right
     * @param sideLocks length of the locks beside the face, [0, 1]
     * @param gloss strength of the highlight, [0, 1]
     */
    public record Hair(
            HairStyle style,
            FringeStyle fringe,
            double hue,
            double saturation,
            double lightness,
            double tipShift,
            double length,
            double volume,
            double fringeLength,
            int strands,
            double parting,
            double sideLocks,
            double gloss) {}

    /**
     * Clothes and accessories.
     *
     * @param clothes the kind of clothes
     * @param hue of the clothes
     * @param saturation of the clothes, [0, 0.7]
     * @param lightness of the clothes, [0.2, 0.92]
     * @param accessory what is worn in the hair
     * @param accessoryHue its hue
     * @param accessorySide -1 the image's left, 1 its right
     * @param glasses whether glasses are worn
     */
    public record Outfit(
            Clothes clothes,
            double hue,
            double saturation,
            double lightness,
            Accessory accessory,
            double accessoryHue,
            int accessorySide,
            boolean glasses) {}

    /**
     * What is behind.
     *
     * @param pattern the kind of background
     * @param hue of the background
     * @param saturation of the background, [0, 0.6]
     * @param lightness of the background, [0.63, 0.97]
     */
    public record Backdrop(Pattern pattern, double hue, double saturation, double lightness) {}

    /**
     * The light.
     *
     * @param side where it comes from, -1 the image's left to 1 its right
     * @param strength of light and shadow, [0, 1]
     * @param warmth of its colour, -1 cool to 1 warm
     */
    public record Light(double side, double strength, double warmth) {}

    /**
     * The lines.
     *
     * @param weight relative thickness, [0.6, 1.5]
     * @param softness 0 nearly black to 1 in the colour of what they surround
     */
    public record Ink(double weight, double softness) {}

    /** Kinds of nose. */
    public enum NoseStyle {
        /** A short line. */
        LINE,
        /** A dot. */
        DOT,
        /** A small shadow. */
        SHADOW,
        /** A bridge and a tip. */
        BRIDGE
    }

    /** Kinds of highlights in the eyes. */
    public enum Shine {
        /** A large round one and a small one. */
        ROUND,
        /** A tall one and a small one. */
        TALL,
        /** Three small ones. */
        SPARKLE,
        /** A wide one across the iris. */
        WIDE
    }

    /** Kinds of hair behind the head. */
    public enum HairStyle {
        /** Ends at the nape. */
        SHORT,
        /** Ends at the chin, round. */
        BOB,
        /** Falls straight over the shoulders. */
        LONG,
        /** Falls in waves over the shoulders. */
        WAVY,
        /** Two tails beside the head. */
        TWIN_TAILS,
        /** One tail on one side. */
        PONYTAIL,
        /** Two buns on the head. */
        BUNS,
        /** Two braids over the shoulders. */
        BRAIDS,
        /** Ends in points that stand off. */
        WILD,
        /** Long, curled inwards at the ends. */
        CURLED
    }

    /** Kinds of hair over the forehead. */
    public enum FringeStyle {
        /** Cut straight. */
        STRAIGHT,
        /** Pointed strands of even length. */
        SPIKY,
        /** Combed to one side of the parting. */
        SWEPT,
        /** Open in the middle. */
        CURTAIN,
        /** Strands of uneven length. */
        MESSY,
        /** One long strand between the eyes. */
        CROSS
    }

    /** Kinds of mouth. */
    public enum MouthStyle {
        /** Closed, corners up. */
        SMILE,
        /** Closed and straight. */
        FLAT,
        /** Closed, corners down. */
        POUT,
        /** Open and round. */
        OPEN,
        /** Open and laughing. */
        LAUGH,
        /** A cat's. */
        CAT,
        /** Closed, one corner up. */
        SMIRK,
        /** Open, with a fang. */
        FANG,
        /** Small and closed. */
        TINY
    }

    /** Kinds of clothes. */
    public enum Clothes {
        /** A sailor collar. */
        SAILOR,
        /** A shirt with a collar and a tie. */
        SHIRT,
        /** A round-necked pullover. */
        PULLOVER,
        /** A hooded jacket. */
        HOODIE,
        /** Bare shoulders with straps. */
        DRESS,
        /** Crossed collars. */
        KIMONO,
        /** A high collar. */
        TURTLENECK,
        /** A jacket with lapels. */
        BLAZER
    }

    /** What may be worn in the hair. */
    public enum Accessory {
        /** Nothing. */
        NONE,
        /** A bow at the side. */
        BOW,
        /** Two clips at the side. */
        CLIPS,
        /** A band over the head. */
        BAND,
        /** A flower at the side. */
        FLOWER,
        /** A cat's ears. */
        CAT_EARS,
        /** Headphones. */
        HEADPHONES,
        /** A ribbon on each side. */
        RIBBONS,
        /** A star at the side. */
        STAR
    }

    /** Kinds of background. */
    public enum Pattern {
        /** One colour. */
        PLAIN,
        /** A vertical gradient. */
        GRADIENT,
        /** Lighter around the head. */
        GLOW,
        /** Diagonal stripes. */
        STRIPES,
        /** Dots in rows. */
        DOTS,
        /** Soft circles. */
        BUBBLES,
        /** Rays from behind the head. */
        RAYS,
        /** A sky with clouds. */
        SKY,
        /** Checks. */
        CHECKS
    }
}
