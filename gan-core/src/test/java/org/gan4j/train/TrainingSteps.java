package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** Updates in progress for tests of regularisers, which cannot make a {@link TrainingStep} themselves. */
public final class TrainingSteps {
    private static final int BATCH = 4;

    private TrainingSteps() {}

    /**
     * An update before its backward pass, whole: seeded images, and their scores. What belongs to the other network is
     * constant in a critic update; a generator update has no real images.
     *
     * @param phase whose update
     * @param number of the training step
     * @param generator the generator
     * @param critic the critic
     * @return the update; the same weights make the same one
     */
    public static TrainingStep of(Phase phase, long number, Generator generator, Critic critic) {
        TrainingStep step =
                new TrainingStep(phase, number, generator, critic, new RandomStream(41, 0), new LinkedHashMap<>());
        TensorFactory tensors = critic.tensors();
        Shape latents = Shape.of(BATCH, generator.latentSize());
        Supplier<Tensor> generated =
                () -> generator.generate(tensors.normal(new RandomStream(42, 0), latents), Mode.TRAINING);
        if (phase == Phase.GENERATOR) {
            Tensor fake = generated.get();
            step.setImages(null, fake);
            step.setScores(null, critic.score(fake, Mode.TRAINING));
        } else {
            Tensor fake = Gradients.withoutRecording(generated);
            Tensor real = tensors.uniform(new RandomStream(43, 0), fake.shape(), -1, 1);
            step.setImages(real, fake);
            step.setScores(critic.score(real, Mode.TRAINING), critic.score(fake, Mode.TRAINING));
        }
        return step;
    }

    /**
     * A critic update before its backward pass.
     *
     * @param critic the critic
     * @param real real images, or null
     * @param fake generated images, or null
     * @return the update, of step 1, with random numbers of a fixed seed
     */
    public static TrainingStep ofCritic(Critic critic, Tensor real, Tensor fake) {
        TrainingStep step =
                new TrainingStep(Phase.CRITIC, 1, null, critic, new RandomStream(41, 0), new LinkedHashMap<>());
        step.setImages(real, fake);
        return step;
    }

    /**
     * A generator update before its backward pass.
     *
     * @param generator the generator
     * @param critic the critic
     * @param fake generated images, or null
     * @return the update, of step 1, with random numbers of a fixed seed
     */
    public static TrainingStep ofGenerator(Generator generator, Critic critic, Tensor fake) {
        TrainingStep step =
                new TrainingStep(Phase.GENERATOR, 1, generator, critic, new RandomStream(41, 0), new LinkedHashMap<>());
        step.setImages(null, fake);
        return step;
    }

    /**
     * The same update with scores.
     *
     * @param step an update
     * @param real scores of its real images
     * @param fake scores of its generated images
     * @return the update
     */
    public static TrainingStep scored(TrainingStep step, Tensor real, Tensor fake) {
        step.setScores(real, fake);
        return step;
    }

    /**
     * The same update after its backward pass.
     *
     * @param step an update
     * @param gradients one for each parameter; a regulariser may modify them
     * @return the update
     */
    public static TrainingStep afterBackward(TrainingStep step, Tensor... gradients) {
        step.setGradients(List.of(gradients));
        return step;
    }
}
