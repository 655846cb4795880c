import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.instance_norm;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * Writes torch_goldens.json: what libtorch 2.10.0 computes in 64 bits, forward and backward. Not part of the build:
 *
 *     java -cp 'FOLDER/*' TorchGoldens.java > torch_goldens.json
 *
 * where FOLDER holds org.bytedeco's pytorch 2.10.0-1.5.13, openblas 0.3.31-1.5.13, javacpp 1.5.13 with linux-x86_64 natives.
 */
public class TorchGoldens {
    private static final Map<String, Map<String, String>> SECTIONS = new TreeMap<>();
    private static final TensorOptional NONE = new TensorOptional();
    private static int seed;

    public static void main(String[] args) {
        dense();
        convolution();
        transposedConvolution();
        batchNorm();
        instanceNorm();
        layerNorm();
        adam("adam", 0.05, 0.9, 0.999);
        adam("adamDcgan", 2e-4, 0.5, 0.999);
        adam("adamPenalty", 1e-3, 0, 0.9);
        rmsProp("rmsProp", 0.05, 0.99);
        rmsProp("rmsPropFast", 5e-5, 0.9);
        StringJoiner all = new StringJoiner(",\n", "{\n", "\n}");
        SECTIONS.forEach((name, entries) -> {
            StringJoiner section = new StringJoiner(",\n", "\"" + name + "\": {\n", "\n}");
            entries.forEach((key, value) -> section.add("  \"" + key + "\": " + value));
            all.add(section.toString());
        });
        System.out.println(all);
    }

    static void dense() {
        Tensor x = leaf(3, 4);
        Tensor w = leaf(2, 4);
        Tensor b = leaf(2);
        finish("dense", linear(x, w, new TensorOptional(b)), x, w, b);
    }

    static void convolution() {
        Tensor x = leaf(2, 3, 6, 5);
        Tensor w = leaf(4, 3, 4, 4);
        Tensor b = leaf(4);
        long[] one = {1, 1};
        finish("conv2d", conv2d(x, w, new TensorOptional(b), new long[] {2, 2}, one, one, 1), x, w, b);
    }

    static void transposedConvolution() {
        Tensor x = leaf(2, 3, 3, 2);
        Tensor w = leaf(3, 2, 5, 5);
        Tensor b = leaf(2);
        long[] two = {2, 2};
        finish("convTranspose2d", conv_transpose2d(x, w, new TensorOptional(b), two, two, new long[] {1, 1}, 1, 1, 1), x, w, b);
    }

    static void batchNorm() {
        Tensor w = leaf(3);
        Tensor b = leaf(3);
        Tensor mean = leaf(3).detach().mul_(new org.bytedeco.pytorch.Scalar(0.0));
        Tensor variance = mean.clone().add_(new org.bytedeco.pytorch.Scalar(1.0));
        TensorOptional weight = new TensorOptional(w);
        TensorOptional bias = new TensorOptional(b);
        for (int batch = 0; batch < 3; batch++) {
            Tensor x = leaf(4, 3, 2, 3);
            Tensor y = batch_norm(
                    x, weight, bias, new TensorOptional(mean), new TensorOptional(variance), true, 0.1, 1e-5, false);
            finish("batchNorm" + batch, y, x, w, b);
            put("batchNorm" + batch, "runningMean", mean);
            put("batchNorm" + batch, "runningVar", variance);
        }
        Tensor x = leaf(2, 3, 2, 3);
        Tensor y = batch_norm(
                x, weight, bias, new TensorOptional(mean), new TensorOptional(variance), false, 0.1, 1e-5, false);
        finish("batchNormEval", y, x, w, b);
        Tensor flat = leaf(4, 3);
        finish("batchNormFlat", batch_norm(flat, weight, bias, NONE, NONE, true, 0.1, 1e-5, false), flat, w, b);
    }

