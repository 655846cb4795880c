package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/** Updates in progress for tests of regularisers, which cannot make a {@link TrainingStep} themselves. */
public final class TrainingSteps {
    private TrainingSteps() {}

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
