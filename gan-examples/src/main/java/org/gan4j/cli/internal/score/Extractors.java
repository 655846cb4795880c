package org.gan4j.cli.internal.score;

import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.InceptionExtractor;
import org.gan4j.feature.InceptionPreset;
import org.gan4j.feature.InceptionWeights;
import org.gan4j.feature.RandomProjection;

/** From {@code --features} to what makes the features. */
public final class Extractors {
    /** The stand-in that needs nothing to be downloaded. */
    public static final String RANDOM_PROJECTION = "random-projection";
    /** FID-Inception with pytorch-fid's resizing. */
    public static final String INCEPTION = "inception";
    /** FID-Inception with clean-fid's resizing. */
    public static final String INCEPTION_CLEAN = "inception-clean";
    /** For help. */
    public static final String DESCRIPTION = "What makes the features: "
            + RANDOM_PROJECTION
            + ", a stand-in that sees colours and coarse shapes; "
            + INCEPTION
            + ", FID's network, resized as pytorch-fid does; "
            + INCEPTION_CLEAN
            + ", as clean-fid does. The network's weights are looked for in the cache folder, or given as "
            + INCEPTION
            + ":FILE (default: ${DEFAULT-VALUE}).";

    private static final int DIMENSION = 64;
    private static final long SEED = 0;

    private Extractors() {}

    /** Opens an extractor; for the network, reads its weights. */
    public static FeatureExtractor open(String features) {
        int colon = features.indexOf(':');
        String name = colon < 0 ? features : features.substring(0, colon);
        String file = colon < 0 ? "" : features.substring(colon + 1);
        return switch (name) {
            case INCEPTION -> inception(InceptionPreset.PYTORCH_FID, file);
            case INCEPTION_CLEAN -> inception(InceptionPreset.CLEAN, file);
            case RANDOM_PROJECTION -> {
                if (colon >= 0) {
                    throw new UserException(
                            "`--features` must be " + RANDOM_PROJECTION + " without a file, got " + features);
                }
                yield new RandomProjection(DIMENSION, SEED);
            }
            default ->
                throw new UserException("`--features` must be " + RANDOM_PROJECTION + ", " + INCEPTION + "[:FILE]"
                        + " or " + INCEPTION_CLEAN + "[:FILE], got " + features);
        };
    }

    private static FeatureExtractor inception(InceptionPreset preset, String file) {
        try {
            InceptionWeights weights = file.isEmpty() ? InceptionWeights.find() : InceptionWeights.read(Path.of(file));
            return InceptionExtractor.builder(weights).preset(preset).build();
        } catch (IOException fault) {
            throw new UserException("`--features`: " + fault.getMessage());
        }
    }
}
