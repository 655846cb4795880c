package org.gan4j.benchmark.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The course critic with batch normalisation in SameDiff: the mean score's gradients in all weights. Batch normalisation is
 * composed of element-wise operations, because SameDiff's own of 1.0.0-M2.1 has a gradient that throws ("axis must be
 * specified").
 */
final class SameDiffCriticPass implements Side {
    private static final String IMAGES = "images";
    private static final int LAST = 5;
    private static final int KERNEL = 4;
    private static final double SLOPE = 0.2;
    private static final double EPSILON = 1e-5;

    private final SameDiff graph = SameDiff.create();
    private final Map<String, INDArray> images;
    private final List<String> weights = new ArrayList<>();
    private final DcganCritic source = InitialNets.critic(Normalization.BATCH);

    SameDiffCriticPass(int batch) {
        images = Map.of(IMAGES, Nd4j.rand(DataType.FLOAT, batch, 3, 64, 64));
        SDVariable x = graph.placeHolder(IMAGES, DataType.FLOAT, batch, 3, 64, 64);
        x = leaky(convolved(x, "l1.0", 2, 1));
        for (int block = 2; block < LAST; block++) {
            String name = "l1." + block;
            x = leaky(normalized(convolved(x, name + ".0", 2, 1), name + ".1"));
        }
        convolved(x, "l1." + LAST, 1, 0).mean().markAsLoss();
    }

    private SDVariable convolved(SDVariable x, String name, int stride, int padding) {
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(KERNEL)
                .kW(KERNEL)
                .sH(stride)
                .sW(stride)
                .pH(padding)
                .pW(padding)
                .paddingMode(PaddingMode.VALID)
                .dataFormat("NCHW")
                .build();
        SDVariable weight = weight(name + ".weight", values(name + ".weight").permute(2, 3, 1, 0));
        SDVariable bias = weight(name + ".bias", values(name + ".bias"));
        return graph.cnn().conv2d(x, weight, bias, config);
    }

    /** By the batch's mean and biased variance, which gradients pass through. */
    private SDVariable normalized(SDVariable x, String name) {
        SDVariable centered = x.sub(x.mean(true, 0, 2, 3));
        SDVariable variance = graph.math().square(centered).mean(true, 0, 2, 3);
        SDVariable scale = graph.math().rsqrt(variance.add(EPSILON));
        SDVariable gamma = weight(name + ".weight", perChannel(name + ".weight"));
        SDVariable beta = weight(name + ".bias", perChannel(name + ".bias"));
        return centered.mul(scale.mul(gamma)).add(beta);
    }

    private INDArray perChannel(String name) {
        INDArray values = values(name);
        return values.reshape(1, values.length(), 1, 1);
    }

    private SDVariable leaky(SDVariable x) {
        return graph.nn().leakyRelu(x, SLOPE);
    }

    private SDVariable weight(String name, INDArray values) {
        weights.add(name);
        return graph.var(name, values.dup('c'));
    }

    private INDArray values(String name) {
        return source.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::toINDArray)
                .findFirst()
                .orElseThrow();
    }

    /** {@return gradients by the names of the weights; valid until the next pass} */
    Map<String, INDArray> gradients(INDArray batch) {
        return graph.calculateGradients(Map.of(IMAGES, batch), weights);
    }

    @Override
    public void work() {
        gradients(images.get(IMAGES));
    }

    @Override
    public String describe() {
        return "SameDiff of ND4J " + LibraryVersion.ofArtifact("org.nd4j", "nd4j-api");
    }

    @Override
    public void close() {
        // the process ends
    }
}
