package org.gan4j.regularizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.internal.Arguments;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;

/**
 * A regulariser at work in every k-th update only, the first included (Karras et al. 2020, section 3.1): a costly penalty need
 * not be paid each time. {@code Lazy.every(16).scaled().of(new R1Penalty(10))}. Updates of critic and generator are counted
 * apart. The counts, and the state of what is wrapped, are in {@link #state()}. Confined to one trainer.
 */
public final class Lazy implements Regularizer {
    private static final String COUNT = "updates.";
    private static final String INNER = "inner.";

    private final Regularizer inner;
    private final long every;
    private final boolean scaled;
    private final long from;
    private final long[] updates = new long[Phase.values().length];
    private boolean acting;

    private Lazy(Builder options, Regularizer inner) {
        this.inner = Objects.requireNonNull(inner, "inner");
        this.every = options.every;
        this.scaled = options.scaled;
        this.from = options.from;
    }

    /**
     * Starts a lazy regulariser that acts every k-th update, from the first step on, unscaled.
     *
     * @param updates k, at least 1
     * @return options
     * @throws IllegalArgumentException if k is below 1
     */
    public static Builder every(long updates) {
        return new Builder(updates);
    }

    @Override
    public void validate(Generator generator, Critic critic) {
        inner.validate(generator, critic);
    }

    @Override
    public List<String> doubts(Critic critic, List<Regularizer> all) {
        return inner.doubts(critic, all);
    }

    @Override
    public boolean penalizesSlope() {
        return inner.penalizesSlope();
    }

    @Override
    public boolean boundsSlope() {
        return inner.boundsSlope();
    }

    /** What is at work now and then. */
    Regularizer inner() {
        return inner;
    }

    /** Begins an update: the trainer asks for the penalty first. */
    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        int phase = step.phase().ordinal();
        acting = step.step() >= from && updates[phase] % every == 0;
        updates[phase] += step.step() >= from ? 1 : 0;
        if (!acting) {
            return Optional.empty();
        }
        Optional<Tensor> penalty = inner.penalty(step);
        return scaled ? penalty.map(value -> value.mul(every)) : penalty;
    }

    @Override
    public void afterBackward(TrainingStep step) {
        if (acting) {
            inner.afterBackward(step);
        }
    }

    @Override
    public void afterUpdate(TrainingStep step) {
        if (acting) {
            inner.afterUpdate(step);
        }
    }

    @Override
    public State state() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            values.put(COUNT + phase, (double) updates[phase.ordinal()]);
        }
        inner.state().values().forEach((name, value) -> values.put(INNER + name, value));
        return new State(values);
    }

    @Override
    public void restore(State state) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            updates[phase.ordinal()] = (long) state.get(COUNT + phase);
        }
        state.values().forEach((name, value) -> {
            if (name.startsWith(INNER)) {
                values.put(name.substring(INNER.length()), value);
            }
        });
        inner.restore(new State(values));
    }

    @Override
    public String toString() {
        return "Lazy(" + inner + ", every " + every + (scaled ? ", scaled" : "") + (from > 1 ? ", from " + from : "")
                + ")";
    }

    /** Options of a lazy regulariser. */
    public static final class Builder {
        private final long every;
        private boolean scaled;
        private long from = 1;

        private Builder(long every) {
            this.every = Arguments.atLeastOne("every", every);
        }

        /**
         * Multiplies the penalty by k, so that its sum over many updates stays as it was. StyleGAN2 does; stylegan2_pytorch does
         * not. What acts on gradients or weights is not multiplied.
         *
         * @return this
         */
        public Builder scaled() {
            this.scaled = true;
            return this;
        }

        /**
         * Waits; 1 by default.
         *
         * @param step number of the first training step in which it acts, at least 1
         * @return this
         * @throws IllegalArgumentException if the step is below 1
         */
        public Builder from(long step) {
            this.from = Arguments.atLeastOne("from", step);
            return this;
        }

        /**
         * Makes the lazy regulariser.
         *
         * @param inner what acts
         * @return the regulariser
         */
        public Lazy of(Regularizer inner) {
            return new Lazy(this, inner);
        }
    }
}
