package org.gan4j.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorScope;

/**
 * Trains a generator against a critic. A step is {@code criticSteps} critic updates and one generator update.
 *
 * <p>A critic update draws real images and latents, scores real and generated images (apart where scores depend on the
 * batch), adds the penalties to the loss, takes the gradients, and updates. The generator update draws new latents; the critic's weights are frozen.
 * Everything random comes from the seed. Confined to one thread.
 *
 * <pre>{@code
 * GanTrainer trainer = GanTrainer.builder(generator, critic, new NonSaturatingLoss(), images)
 *         .batchSize(16)
 *         .optimizer(Adam.of(2e-4, 0.5, 0.999))
 *         .build();
 * trainer.train(1_000);
 * }</pre>
 */
public final class GanTrainer {
    private static final long LATENT_STREAM = 101;
    private static final long REGULARIZER_STREAM = 102;
    /** What the names of listeners' states begin with. */
    static final String LISTENER = "listener.";

    private static final long NONE = -1;

    private final Generator generator;
    private final Critic critic;
    private final AdversarialLoss loss;
    private final RealImages images;
    private final List<Regularizer> regularizers;
    private final List<TrainingListener> listeners;
    private final WeightAverage average;
    private final Updater generatorUpdater;
    private final Updater criticUpdater;
    private final RandomStream latentRandom;
    private final RandomStream regularizerRandom;
    private final int batchSize;
    private final int criticSteps;
    private final Map<String, String> configuration;
    private long step;
    private long failedStep = NONE;
    private volatile boolean stopRequested;

    private GanTrainer(Builder options) {
        this.generator = options.generator;
        this.critic = options.critic;
        this.loss = options.loss;
        this.images = options.images;
        this.regularizers = List.copyOf(options.regularizers);
        this.listeners = List.copyOf(options.listeners);
        this.average =
                options.average == null ? null : new WeightAverage(generator, options.average, options.averageDecay);
        this.generatorUpdater = options.generatorOptimizer.start(generator.parameters());
        this.criticUpdater = options.criticOptimizer.start(critic.parameters());
        this.latentRandom = new RandomStream(options.seed, LATENT_STREAM);
        this.regularizerRandom = new RandomStream(options.seed, REGULARIZER_STREAM);
        this.batchSize = options.batchSize;
        this.criticSteps = options.criticSteps;
        this.configuration = TrainerConfiguration.describe(options);
    }

    /**
     * Starts building a trainer.
     *
     * @param generator what is trained
     * @param critic its opponent
     * @param loss the game
     * @param images real images
     * @return options
     */
    public static Builder builder(Generator generator, Critic critic, AdversarialLoss loss, RealImages images) {
        return new Builder(generator, critic, loss, images);
    }

    /**
     * Trains until a number of steps has been made in all.
     *
     * @param totalSteps the number of the last step
     */
    public void train(long totalSteps) {
        train(totalSteps, () -> false);
    }

    /**
     * Trains until a number of steps has been made in all, a condition holds after a step, or {@link #requestStop()} was
     * called.
     *
     * @param totalSteps the number of the last step
     * @param enough asked before each step
     * @throws DivergedException if a loss or a gradient is not finite, before the update, or a weight after it
     */
    public void train(long totalSteps, BooleanSupplier enough) {
        listeners.forEach(listener -> listener.onStart(this));
        while (step < totalSteps && !stopRequested && !enough.getAsBoolean()) {
            StepReport report = step();
            listeners.forEach(listener -> listener.onStep(this, report));
        }
        stopRequested = false;
        listeners.forEach(listener -> listener.onEnd(this));
    }

    /** Ends training after the step in progress; may be called from any thread. */
    public void requestStop() {
        stopRequested = true;
    }

