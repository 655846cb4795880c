package org.gan4j.feature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a score's features were made by. Two scores may be compared only if their identities are equal.
 *
 * @param name the extractor's name with its settings
 * @param weightsSha256 SHA-256 of its weights in hexadecimal
 * @param resizeRule how images of another size are brought to the size it takes
 */
public record ExtractorIdentity(String name, String weightsSha256, String resizeRule) {
    private static final String UNRECORDED = "unrecorded";
    private static final int SHORT = 8;

    /**
     * The identity of an extractor whose weights are at hand.
     *
     * @param name its name with its settings, on one line
     * @param weights its weights as bytes, the same on every machine; empty if it has none; not modified
     * @param resizeRule how images of another size are brought to the size it takes
     * @return the identity, with the weights' SHA-256
     */
    public static ExtractorIdentity of(String name, byte[] weights, String resizeRule) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(weights);
            return new ExtractorIdentity(name, HexFormat.of().formatHex(sum), resizeRule);
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    /** {@return the identity of features whose extractor was not written down, as in files of other programs} */
    public static ExtractorIdentity unrecorded() {
        return new ExtractorIdentity(UNRECORDED, "", "");
    }

    /** {@return whether it is known what made the features} */
    public boolean isRecorded() {
        return !name.equals(UNRECORDED);
    }

    /** {@return name, the first digits of the sum, and resize rule} */
    @Override
    public String toString() {
        return isRecorded()
                ? name + " (weights " + weightsSha256.substring(0, Math.min(SHORT, weightsSha256.length())) + ", "
                        + resizeRule + ")"
                : "unrecorded extractor";
    }
}
