package org.gan4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Holds GAN4J's numbers to PyTorch's and remembers the largest difference of each quantity.
 *
 * <p>The relative difference of two arrays is {@code max |ours - theirs| / max |theirs|}: the elements of a tensor are sums of
 * terms of its largest elements' size, so their rounding errors are of that size too. A scalar is an array of one element.
 */
public final class Agreement {
    /**
     * Allowed in an update's movement in 32 bits. The first steps of Adam and RMSprop have full size whatever the gradient's: a
     * weight whose gradient is rounding noise moves as far as any, to either side.
     */
    public static final double MOVEMENT_TOLERANCE = 0.1;

    private final DataType type;
    private final double tolerance;
    private final Map<String, Double> largest;

    /**
     * Nothing compared yet.
     *
     * @param type element type of what is compared, for messages
     * @param tolerance largest relative difference allowed
     */
    public Agreement(DataType type, double tolerance) {
        this(type, tolerance, new TreeMap<>());
    }

    private Agreement(DataType type, double tolerance, Map<String, Double> largest) {
        this.type = type;
        this.tolerance = tolerance;
        this.largest = largest;
    }

    /** {@return the same table with another tolerance} */
    public Agreement within(double otherTolerance) {
        return new Agreement(type, otherTolerance, largest);
    }

    /**
     * Compares two arrays.
     *
     * @param quantity what kind of thing it is, such as {@code scores}
     * @param which which of them, for messages
     * @param ours GAN4J's
     * @param theirs PyTorch's
     */
    public void check(String quantity, String which, double[] ours, double[] theirs) {
        assertThat(ours).as("%s, %s, %s", quantity, which, type).hasSameSizeAs(theirs);
        double difference = relativeDifference(ours, theirs);
        largest.merge(quantity, difference, Math::max);
        assertThat(difference)
                .as("relative difference of %s, %s, %s", quantity, which, type)
                .isLessThanOrEqualTo(tolerance);
    }

    /**
     * Compares two numbers.
     *
     * @param quantity what kind of thing it is
     * @param which which of them, for messages
     * @param ours GAN4J's
     * @param theirs PyTorch's
     */
    public void check(String quantity, String which, double ours, double theirs) {
        check(quantity, which, new double[] {ours}, new double[] {theirs});
    }

    /**
     * Compares two numbers in which larger ones may have cancelled.
     *
     * @param quantity what kind of thing it is
     * @param which which of them, for messages
     * @param ours GAN4J's
     * @param theirs PyTorch's
     * @param terms size of what cancelled: the difference is relative to it, or to {@code theirs} if that is larger
     */
    public void check(String quantity, String which, double ours, double theirs, double terms) {
        double scale = Math.max(Math.abs(theirs), terms);
        check(quantity, which, new double[] {(ours - theirs) / scale, 1}, new double[] {0, 1});
    }

    /**
     * Compares arrays by name.
     *
     * @param quantity what kind of thing they are
     * @param ours GAN4J's
     * @param theirs PyTorch's, of the same names
     */
    public void check(String quantity, Map<String, double[]> ours, Map<String, double[]> theirs) {
        assertThat(ours.keySet()).as(quantity).isEqualTo(theirs.keySet());
        ours.forEach((name, values) -> check(quantity, name, values, theirs.get(name)));
    }

    /**
     * Compares gradients by the names of their weights. Where a normalisation takes a bias away again, both have to be
     * negligible beside the largest gradient.
     *
     * @param of of what, for the table
     * @param where which network, when, for messages
     * @param ours GAN4J's
     * @param theirs PyTorch's, of the same names
     */
    public void checkGradients(String of, String where, Map<String, double[]> ours, Map<String, double[]> theirs) {
        assertThat(ours.keySet()).as("gradients of %s", of).isEqualTo(theirs.keySet());
        double scale =
                theirs.values().stream().mapToDouble(Agreement::largest).max().orElseThrow();
        ours.forEach((name, values) -> {
            if (CourseNets.isTakenAway(name)) {
                assertThat(Math.max(largest(values), largest(theirs.get(name))))
                        .as("gradient of %s in %s, zero in theory, %s, %s", of, name, where, type)
                        .isLessThanOrEqualTo(tolerance * scale);
            } else {
                check("gradients of " + of, name + ", " + where, values, theirs.get(name));
            }
        });
    }

    /**
     * Compares how an update moved a network from a common start: {@code |ours - theirs| / |theirs - before|}, L2 norms over all
     * weights, without biases that a normalisation takes away again.
     *
     * @param where which network, when
     * @param before weights before the update, by name; what is not in there is not compared
     * @param ours GAN4J's after it
     * @param theirs PyTorch's after it
     */
    public void checkMovement(
            String where, Map<String, double[]> before, Map<String, double[]> ours, Map<String, double[]> theirs) {
        double difference = 0;
        double moved = 0;
        for (String name : before.keySet()) {
            if (!CourseNets.isTakenAway(name)) {
                difference += squaredDistance(ours.get(name), theirs.get(name));
                moved += squaredDistance(before.get(name), theirs.get(name));
            }
        }
        double relative = Math.sqrt(difference / moved);
        largest.merge("movement of an update", relative, Math::max);
        assertThat(relative).as("movement of the %s, %s", where, type).isLessThanOrEqualTo(MOVEMENT_TOLERANCE);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    /** {@return max |ours - theirs| / max |theirs|; 0 where both are 0 everywhere} */
    static double relativeDifference(double[] ours, double[] theirs) {
        double difference = 0;
        for (int i = 0; i < ours.length; i++) {
            difference = Math.max(difference, Math.abs(ours[i] - theirs[i]));
        }
        return difference == 0 ? 0 : difference / largest(theirs);
    }

    /** {@return max |x|; NaN if there is one} */
    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /**
     * Writes the largest differences so far, one quantity a line.
     *
     * @param file overwritten; its folder is made
     */
    public void write(Path file) {
        StringBuilder table = new StringBuilder();
        largest.forEach((quantity, difference) ->
                table.append(String.format(Locale.ROOT, "%-40s %.1e%n", quantity, difference)));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
