package org.gan4j.feature;

/** What of the FID-Inception network is taken as features: the four places of pytorch-fid, or the class logits. */
public enum InceptionOutput {
    /** Mean of each of 64 maps after the first max-pool. */
    FIRST_POOL(64, "Conv2d_2b_3x3"),
    /** Mean of each of 192 maps after the second max-pool. */
    SECOND_POOL(192, "Conv2d_4a_3x3"),
    /** Mean of each of 768 maps before the auxiliary classifier that training had. */
    PRE_AUXILIARY(768, "Mixed_6e"),
    /** Mean of each of the last 2,048 maps: what FID is defined on. */
    FINAL_POOL(2048, "Mixed_7c"),
    /** Logits of 1,008 classes. */
    LOGITS(1008, "Mixed_7c"),
    /** The same before the last layer's bias is added, as the published Inception Score takes them. */
    UNBIASED_LOGITS(1008, "Mixed_7c");

    private final int dimension;
    private final String lastBlock;

    InceptionOutput(int dimension, String lastBlock) {
        this.dimension = dimension;
        this.lastBlock = lastBlock;
    }

    /** {@return the number of features, d} */
    public int dimension() {
        return dimension;
    }

    /** {@return whether the features are logits of classes, which the Inception Score needs} */
    public boolean isLogits() {
        return ordinal() >= LOGITS.ordinal();
    }

    /** The convolution or block that comes last, by its name in the file of weights. */
    String lastBlock() {
        return lastBlock;
    }

    /** {@return how names of extractors say it, for example {@code 2048} or {@code logits}} */
    @Override
    public String toString() {
        return switch (this) {
            case LOGITS -> "logits";
            case UNBIASED_LOGITS -> "logits without bias";
            default -> String.valueOf(dimension);
        };
    }
}