    /**
     * One training step; listeners are not called.
     *
     * @return its figures
     * @throws DivergedException if a loss, a gradient or a weight is not finite
     * @throws IllegalStateException if an earlier step has failed
     */
    @SuppressWarnings("try") // the scopes work by being open
    public StepReport step() {
        checkWhole();
        long started = System.nanoTime();
        step++;
        failedStep = step; // until all of it is done
        Map<String, Double> records = new LinkedHashMap<>();
        double criticLoss = 0;
        double[] scores = null;
        for (int i = 0; i < criticSteps; i++) {
            try (TensorScope scope = TensorScope.open()) {
                TrainingStep update = newUpdate(Phase.CRITIC, records);
                criticLoss += updateCritic(update) / criticSteps;
                scores = new double[] {meanOf(update.realScores()), meanOf(update.fakeScores())};
            }
        }
        double generatorLoss;
        try (TensorScope scope = TensorScope.open()) {
            generatorLoss = updateGenerator(newUpdate(Phase.GENERATOR, records));
        }
        new DivergenceCheck(step, generator, critic).checkWeights();
        if (average != null) {
            average.update(step);
        }
        failedStep = NONE;
        double seconds = (System.nanoTime() - started) / 1e9;
        return new StepReport(
                step,
                criticLoss,
                generatorLoss,
                scores[0],
                scores[1],
                records,
                seconds,
                (double) batchSize * criticSteps / seconds,
                generator.tensors().kernels().heldBytes());
    }

    private TrainingStep newUpdate(Phase phase, Map<String, Double> records) {
        return new TrainingStep(phase, step, generator, critic, regularizerRandom, records);
    }

    private static double meanOf(Tensor scores) {
        return Gradients.withoutRecording(() -> scores.mean().item());
    }

    private double updateCritic(TrainingStep update) {
        Tensor real = images.next(batchSize, critic.tensors());
        Tensor latents = latents();
        Tensor fake = Gradients.withoutRecording(() -> generator.generate(latents, Mode.TRAINING));
        update.setImages(real, fake);
        ScoredPair scores = ScoredPair.of(critic, real, fake);
        update.setScores(scores.real(), scores.fake());
        AdversarialLoss game = loss.forUpdate(step, regularizerRandom);
        return finish(update, game.criticLoss(update.realScores(), update.fakeScores()), criticUpdater);
    }

    private double updateGenerator(TrainingStep update) {
        Tensor fake = generator.generate(latents(), Mode.TRAINING);
        Tensor fakeScores = critic.score(fake, Mode.TRAINING);
        Tensor real = null;
        Tensor realScores = null;
        if (loss.generatorNeedsRealScores()) {
            real = images.next(batchSize, critic.tensors());
            realScores = critic.score(real, Mode.TRAINING);
        }
        update.setImages(real, fake);
        update.setScores(realScores, fakeScores);
        AdversarialLoss game = loss.forUpdate(step, regularizerRandom);
        return finish(update, game.generatorLoss(realScores, fakeScores), generatorUpdater);
    }

    private Tensor latents() {
        return generator.tensors().normal(latentRandom, Shape.of(batchSize, generator.latentSize()));
    }

    /** From the loss to the updated weights; returns the loss with penalties. */
    private double finish(TrainingStep update, Tensor lossOnly, Updater updater) {
        Tensor total = oneElement(lossOnly, loss);
        for (Regularizer regularizer : regularizers) {
            Tensor penalty = regularizer.penalty(update).orElse(null);
            total = penalty == null ? total : total.add(oneElement(penalty, regularizer));
        }
        double value = total.item();
        DivergenceCheck check = new DivergenceCheck(step, generator, critic);
        check.check(update.phase(), value);
        update.setGradients(Gradients.of(total).withRespectTo(update.parameters()));
        check.checkGradients(update);
        regularizers.forEach(regularizer -> regularizer.afterBackward(update));
        updater.update(update.gradients());
        regularizers.forEach(regularizer -> regularizer.afterUpdate(update));
        return value;
    }

