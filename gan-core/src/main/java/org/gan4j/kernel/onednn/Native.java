package org.gan4j.kernel.onednn;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Bytes and floats between operands and the Java heap. Each method keeps its operands alive until it is done. */
final class Native {
    /** Filling starts with so many numbers, then copies what is there. */
    private static final int SEED = 1024;

    /** So many numbers go through the Java heap at a time. */
    private static final int CHUNK = 1 << 14;

    private Native() {}

    /**
     * A pointer whose memory lives as long as the pointer does. JavaCPP's {@code PointerScope}, which the
     * caller's thread may have open, would free it when it closes.
     */
    static <P extends Pointer> P lasting(Supplier<P> maker) {
        P pointer = maker.get();
        pointer.retainReference(); // a scope gives back only the reference that it took
        return pointer;
    }

    static void put(float[] values, Operand to) {
        floats(to.address()).put(values, 0, values.length);
        Reference.reachabilityFence(to);
    }

    static float[] get(Operand from, int count) {
        float[] values = new float[count];
        floats(from.address()).get(values);
        Reference.reachabilityFence(from);
        return values;
    }

    static void fill(Operand to, float value, long count) {
        int first = (int) Math.min(SEED, count);
        float[] seed = new float[first];
        Arrays.fill(seed, value);
        put(seed, to);
        for (long done = first; done < count; done *= 2) {
            copy(to, to.from(done * Float.BYTES), Math.min(done, count - done) * Float.BYTES);
        }
        Reference.reachabilityFence(to);
    }

    /** Limits floats to [low, high]; NaN stays NaN, of which the library's own function makes a bound. */
    static void clamp(Operand numbers, float low, float high, long count) {
        for (long begin = 0; begin < count; begin += CHUNK) {
            Operand part = numbers.from(begin * Float.BYTES);
            float[] values = get(part, (int) Math.min(CHUNK, count - begin));
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.min(Math.max(values[i], low), high);
            }
            put(values, part);
        }
    }

    static void zero(Operand to, long bytes) {
        Pointer.memset(bytes(to.address()), 0, bytes);
        Reference.reachabilityFence(to);
    }

    static void copy(Operand from, Operand to, long bytes) {
        Pointer.memcpy(bytes(to.address()), bytes(from.address()), bytes);
        Reference.reachabilityFence(from);
        Reference.reachabilityFence(to);
    }

    private static BytePointer bytes(long address) {
        return new BytePointer(new Address().at(address));
    }

    private static FloatPointer floats(long address) {
        return new FloatPointer(new Address().at(address));
    }
}