    static void instanceNorm() {
        Tensor x = leaf(2, 3, 4, 2);
        Tensor w = leaf(3);
        Tensor b = leaf(3);
        finish("instanceNorm", instance_norm(x, NONE, NONE, NONE, NONE, true, 0.1, 1e-5, false), x);
        TensorOptional weight = new TensorOptional(w);
        finish(
                "instanceNormAffine",
                instance_norm(x, weight, new TensorOptional(b), NONE, NONE, true, 0.1, 1e-5, false),
                x,
                w,
                b);
    }

    static void layerNorm() {
        Tensor x = leaf(2, 3, 2, 4);
        Tensor w = leaf(3, 2, 4);
        Tensor b = leaf(3, 2, 4);
        TensorOptional weight = new TensorOptional(w);
        finish("layerNorm", layer_norm(x, new long[] {3, 2, 4}, weight, new TensorOptional(b), 1e-5, false), x, w, b);
    }

    static void adam(String name, double rate, double beta1, double beta2) {
        Tensor p = leaf(2, 3);
        AdamOptions options = new AdamOptions(rate);
        options.betas().put(beta2, beta1); // a std::tuple: its last element comes first in memory
        if (new AdamOptions().betas().get(0) != 0.999) {
            throw new IllegalStateException("betas lie the other way round here");
        }
        descend(name, p, new Adam(new TensorVector(p), options));
    }

    static void rmsProp(String name, double rate, double alpha) {
        Tensor p = leaf(2, 3);
        RMSpropOptions options = new RMSpropOptions(rate);
        options.alpha().put(alpha);
        descend(name, p, new RMSprop(new TensorVector(p), options));
    }

    /** Five steps; the gradients are given: those of (p * g).sum(). */
    static void descend(String name, Tensor p, Optimizer optimizer) {
        put(name, "start", p);
        for (int step = 0; step < 5; step++) {
            Tensor g = leaf(2, 3).detach();
            optimizer.zero_grad();
            p.mul(g).sum().backward();
            optimizer.step();
            put(name, "gradient" + step, g);
            put(name, "after" + step, p);
        }
    }

    /** Records the result, a cotangent of its shape, and the gradients of (y * cotangent).sum(). */
    static void finish(String name, Tensor y, Tensor... inputs) {
        String[] names = {"x", "weight", "bias"};
        Tensor cotangent = leaf(sizes(y)).detach();
        y.mul(cotangent).sum().backward();
        put(name, "y", y);
        put(name, "cotangent", cotangent);
        for (int i = 0; i < inputs.length; i++) {
            put(name, names[i], inputs[i]);
            put(name, names[i] + "Gradient", inputs[i].grad());
            inputs[i].mutable_grad().zero_();
        }
    }

    static long[] sizes(Tensor x) {
        long[] sizes = new long[(int) x.dim()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = x.size(i);
        }
        return sizes;
    }

    /** A new leaf of standard normal values, in 64 bits, that wants a gradient. */
    static Tensor leaf(long... dims) {
        int count = 1;
        for (long dim : dims) {
            count *= (int) dim;
        }
        java.util.Random random = new java.util.Random(0x9E3779B97F4A7C15L * ++seed);
        double[] values = random.doubles(count).map(u -> Math.round(3000 * (2 * u - 1)) / 1024.0).toArray();
        return Tensor.create(values, dims).set_requires_grad(true);
    }

    static void put(String section, String key, Tensor x) {
        Tensor flat = x.detach().contiguous();
        StringJoiner values = new StringJoiner(",", "[", "]");
        double[] numbers = new double[(int) flat.numel()];
        flat.data_ptr_double().get(numbers);
        for (double number : numbers) {
            values.add(Double.toString(number));
        }
        String text = "{\"shape\":" + java.util.Arrays.toString(sizes(x)) + ",\"values\":" + values + "}";
        SECTIONS.computeIfAbsent(section, s -> new TreeMap<>()).put(key, text);
    }
}