    private static Tensor oneElement(Tensor value, Object source) {
        if (value.shape().size() != 1) {
            throw new IllegalArgumentException(
                    source + " must give a tensor of one element, got shape " + value.shape() + "; end it with mean()");
        }
        return value;
    }

    /** {@return the number of steps made} */
    public long steps() {
        return step;
    }

    /** {@return the number of critic updates in an epoch: the data's size divided by the batch size, rounded down} */
    public long updatesPerEpoch() {
        return images.size() / batchSize;
    }

    /** {@return the generator} */
    public Generator generator() {
        return generator;
    }

    /** {@return the generator to make images with: the averaged one if there is one, otherwise the trained one} */
    public Generator sampler() {
        return average == null ? generator : average.generator();
    }

    /** {@return the critic} */
    public Critic critic() {
        return critic;
    }

    /** {@return the real images} */
    public RealImages images() {
        return images;
    }

    /** {@return the running optimiser of the generator} */
    public Updater generatorUpdater() {
        return generatorUpdater;
    }

    /** {@return the running optimiser of the critic} */
    public Updater criticUpdater() {
        return criticUpdater;
    }

    /** {@return what this trainer is built from, key to text; a checkpoint of another configuration is refused} */
    public Map<String, String> configuration() {
        return Collections.unmodifiableMap(configuration);
    }

    /** {@return what is doubtful about the regularisers together, one sentence each; usually empty} */
    public List<String> warnings() {
        return regularizers.stream()
                .flatMap(regularizer -> regularizer.doubts(regularizers).stream())
                .toList();
    }

    /**
     * What a checkpoint has to hold beside weights and moments, by part.
     *
     * @return name of the part to its state
     */
    public Map<String, State> state() {
        Map<String, State> parts = new LinkedHashMap<>();
        parts.put(
                "trainer",
                new State(Map.of(
                        "step", (double) step,
                        "latentPosition", (double) latentRandom.position(),
                        "regularizerPosition", (double) regularizerRandom.position(),
                        "generatorUpdates", (double) generatorUpdater.updates(),
                        "criticUpdates", (double) criticUpdater.updates())));
        parts.put("images", images.state());
        for (int i = 0; i < regularizers.size(); i++) {
            parts.put("regularizer." + i, regularizers.get(i).state());
        }
        statefulListeners().forEach((name, listener) -> parts.put(name, listener.state()));
        return parts;
    }

    /**
     * Continues from a state; weights and moments are assigned separately.
     *
     * @param parts what {@link #state()} gave
     */
    public void restore(Map<String, State> parts) {
        State own = parts.get("trainer");
        step = (long) own.get("step");
        latentRandom.seek((long) own.get("latentPosition"));
        regularizerRandom.seek((long) own.get("regularizerPosition"));
        generatorUpdater.resume((long) own.get("generatorUpdates"));
        criticUpdater.resume((long) own.get("criticUpdates"));
        images.restore(parts.get("images"));
        for (int i = 0; i < regularizers.size(); i++) {
            regularizers.get(i).restore(parts.get("regularizer." + i));
        }
        statefulListeners().forEach((name, listener) -> {
            if (parts.containsKey(name)) {
                listener.restore(parts.get(name));
            }
        });
        failedStep = NONE;
    }

    /** Listeners come and go between runs, so their states go by class, numbered where there are several of one. */
    private Map<String, TrainingListener> statefulListeners() {
        Map<String, TrainingListener> named = new LinkedHashMap<>();
        for (TrainingListener listener : listeners) {
            if (!listener.state().values().isEmpty()) {
                String name = LISTENER + listener.getClass().getName();
                String free = name;
                for (int i = 2; named.containsKey(free); i++) {
                    free = name + "." + i;
                }
                named.put(free, listener);
            }
        }
        return named;
    }

