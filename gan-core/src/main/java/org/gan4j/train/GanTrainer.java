package org.gan4j.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a generator against a critic. A step is {@code criticSteps} critic updates and one generator update.
 *
 * <p>A critic update draws real images and latents, scores real and generated images (apart where scores depend on the
 * batch), adds the penalties to the loss, takes the gradients, and updates. The generator update draws new latents; the
 * critic's weights are frozen.
 * Latents, regularisers and augmentation draw from its seed; weights and the order of images from those of networks and
 * images. Confined to one thread.
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
    private static final long AUGMENTATION_STREAM = 103;

    private final Game game;
    private final List<TrainingListener> listeners;
    private final @Nullable WeightAverage average;
    private final Updater generatorUpdater;
    private final Updater criticUpdater;
    private final Update generatorUpdate;
    private final Update criticUpdate;
    private final int criticSteps;
    private final TrainingPosition position;
    private final StatefulParts parts;
    private final Map<String, String> configuration;
    private volatile boolean stopRequested;

    private GanTrainer(Builder options) {
        this.game = game(options);
        this.listeners = List.copyOf(options.listeners);
        this.average = options.average == null
                ? null
                : new WeightAverage(options.generator, options.average, options.averageDecay);
        this.generatorUpdater = options.generatorOptimizer.start(options.generator.parameters());
        this.criticUpdater = options.criticOptimizer.start(options.critic.parameters());
        this.generatorUpdate = new GeneratorUpdate(game, generatorUpdater);
        this.criticUpdate = new CriticUpdate(game, criticUpdater);
        this.criticSteps = options.criticSteps;
        this.position = new TrainingPosition(game, generatorUpdater, criticUpdater);
        this.parts = StatefulParts.of(position, game, listeners);
        this.configuration = TrainerConfiguration.describe(options);
    }

    private static Game game(Builder options) {
        return new Game(
                options.generator,
                options.critic,
                options.loss,
                options.images,
                new FakeImages(options.generator, new RandomStream(options.seed, LATENT_STREAM)),
                new Augmenting(options.augmentation, new RandomStream(options.seed, AUGMENTATION_STREAM)),
                options.regularizers,
                new RandomStream(options.seed, REGULARIZER_STREAM),
                options.batchSize);
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
     * @throws DivergedException if a loss or a gradient is not finite, before the update, or a weight after it
     * @throws IllegalStateException if an earlier step has failed
     */
    public void train(long totalSteps) {
        train(totalSteps, () -> false);
    }

    /**
     * Trains until a number of steps has been made in all, a condition holds before a step, or {@link #requestStop()} was
     * called.
     *
     * @param totalSteps the number of the last step
     * @param enough asked before each step
     * @throws DivergedException if a loss or a gradient is not finite, before the update, or a weight after it
     * @throws IllegalStateException if an earlier step has failed
     */
    public void train(long totalSteps, BooleanSupplier enough) {
        listeners.forEach(listener -> listener.onStart(this));
        while (position.step() < totalSteps && !stopRequested && !enough.getAsBoolean()) {
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
    public StepReport step() {
        StepFigures figures = new StepFigures(position.begin());
        for (int i = 0; i < criticSteps; i++) {
            criticUpdate.run(figures);
        }
        generatorUpdate.run(figures);
        new DivergenceCheck(figures.step(), generator(), critic()).checkWeights();
        if (average != null) {
            average.update(figures.step());
        }
        position.settle();
        return figures.report(game.batchSize(), generator().tensors().kernels().heldBytes());
    }

    /** {@return the number of steps made} */
    public long steps() {
        return position.step();
    }

    /** {@return the number of critic updates in an epoch: the data's size divided by the batch size, rounded down} */
    public long updatesPerEpoch() {
        return images().size() / game.batchSize();
    }

    /** {@return the generator} */
    public Generator generator() {
        return game.generator();
    }

    /** {@return the generator to make images with: the averaged one if there is one, otherwise the trained one} */
    public Generator sampler() {
        return average == null ? generator() : average.generator();
    }

    /** {@return the critic} */
    public Critic critic() {
        return game.critic();
    }

    /** {@return the real images} */
    public RealImages images() {
        return game.realImages();
    }

    /** {@return the running optimiser of the generator} */
    Updater generatorUpdater() {
        return generatorUpdater;
    }

    /** {@return the running optimiser of the critic} */
    Updater criticUpdater() {
        return criticUpdater;
    }

    /** {@return what this trainer is built from, key to text; a checkpoint of another configuration is refused} */
    public Map<String, String> configuration() {
        return Collections.unmodifiableMap(configuration);
    }

    /** {@return what is doubtful about loss, critic and regularisers together, one sentence each; usually empty} */
    public List<String> warnings() {
        Stream<String> ofLoss = game.loss().doubts(critic(), game.regularizers()).stream();
        Stream<String> ofRegularizers = game.regularizers().stream()
                .flatMap(regularizer -> regularizer.doubts(critic(), game.regularizers()).stream());
        return Stream.concat(ofLoss, ofRegularizers).toList();
    }

    /**
     * What a checkpoint has to hold beside weights and moments, by part.
     *
     * @return name of the part to its state
     */
    public Map<String, State> state() {
        return parts.state();
    }

    /**
     * Continues from a state; weights and moments are assigned separately.
     *
     * @param states what {@link #state()} gave
     * @throws IllegalArgumentException if the state of a part is missing, naming it
     */
    void restore(Map<String, State> states) {
        parts.restore(states);
        position.settle();
    }

    /** Refuses to go on from, or to save, what a failure has left between two states. */
    void checkWhole() {
        position.checkWhole();
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
        /** Learning rate of the reference task's Adam. */
        public static final double DEFAULT_RATE = 1e-4;
        /** Decay of the first moment of the reference task's Adam. */
        public static final double DEFAULT_BETA1 = 0.5;
        /** Decay of the second moment of the reference task's Adam. */
        public static final double DEFAULT_BETA2 = 0.999;
        /** The reference task's optimiser. */
        public static final Optimizer DEFAULT_OPTIMIZER = Adam.of(DEFAULT_RATE, DEFAULT_BETA1, DEFAULT_BETA2);

        final Generator generator;
        final Critic critic;
        final AdversarialLoss loss;
        final RealImages images;
        Augmentation augmentation = Augmentation.none();
        final List<Regularizer> regularizers = new ArrayList<>();
        final List<TrainingListener> listeners = new ArrayList<>();
        Optimizer generatorOptimizer = DEFAULT_OPTIMIZER;
        Optimizer criticOptimizer = DEFAULT_OPTIMIZER;

        @Nullable
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
         * What is done to real and generated images before the critic scores them; nothing by default.
         *
         * @param augmentation what is done
         * @return this
         */
        public Builder augmentation(Augmentation augmentation) {
            this.augmentation = Objects.requireNonNull(augmentation, "augmentation");
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
            Compatibility.check(this);
            return new GanTrainer(this);
        }
    }
}
