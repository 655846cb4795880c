import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Holds optimizer_goldens.json to libtorch 2.10.0 itself, for the cases that start at step 1. Not part of the build:
 *
 *     java -cp 'FOLDER/*' OptimizerGoldensCheck.java optimizer_goldens.json
 *
 * where FOLDER holds gson and org.bytedeco's pytorch 2.10.0-1.5.13, openblas 0.3.31-1.5.13, javacpp 1.5.13 with natives.
 */
public class OptimizerGoldensCheck {
    record Golden(
            String optimizer,
            double[] settings,
            long firstStep,
            double[] parameter,
            double[][] gradients,
            double[][] parameters) {}

    public static void main(String[] args) throws Exception {
        for (Golden golden : new Gson().fromJson(Files.readString(Path.of(args[0])), Golden[].class)) {
            if (golden.firstStep() == 1) {
                System.out.println(golden.optimizer() + ": largest difference " + difference(golden));
            }
        }
    }

    static double difference(Golden golden) {
        Tensor p = Tensor.create(golden.parameter(), golden.parameter().length).set_requires_grad(true);
        Optimizer optimizer = optimizer(golden, p);
        double largest = 0;
        for (int i = 0; i < golden.gradients().length; i++) {
            Tensor g = Tensor.create(golden.gradients()[i], golden.parameter().length);
            optimizer.zero_grad();
            p.mul(g).sum().backward();
            optimizer.step();
            double[] actual = new double[golden.parameter().length];
            p.detach().contiguous().data_ptr_double().get(actual);
            for (int k = 0; k < actual.length; k++) {
                largest = Math.max(largest, Math.abs(actual[k] - golden.parameters()[i][k]));
            }
        }
        return largest;
    }

    static Optimizer optimizer(Golden golden, Tensor p) {
        double[] s = golden.settings();
        if (golden.optimizer().equals("adam")) {
            AdamOptions options = new AdamOptions(s[0]);
            options.betas().put(s[2], s[1]); // a std::tuple: its last element comes first in memory
            options.eps().put(s[3]);
            return new Adam(new TensorVector(p), options);
        }
        RMSpropOptions options = new RMSpropOptions(s[0]);
        options.alpha().put(s[1]);
        options.eps().put(s[2]);
        return new RMSprop(new TensorVector(p), options);
    }
}