    /** Refuses to go on from, or to save, what a failure has left between two states. */
    void checkWhole() {
        if (failedStep != NONE) {
            throw new IllegalStateException(
                    "step " + failedStep + " has failed and left the networks between two states;"
                            + " restore a checkpoint, or build a new trainer");
        }
    }

    /** {@return the whole configuration} */
    @Override
    public String toString() {
        return "GanTrainer" + configuration;
    }

    /** Options of a trainer. */
    public static final class Builder {
        /** The reference task's batch size. */
        public static final int DEFAULT_BATCH_SIZE = 64;
        /** The reference task's optimiser. */
        public static final Optimizer DEFAULT_OPTIMIZER = Adam.of(1e-4, 0.5, 0.999);

        final Generator generator;
        final Critic critic;
        final AdversarialLoss loss;
        final RealImages images;
        final List<Regularizer> regularizers = new ArrayList<>();
        final List<TrainingListener> listeners = new ArrayList<>();
        Optimizer generatorOptimizer = DEFAULT_OPTIMIZER;
        Optimizer criticOptimizer = DEFAULT_OPTIMIZER;
        Generator average;
        double averageDecay;
        int batchSize = DEFAULT_BATCH_SIZE;
        int criticSteps = 1;
        long seed;

        private Builder(Generator generator, Critic critic, AdversarialLoss loss, RealImages images) {
            this.generator = Objects.requireNonNull(generator, "generator");
            this.critic = Objects.requireNonNull(critic, "critic");
            this.loss = Objects.requireNonNull(loss, "loss");
            this.images = Objects.requireNonNull(images, "images");
        }

        /**
         * Images in a batch; 64 by default.
         *
         * @param batchSize at least 1
         * @return this
         */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /**
         * Critic updates before each generator update; 1 by default.
         *
         * @param criticSteps at least 1
         * @return this
         */
        public Builder criticSteps(int criticSteps) {
            this.criticSteps = criticSteps;
            return this;
        }

        /**
         * One optimiser for both networks; Adam(1e-4, 0.5, 0.999) by default.
         *
         * @param optimizer its settings; each network gets moments of its own
         * @return this
         */
        public Builder optimizer(Optimizer optimizer) {
            return generatorOptimizer(optimizer).criticOptimizer(optimizer);
        }

        /**
         * The generator's optimiser.
         *
         * @param optimizer its settings
         * @return this
         */
        public Builder generatorOptimizer(Optimizer optimizer) {
            this.generatorOptimizer = Objects.requireNonNull(optimizer, "optimizer");
            return this;
        }

        /**
         * The critic's optimiser.
         *
         * @param optimizer its settings
         * @return this
         */
        public Builder criticOptimizer(Optimizer optimizer) {
            this.criticOptimizer = Objects.requireNonNull(optimizer, "optimizer");
            return this;
        }

        /**
         * Keeps an exponential moving average of the generator; none by default.
         *
         * @param average a second generator built like the first; overwritten, and from then on the {@link GanTrainer#sampler()}
         * @param decay share of the old average, in [0, 1); 0.99 averages about the last 100 steps
         * @return this
         */
        public Builder average(Generator average, double decay) {
            this.average = Objects.requireNonNull(average, "average");
            this.averageDecay = decay;
            return this;
        }

        /**
         * Adds a regulariser; they act in the order added.
         *
         * @param regularizer what to add
         * @return this
         */
        public Builder regularizer(Regularizer regularizer) {
            regularizers.add(Objects.requireNonNull(regularizer, "regularizer"));
            return this;
        }

        /**
         * Adds a listener.
         *
         * @param listener what to add
         * @return this
         */
        public Builder listener(TrainingListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Seed of latents and regularisers; 0 by default.
         *
         * @param seed any number
         * @return this
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Makes the trainer.
         *
         * @return a trainer at step 0
         * @throws IllegalArgumentException if something does not fit together, with the reason and the fix
         */
        public GanTrainer build() {
            TrainerConfiguration.check(this);
            return new GanTrainer(this);
        }
    }
}
