package org.gan4j.cli.internal.norm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.train.internal.DurableFiles;

/**
 * A CSV file of numbers over time: the first column names the curve, the others hold numbers, empty where there is none. It
 * is written line by line, so that whatever ends the process costs a line at most.
 *
 * @param path where it is
 * @param header names of the columns, separated by commas
 */
record CurveFile(Path path, String header) {
    /** The rows of a curve as far as they are whole, without its name. */
    List<double[]> rows(Curve curve) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : lines()) {
            if (isOf(line, curve)) {
                parse(line).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /** Without what follows the last end of a line: a number may be cut short and still look like one. */
    private List<String> lines() throws IOException {
        String text = Files.exists(path) ? Files.readString(path) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static boolean isOf(String line, Curve curve) {
        return line.startsWith(curve.label() + ",");
    }

    private Optional<double[]> parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != header.split(",").length) {
            return Optional.empty();
        }
        double[] numbers = new double[cells.length - 1];
        try {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = cells[i + 1].isEmpty() ? Double.NaN : Double.parseDouble(cells[i + 1]);
            }
            return Optional.of(numbers);
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    /** Takes a curve's rows out, and torn ones, before it is trained anew. */
    void drop(Curve curve) throws IOException {
        StringBuilder kept = new StringBuilder(header).append('\n');
        for (String line : lines()) {
            if (!isOf(line, curve) && parse(line).isPresent()) {
                kept.append(line).append('\n');
            }
        }
        DurableFiles.replace(path, kept.toString());
    }

    /** Adds a row. */
    void append(Curve curve, double... numbers) {
        StringBuilder line = new StringBuilder(curve.label());
        for (double number : numbers) {
            line.append(',').append(text(number));
        }
        try {
            Files.writeString(path, line.append('\n'), StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write " + path, fault);
        }
    }

    /** Whole numbers as such, others to 32 bits, which is as far as the arithmetic goes. */
    static String text(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Float.toString((float) number);
    }
}
