package org.gan4j.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.linalg.RootTrace;

/**
 * A Frechet distance and what it rests on.
 *
 * @param value the distance, at least 0
 * @param meanTerm |mu_r - mu_g|^2
 * @param covarianceTerm tr S_r + tr S_g - 2 tr (S_r S_g)^1/2, at least 0
 * @param realCount images of the real side; empty if its statistics do not say
 * @param generatedCount images of the generated side; empty if its statistics do not say
 * @param extractor what made the features
 * @param clampedEigenvalue the eigenvalue of largest magnitude that was taken as 0; 0 if none was
 * @param clampedTerm the covariance term before it was raised to 0; 0 if it was not negative
 * @param route how the trace of the root was found
 * @param interval 95 % interval for sampling noise at this n, not for the bias that falls with n; empty with a reason
 * @param noInterval why there is no interval; empty if there is one
 * @param warnings what a reader of the value must know, a sentence each
 */
public record FrechetResult(
        double value,
        double meanTerm,
        double covarianceTerm,
        OptionalLong realCount,
        OptionalLong generatedCount,
        ExtractorIdentity extractor,
        double clampedEigenvalue,
        double clampedTerm,
        RootTrace.Route route,
        Optional<Interval> interval,
        String noInterval,
        List<String> warnings) {

    FrechetResult withInterval(Interval found) {
        return with(Optional.of(found), "", warnings);
    }

    FrechetResult withWarning(String warning) {
        return with(
                interval,
                noInterval,
                Stream.concat(warnings.stream(), Stream.of(warning)).toList());
    }

    private FrechetResult with(Optional<Interval> newInterval, String reason, List<String> newWarnings) {
        return new FrechetResult(
                value,
                meanTerm,
                covarianceTerm,
                realCount,
                generatedCount,
                extractor,
                clampedEigenvalue,
                clampedTerm,
                route,
                newInterval,
                reason,
                newWarnings);
    }

    /** {@return value, interval, n of both sides, extractor, what was clamped, and warnings, on one line} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "FID %.5g", value));
        text.append(interval.map(i -> " " + i).orElse(" (no interval: " + noInterval + ")"));
        text.append(String.format(
                Locale.ROOT,
                " = mean %.5g + covariance %.5g; n real %s, generated %s; %s",
                meanTerm,
                covarianceTerm,
                text(realCount),
                text(generatedCount),
                extractor));
        if (clampedEigenvalue != 0) {
            text.append(String.format(Locale.ROOT, "; eigenvalues up to %.3g taken as 0", clampedEigenvalue));
        }
        if (clampedTerm != 0) {
            text.append(String.format(Locale.ROOT, "; covariance term %.3g taken as 0", clampedTerm));
        }
        warnings.forEach(warning -> text.append("; warning: ").append(warning));
        return text.toString();
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "unknown";
    }
}
