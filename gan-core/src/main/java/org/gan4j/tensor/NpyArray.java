package org.gan4j.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.kernel.Shape;

/**
 * One array in NumPy's format (NEP 1, versions 1 to 3), as {@code numpy.save} writes it and as the members of an .npz file
 * are. Element types read: 32-bit and 64-bit floats and integers, little-endian; C or Fortran order. Written as {@code <f8} in
 * C order, version 1. The constructor throws IllegalArgumentException unless there are as many values as the shape
 * says. Thread-safe as long as nobody changes the values.
 *
 * @param shape the array's shape; every dimension is at least 1
 * @param values the elements in C order, as 64-bit numbers; not copied
 */
public record NpyArray(Shape shape, double[] values) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int VERSION_BYTES = 2;
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    /**
     * Checks the number of values.
     *
     * @param shape the array's shape
     * @param values the elements in C order
     * @throws IllegalArgumentException unless there are as many values as the shape says
     */
    public NpyArray {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "`values` must hold " + shape.size() + " numbers for shape " + shape + ", got " + values.length);
        }
    }

    /**
     * Reads an array.
     *
     * @param file a whole .npy file, not modified
     * @return the array
     * @throws IllegalArgumentException if the bytes are not of this format, cut short, or of another element type; the message
     *     says what is wrong and names no file
     */
    public static NpyArray parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(bytes);
        String type = find(TYPE, header, "descr");
        Shape shape = shape(find(SHAPE, header, "shape"));
        double[] values = values(type, shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        boolean fortran = find(ORDER, header, "fortran_order").equals("True");
        return new NpyArray(shape, fortran ? inCOrder(shape, values) : values);
    }

    private static String header(ByteBuffer bytes) {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + VERSION_BYTES + Integer.BYTES) {
            throw damaged("it has " + bytes.remaining() + " bytes, fewer than a header");
        }
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw damaged("it does not start as one; numpy.save(file, array) writes them");
        }
        int version = bytes.get();
        bytes.get();
        long length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : Integer.toUnsignedLong(bytes.getInt());
        if (version < 1 || version > 3 || length > bytes.remaining()) {
            throw damaged("version " + version + " with a header of " + length + " bytes cannot be read");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String find(Pattern pattern, String header, String name) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw damaged("its header has no `" + name + "` of an array of numbers: " + header.trim());
        }
        return matcher.group(1);
    }

    private static Shape shape(String text) {
        try {
            Shape shape = Shape.of(Arrays.stream(text.split(","))
                    .map(String::trim)
                    .filter(dim -> !dim.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray());
            shape.size();
            return shape;
        } catch (IllegalArgumentException | ArithmeticException fault) { // the latter: more elements than a long counts
            throw damaged("its shape is (" + text + "): " + fault.getMessage());
        }
    }

    private static double[] values(String type, Shape shape, ByteBuffer data) {
        int width = switch (type) {
            case "<f4", "<i4" -> Float.BYTES;
            case "<f8", "<i8" -> Double.BYTES;
            default -> throw damaged("its element type must be <f4, <f8, <i4 or <i8, got " + type);
        };
        if (data.capacity() / width != shape.size() || data.capacity() % width != 0) {
            throw damaged("shape " + shape + " of type " + type + " needs " + shape.size() + " x " + width
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

    /** Turns values whose first index runs fastest into values whose last one does. */
    private static double[] inCOrder(Shape shape, double[] fortran) {
        double[] values = new double[fortran.length];
        long[] dims = shape.dims();
        int[] index = new int[dims.length];
        for (double value : fortran) {
            int at = 0;
            for (int axis = 0; axis < dims.length; axis++) {
                at = (int) (at * dims[axis] + index[axis]);
            }
            values[at] = value;
            for (int axis = 0; axis < dims.length && ++index[axis] == dims[axis]; axis++) {
                index[axis] = 0; // carried into the next axis
            }
        }
        return values;
    }

    /**
     * The array as a file.
     *
     * @return what {@code numpy.load} reads, without a file around it
     * @throws IllegalArgumentException if the file would be larger than a Java array
     */
    public byte[] toBytes() {
        long valueBytes = (long) values.length * Double.BYTES;
        byte[] header = header();
        if (valueBytes > Integer.MAX_VALUE - header.length - 8) {
            throw new IllegalArgumentException(
                    "`shape` must have fewer than 2^28 elements to be written, got " + shape);
        }
        ByteBuffer bytes = ByteBuffer.allocate(header.length + (int) valueBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    private byte[] header() {
        StringBuilder dims = new StringBuilder();
        for (long dim : shape.dims()) {
            dims.append(dim).append(", "); // a tuple of one ends in a comma, and longer ones may
        }
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': ("
                + dims.toString().trim() + "), }";
        int prefix = MAGIC.length + VERSION_BYTES + Short.BYTES;
        int padding = ALIGNMENT - (prefix + text.length() + 1) % ALIGNMENT;
        String padded = text + " ".repeat(padding) + "\n";
        ByteBuffer header = ByteBuffer.allocate(prefix + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
        return header.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static IllegalArgumentException damaged(String fault) {
        return new IllegalArgumentException(fault);
    }
}
