package org.gan4j.regularizer;

import java.util.List;
import org.gan4j.train.Regularizer;

/** Penalties that ask for different slopes: one for a target, one for none. */
final class SlopeConflicts {
    private SlopeConflicts() {}

    /** The doubts of a penalty that asks for a slope which is not 0. */
    static List<String> withFlat(Regularizer penalty, List<Regularizer> all) {
        return all.stream()
                .filter(SlopeConflicts::asksForNone)
                .map(flat -> penalty + " asks the critic for a slope above 0 and " + flat
                        + " for none, so that neither gets what it asks for; usually one of them is meant")
                .toList();
    }

    private static boolean asksForNone(Regularizer penalty) {
        if (penalty instanceof Lazy lazy) {
            return asksForNone(lazy.inner());
        }
        return penalty instanceof R1Penalty
                || penalty instanceof R2Penalty
                || (penalty instanceof GradientPenalty gradient
                        && gradient.rule().wish() == SlopeRule.Wish.NONE);
    }
}
