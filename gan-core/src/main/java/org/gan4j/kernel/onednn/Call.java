package org.gan4j.kernel.onednn;

import java.lang.ref.Reference;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/**
 * A primitive of the library for one shape, compiled once and run on other addresses each time. Not thread-safe: {@link Calls}
 * runs one at a time.
 */
final class Call implements Compiled {
    /** An argument's number in the library, and its layout. */
    record Slot(int argument, dnnl_memory_desc layout) {}

    private final String what;
    private final dnnl_primitive primitive = new dnnl_primitive();
    private final dnnl_memory[] memories;
    private final dnnl_exec_arg_t arguments;
    private final Address address = new Address();
    private final long scratchBytes;
    private final int count;

    /** Compiles a described primitive; {@link Compilation} calls this. */
    Call(String what, dnnl_primitive_desc description, List<Slot> slots) {
        this.what = what;
        Engine.check(dnnl.dnnl_primitive_create(primitive, description), what);
        dnnl_memory_desc scratch = dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_scratchpad_md, 0);
        this.scratchBytes = scratch == null || scratch.isNull() ? 0 : dnnl.dnnl_memory_desc_get_size(scratch);
        this.count = slots.size();
        this.memories = new dnnl_memory[count + (scratchBytes > 0 ? 1 : 0)];
        this.arguments = Native.lasting(() -> new dnnl_exec_arg_t(memories.length));
        for (int i = 0; i < count; i++) {
            bind(i, slots.get(i).argument, slots.get(i).layout);
        }
        if (scratchBytes > 0) {
            bind(count, dnnl.DNNL_ARG_SCRATCHPAD, scratch);
        }
        arguments.position(0);
    }

    private void bind(int slot, int argument, dnnl_memory_desc layout) {
        memories[slot] = new dnnl_memory();
        Engine.check(dnnl.dnnl_memory_create(memories[slot], layout, Engine.engine(), address.at(0)), what);
        arguments.position(slot).arg(argument).memory(memories[slot]);
    }

    /**
     * Runs it.
     *
     * @param scratchpad memory for intermediate results
     * @param scalars places for the scalars among the operands
     * @param operands the arguments, in the order in which they were declared
     */
    void run(Scratchpad scratchpad, Scalars scalars, Operand... operands) {
        if (operands.length != count) {
            throw new IllegalArgumentException(what + " takes " + count + " operands, got " + operands.length);
        }
        for (int i = 0; i < count; i++) {
            place(i, scalars.address(i, operands[i]));
        }
        if (scratchBytes > 0) {
            place(count, scratchpad.address(scratchBytes));
        }
        int status = dnnl.dnnl_primitive_execute(primitive, Engine.stream(), memories.length, arguments);
        Reference.reachabilityFence(operands);
        Engine.check(status, what);
    }

    /** After this a run is refused. */
    @Override
    public void free() {
        Engine.check(dnnl.dnnl_primitive_destroy(primitive), "the end of " + what);
        primitive.setNull();
        for (dnnl_memory memory : memories) {
            Engine.check(dnnl.dnnl_memory_destroy(memory), "the end of " + what);
            memory.setNull();
        }
        arguments.deallocate();
    }

    private void place(int slot, long at) {
        Engine.check(dnnl.dnnl_memory_set_data_handle(memories[slot], address.at(at)), what);
    }
}
