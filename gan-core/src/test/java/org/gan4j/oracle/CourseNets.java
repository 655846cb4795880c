package org.gan4j.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * The course nets at their full width in GAN4J, as if trained for a while: no weight or bias of a normalisation is at its
 * initial value. Twins are copies of their state at that moment.
 *
 * <p>The critic's last bias is 1: around a score of 0 the halves of its cross-entropy gradient, -1/2 and 1/2, cancel, and
 * what is left has no digits to compare.
 */
public final class CourseNets {
    /**
     * Biases that a normalisation takes away again. Their gradient is zero in theory and rounding noise in practice, which has
     * no relative error.
     */
    private static final Pattern BEFORE_NORMALIZATION = Pattern.compile("l1\\.[234]\\.0\\.bias");

    /** The running means that such biases shift. */
    private static final Pattern SHIFTED = Pattern.compile("l1\\.[234]\\.1\\.running_mean");
    /** Standard deviation of what is added to biases and to weights of normalisations. */
    private static final double SPREAD = 0.1;

    private static final long SEED = 11;

    private final TensorFactory tensors;
    private final Normalization normalization;
    private final DcganCritic critic;
    private DcganGenerator generator;

    /**
     * Makes the nets.
     *
     * @param tensors kernels and element type
     * @param normalization the critic's: BATCH, INSTANCE or INSTANCE_AFFINE
     */
    public CourseNets(TensorFactory tensors, Normalization normalization) {
        this.tensors = tensors;
        this.normalization = normalization;
        this.critic = DcganCritic.builder()
                .tensors(tensors)
                .normalization(normalization)
                .seed(SEED)
                .build();
        spread(critic);
        Parameter lastBias = critic.parameters().get(critic.parameters().size() - 1);
        lastBias.assign(tensors.ones(lastBias.shape()));
    }

    private static void spread(Network network) {
        RandomStream random = new RandomStream(SEED, 0);
        for (Parameter parameter : network.parameters()) {
            if (parameter.shape().rank() == 1) {
                Tensor shift = network.tensors().normal(random, parameter.shape());
                parameter.assign(parameter.detach().add(shift.mul(SPREAD)));
            }
        }
    }

    /** {@return the generator, made when it is first asked for} */
    public DcganGenerator generator() {
        if (generator == null) {
            generator = DcganGenerator.builder().tensors(tensors).seed(SEED).build();
            spread(generator);
        }
        return generator;
    }

    /** {@return the critic} */
    public DcganCritic critic() {
        return critic;
    }

    /** {@return the generator's twin} */
    public TwinGenerator twinGenerator() {
        return new TwinGenerator(TwinWeights.copyOf(generator()));
    }

    /** {@return the critic's twin} */
    public TwinCritic twinCritic() {
        return new TwinCritic(TwinWeights.copyOf(critic), normalization);
    }

    Normalization normalization() {
        return normalization;
    }

    /**
     * Gradients by the names of the weights.
     *
     * @param network whose weights
     * @param gradients one for each weight, in order
     * @return copies
     */
    public static Map<String, double[]> byName(Network network, List<Tensor> gradients) {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int i = 0; i < gradients.size(); i++) {
            named.put(network.parameters().get(i).name(), gradients.get(i).toDoubles());
        }
        return named;
    }

    /** {@return values of everything a checkpoint holds, by name} */
    public static Map<String, double[]> state(Network network) {
        Map<String, double[]> state = new LinkedHashMap<>();
        network.persistent().forEach(parameter -> state.put(parameter.name(), parameter.toDoubles()));
        return state;
    }

    /** {@return whether a weight is a bias that the normalisation after it takes away} */
    public static boolean isTakenAway(String name) {
        return BEFORE_NORMALIZATION.matcher(name).matches();
    }

    /** {@return whether a running mean contains a bias that {@link #isTakenAway}} */
    public static boolean isShifted(String name) {
        return SHIFTED.matcher(name).matches();
    }
}
