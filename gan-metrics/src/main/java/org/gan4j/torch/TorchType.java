package org.gan4j.torch;

import java.nio.ByteBuffer;

/** The element types that can be read, by PyTorch's names. Immutable and thread-safe. */
public enum TorchType {
    /** IEEE, 64 bits. */
    FLOAT64("float64", "DoubleStorage", Double.BYTES) {
        @Override
        double toDouble(ByteBuffer bytes, int at) {
            return bytes.getDouble(at);
        }
    },
    /** IEEE, 32 bits. */
    FLOAT32("float32", "FloatStorage", Float.BYTES) {
        @Override
        double toDouble(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }
    },
    /** IEEE, 16 bits: 5 of exponent, 10 of fraction. */
    FLOAT16("float16", "HalfStorage", Short.BYTES) {
        @Override
        double toDouble(ByteBuffer bytes, int at) {
            return halfToDouble(bytes.getShort(at));
        }
    },
    /** The upper half of a 32-bit float. */
    BFLOAT16("bfloat16", "BFloat16Storage", Short.BYTES) {
        @Override
        double toDouble(ByteBuffer bytes, int at) {
            return Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE);
        }
    },
    /** Signed, 64 bits. */
    INT64("int64", "LongStorage", Long.BYTES) {
        @Override
        long toLong(ByteBuffer bytes, int at) {
            return bytes.getLong(at);
        }
    },
    /** Signed, 32 bits. */
    INT32("int32", "IntStorage", Integer.BYTES) {
        @Override
        long toLong(ByteBuffer bytes, int at) {
            return bytes.getInt(at);
        }
    },
    /** Signed, 16 bits. */
    INT16("int16", "ShortStorage", Short.BYTES) {
        @Override
        long toLong(ByteBuffer bytes, int at) {
            return bytes.getShort(at);
        }
    },
    /** Signed, 8 bits. */
    INT8("int8", "CharStorage", Byte.BYTES) {
        @Override
        long toLong(ByteBuffer bytes, int at) {
            return bytes.get(at);
        }
    },
    /** 0 to 255. */
    UINT8("uint8", "ByteStorage", Byte.BYTES) {
        @Override
        long toLong(ByteBuffer bytes, int at) {
            return Byte.toUnsignedLong(bytes.get(at));
        }
    },
    /** A byte that is 0 or not. */
    BOOL("bool", "BoolStorage", Byte.BYTES) {
        @Override
        long toLong(ByteBuffer bytes, int at) {
            return bytes.get(at) == 0 ? 0 : 1;
        }
    };

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_EXPONENT_MASK = 0x1F;
    private static final int HALF_FRACTION_MASK = 0x3FF;
    private static final int HALF_BIAS = 15;

    private final String label;
    private final String storageClass;
    private final int bytes;

    TorchType(String label, String storageClass, int bytes) {
        this.label = label;
        this.storageClass = storageClass;
        this.bytes = bytes;
    }

    /** {@return bytes of an element} */
    public int bytes() {
        return bytes;
    }

    /** {@return whether elements are floating-point numbers} */
    public boolean isFloating() {
        return ordinal() <= BFLOAT16.ordinal();
    }

    /** The class of PyTorch's storages of such elements, which files name. */
    String storageClass() {
        return storageClass;
    }

    /** The element at a byte. */
    double toDouble(ByteBuffer bytes, int at) {
        return toLong(bytes, at);
    }

    /** The element at a byte, for types that are not {@link #isFloating()}. */
    long toLong(ByteBuffer bytes, int at) {
        throw new IllegalStateException(this + " holds no integers");
    }

    private static double halfToDouble(short half) {
        int exponent = half >> HALF_FRACTION_BITS & HALF_EXPONENT_MASK;
        int fraction = half & HALF_FRACTION_MASK;
        double magnitude;
        if (exponent == HALF_EXPONENT_MASK) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
        } else {
            double significand = fraction + (1 << HALF_FRACTION_BITS);
            magnitude = Math.scalb(significand, exponent - HALF_BIAS - HALF_FRACTION_BITS);
        }
        return half < 0 ? -magnitude : magnitude;
    }

    /** {@return PyTorch's name, such as {@code float32}} */
    @Override
    public String toString() {
        return label;
    }
}
