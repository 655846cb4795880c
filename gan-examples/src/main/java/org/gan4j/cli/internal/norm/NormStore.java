package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.preset.Recipe;

/**
 * The numbers over time in a report's folder. Steps are critic steps in the first two files, training steps in the third.
 *
 * @param norms of loss and penalty, and the share of each weight at the bound of clipping
 * @param lossNorms of the loss alone, where there is a penalty
 * @param scores losses, mean scores, and the mean slope at the penalty's points
 */
record NormStore(CurveFile norms, CurveFile lossNorms, CurveFile scores) {
    static NormStore in(Path folder) {
        return new NormStore(
                new CurveFile(folder.resolve("norms-over-time.csv"), "curve,step,layer,norm,share-at-bound"),
                new CurveFile(folder.resolve("loss-norms-over-time.csv"), "curve,step,layer,norm"),
                new CurveFile(
                        folder.resolve("scores-over-time.csv"),
                        "curve,step,critic-loss,generator-loss,real-score,fake-score,slope"));
    }

    /** Whether a curve has all its rows, and so is not trained again. */
    boolean isFinished(Curve curve, Recipe recipe, NormSettings settings) throws IOException {
        long trainingSteps = settings.trainingSteps(recipe);
        long rows = trainingSteps * recipe.criticSteps() * settings.weights().size();
        return norms.rows(curve).size() == rows && scores.rows(curve).size() == trainingSteps;
    }

    /** Makes room for a curve that is trained anew. */
    void drop(Curve curve) throws IOException {
        for (CurveFile file : List.of(norms, lossNorms, scores)) {
            file.drop(curve);
        }
    }
}
