package org.gan4j.kernel.onednn;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;

/**
 * A main method that collects garbage while a call runs, when all its operands have been read, and prints how many collections there
 * were and how many operands they took away. Nobody but the call holds these.
 */
final class OperandsDuringCall {
    private static final int ROUNDS = 20;
    private static final long CHANNELS = 32;
    private static final Descriptor IMAGES = Descriptor.channelsLast(Element.FLOAT, 8, CHANNELS, 8, 8);
    private static final int OPERANDS = 8;

    private static final List<WeakReference<Operand>> HELD = new ArrayList<>();
    private static int collections;
    private static int lost;

    private OperandsDuringCall() {}

    public static void main(String[] args) {
        BatchNormalization normalization =
                new BatchNormalization(IMAGES, 1e-5f, dnnl.dnnl_use_scale | dnnl.dnnl_use_shift);
        Scratchpad collecting = new Scratchpad(Pool.recycling()) {
            @Override
            long address(long bytes) {
                System.gc();
                collections++;
                lost += (int) HELD.stream().filter(each -> each.refersTo(null)).count();
                return super.address(bytes);
            }
        };
        try (Compilation compilation = new Compilation()) {
            Call call = new BatchNormalization.Gradient(normalization).compile(compilation);
            for (int i = 0; i < ROUNDS; i++) {
                HELD.clear();
                call.run(collecting, new Scalars(), operands());
            }
        }
        System.out.println("collections: " + collections + ", lost: " + lost);
    }

    private static Operand[] operands() {
        Operand[] operands = new Operand[OPERANDS];
        for (int i = 0; i < OPERANDS; i++) {
            operands[i] = new Block(null, 8 * CHANNELS * 64 * Float.BYTES);
            HELD.add(new WeakReference<>(operands[i]));
        }
        return operands;
    }
}
