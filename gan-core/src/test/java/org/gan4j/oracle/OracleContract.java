package org.gan4j.oracle;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What the comparisons of single passes share: the course nets on the kernels under test, inputs, tolerances, and a table of
 * the largest differences, which goes to {@code target/oracle}.
 */
@Tag("oracle")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OracleContract {
    /** Relative difference of a tensor in 32 bits, as {@link Agreement} defines it. */
    public static final double FLOAT_TOLERANCE = 1e-4;
    /** Relative difference of a tensor in 64 bits. */
    public static final double DOUBLE_TOLERANCE = 1e-9;

    /**
     * The course nets and what to give them.
     *
     * @param nets in GAN4J, with twins
     * @param inputs for both
     */
    public record Subject(CourseNets nets, CourseInputs inputs) {}

    private final Map<DataType, Agreement> agreements = new EnumMap<>(Map.of(
            DataType.FLOAT, new Agreement(DataType.FLOAT, FLOAT_TOLERANCE),
            DataType.DOUBLE, new Agreement(DataType.DOUBLE, DOUBLE_TOLERANCE)));
    private final Map<List<Object>, Subject> subjects = new HashMap<>();
    private TensorScope ours;
    private PointerScope theirs;

    /** {@return the kernels to test} */
    protected abstract Kernels kernels();

    @BeforeEach
    void openScopes() {
        ours = TensorScope.open();
        theirs = new PointerScope();
    }

    @AfterEach
    void closeScopes() {
        theirs.close();
        ours.close();
    }

    @AfterAll
    void writeTables() {
        agreements.forEach((type, agreement) ->
                agreement.write(Path.of("target", "oracle", getClass().getSimpleName() + "-" + type + ".txt")));
    }

    /** {@return the course nets with inputs for them, made once for each type and normalisation} */
    protected final Subject subject(DataType type, Normalization criticNormalization) {
        return subjects.computeIfAbsent(List.of(type, criticNormalization), key -> {
            CourseNets nets = new CourseNets(TensorFactory.of(kernels(), type), criticNormalization);
            return new Subject(nets, new CourseInputs(nets, alpha()));
        });
    }

    /** {@return where the differences of a type are judged and kept} */
    protected final Agreement agreement(DataType type) {
        return agreements.get(type);
    }

    /** {@return the mixing factors that {@link org.gan4j.train.TrainingSteps#ofCritic} lets a penalty draw} */
    protected static Input alpha() {
        return new Input(new RandomStream(41, 0).uniform(CourseInputs.BATCH), Shape.of(CourseInputs.BATCH, 1, 1, 1));
    }
}
