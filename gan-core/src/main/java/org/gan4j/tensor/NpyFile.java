package org.gan4j.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.kernel.Shape;

/**
 * NumPy's file format for one array (NEP 1, versions 1 to 3), as {@code numpy.save} writes it. Element types read: 32-bit and
 * 64-bit floats and integers, little-endian; C or Fortran order.
 */
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int VERSION_BYTES = 2;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    private NpyFile() {}

    /**
     * Reads an array.
     *
     * @param file an .npy file
     * @param tensors makes the tensor, converting to its element type
     * @return the array
     * @throws IOException if reading fails, or the file is not of this format, cut short, or of another element type, naming
     *     file and fault
     */
    public static Tensor read(Path file, TensorFactory tensors) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(file, bytes);
        String type = find(file, TYPE, header, "descr");
        Shape shape = shape(file, find(file, SHAPE, header, "shape"));
        double[] values = values(file, type, shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        if (find(file, ORDER, header, "fortran_order").equals("False")) {
            return tensors.of(values, shape);
        }
        int[] axes = new int[shape.rank()];
        long[] reversed = new long[shape.rank()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = axes.length - 1 - i;
            reversed[i] = shape.dim(axes.length - 1 - i);
        }
        return tensors.of(values, Shape.of(reversed)).permute(axes);
    }

    private static String header(Path file, ByteBuffer bytes) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + VERSION_BYTES + Integer.BYTES) {
            throw damaged(file, "it has " + bytes.remaining() + " bytes, fewer than a header");
        }
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw damaged(file, "it does not start as one; numpy.save(file, array) writes them");
        }
        int version = bytes.get();
        bytes.get();
        long length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : Integer.toUnsignedLong(bytes.getInt());
        if (version < 1 || version > 3 || length > bytes.remaining()) {
            throw damaged(file, "version " + version + " with a header of " + length + " bytes cannot be read");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String find(Path file, Pattern pattern, String header, String name) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw damaged(file, "its header has no `" + name + "` of an array of numbers: " + header.trim());
        }
        return matcher.group(1);
    }

    private static Shape shape(Path file, String text) throws IOException {
        try {
            Shape shape = Shape.of(Arrays.stream(text.split(","))
                    .map(String::trim)
                    .filter(dim -> !dim.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray());
            shape.size();
            return shape;
        } catch (IllegalArgumentException | ArithmeticException fault) { // the latter: more elements than a long counts
            throw damaged(file, "its shape is (" + text + "): " + fault.getMessage());
        }
    }

    private static double[] values(Path file, String type, Shape shape, ByteBuffer data) throws IOException {
        int width = switch (type) {
            case "<f4", "<i4" -> Float.BYTES;
            case "<f8", "<i8" -> Double.BYTES;
            default -> throw damaged(file, "its element type must be <f4, <f8, <i4 or <i8, got " + type);
        };
        if (data.capacity() / width != shape.size() || data.capacity() % width != 0) {
            throw damaged(
                    file,
                    "shape " + shape + " of type " + type + " needs " + shape.size() + " x " + width
                            + " bytes of values, got " + data.capacity());
        }
        double[] values = new double[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "<f4" -> data.getFloat();
                case "<i4" -> data.getInt();
                case "<f8" -> data.getDouble();
                default -> data.getLong();
            };
        }
        return values;
    }

    private static IOException damaged(Path file, String fault) {
        return new IOException(file + " is not a readable .npy file: " + fault);
    }
}
