package org.gan4j.kernel.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/**
 * The making of one {@link Call}: the library's descriptions that it takes, which are destroyed with it, and the arguments in
 * the order in which the call will be given their addresses.
 */
final class Compilation implements AutoCloseable {
    /** Creates the primitive's description and returns the library's status. */
    interface Description {
        int create(dnnl_primitive_desc description, dnnl_primitive_attr attributes);
    }

    private final List<dnnl_memory_desc> layouts = new ArrayList<>();
    private final List<Call.Slot> slots = new ArrayList<>();
    private final List<Call.Slot> postArguments = new ArrayList<>();
    private final List<dnnl_primitive_desc> descriptions = new ArrayList<>();
    private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    private final dnnl_post_ops postOps = new dnnl_post_ops();
    private int postCount;
    private String what = "a primitive";

    Compilation() {
        Engine.check(dnnl.dnnl_primitive_attr_create(attributes), "attributes");
        Engine.check(
                dnnl.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl.dnnl_scratchpad_mode_user),
                "a scratchpad of our own");
        Engine.check(
                dnnl.dnnl_primitive_attr_set_fpmath_mode(attributes, dnnl.dnnl_fpmath_mode_strict),
                "strict arithmetic, whatever the environment says");
        Engine.check(dnnl.dnnl_post_ops_create(postOps), "post-operations");
    }

    /** The library's own description of a layout. */
    dnnl_memory_desc layout(Descriptor array) {
        dnnl_memory_desc layout = new dnnl_memory_desc();
        long[] dims = array.dims();
        int code = array.element().code();
        int status = array.strides().length == 0
                ? dnnl.dnnl_memory_desc_create_with_tag(layout, dims.length, dims, code, dnnl.dnnl_format_tag_any)
                : dnnl.dnnl_memory_desc_create_with_strides(layout, dims.length, dims, code, array.strides());
        Engine.check(status, "an array " + array);
        layouts.add(layout);
        return layout;
    }

    /** An element-wise function of the primitive's result. */
    Compilation then(int algorithm, double alpha, double beta) {
        postCount++;
        Engine.check(
                dnnl.dnnl_post_ops_append_eltwise(postOps, algorithm, (float) alpha, (float) beta),
                "a following function");
        return this;
    }

    /** The result is combined with one more array, which becomes an argument after those of {@link #argument}. */
    Compilation then(int algorithm, Descriptor array) {
        dnnl_memory_desc layout = layout(array);
        Engine.check(dnnl.dnnl_post_ops_append_binary(postOps, algorithm, layout), "a following " + array);
        postArguments.add(new Call.Slot(
                dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (postCount + 1) | dnnl.DNNL_ARG_SRC_1, layout));
        postCount++;
        return this;
    }

    /** The result is added to {@code scale} times what the destination holds. */
    Compilation thenAddTo(double scale) {
        postCount++;
        Engine.check(
                dnnl.dnnl_post_ops_append_sum(postOps, (float) scale, 0, dnnl.dnnl_data_type_undef), "a following sum");
        return this;
    }

    /** The primitive itself; the attributes so far apply. */
    dnnl_primitive_desc describe(String what, Description description) {
        if (postCount > 0) {
            Engine.check(dnnl.dnnl_primitive_attr_set_post_ops(attributes, postOps), "post-operations");
        }
        dnnl_primitive_desc described = new dnnl_primitive_desc();
        Engine.check(description.create(described, attributes), what);
        descriptions.add(described);
        this.what = what;
        return described;
    }

    /** The next argument; its layout is the caller's or was asked of the primitive. */
    Compilation argument(int argument, dnnl_memory_desc layout) {
        slots.add(new Call.Slot(argument, layout));
        return this;
    }

    /** A function of two arrays, the second perhaps repeated, followed by what was said so far. */
    Call binary(String what, int algorithm, Descriptor a, Descriptor b, Descriptor out) {
        dnnl_memory_desc left = layout(a);
        dnnl_memory_desc right = layout(b);
        dnnl_memory_desc result = layout(out);
        describe(
                what,
                (description, flags) -> dnnl.dnnl_binary_primitive_desc_create(
                        description, Engine.engine(), algorithm, left, right, result, flags));
        return argument(dnnl.DNNL_ARG_SRC_0, left)
                .argument(dnnl.DNNL_ARG_SRC_1, right)
                .argument(dnnl.DNNL_ARG_DST, result)
                .compile();
    }

    /** Compiles what was described last. */
    Call compile() {
        slots.addAll(postArguments);
        return new Call(what, descriptions.get(descriptions.size() - 1), slots);
    }

    /** Destroys the descriptions. */
    @Override
    public void close() {
        descriptions.forEach(dnnl::dnnl_primitive_desc_destroy);
        layouts.forEach(dnnl::dnnl_memory_desc_destroy);
        dnnl.dnnl_post_ops_destroy(postOps);
        dnnl.dnnl_primitive_attr_destroy(attributes);
    }
}
