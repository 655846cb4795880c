package org.gan4j.cli.internal.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.metric.FrechetResult;
import org.gan4j.metric.KernelDistance;
import org.gan4j.metric.PrecisionRecall;

/**
 * What an evaluation came to.
 *
 * @param frechet FID
 * @param kernel KID; empty where the real images are not at hand
 * @param neighbours precision, recall, density, coverage; empty where the real images are not at hand
 */
public record Scores(
        FrechetResult frechet, Optional<KernelDistance.Result> kernel, Optional<PrecisionRecall.Result> neighbours) {

    /** {@return the identity that every score here shares} */
    public ExtractorIdentity extractor() {
        return frechet.extractor();
    }

    /** {@return a line for each score, each with what it rests on} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(frechet.toString());
        kernel.ifPresent(result -> lines.add(result.toString()));
        neighbours.ifPresent(result -> lines.add(result.toString()));
        return lines;
    }
}
