package org.gan4j.torch;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;

/**
 * The Python names that a pickle may say, all of them, and what they make here: dictionaries, sizes, and tensors as views of
 * storages. None of them can do anything but make such an object.
 */
final class AllowedClasses {
    /** A class of storages: named in their ids, never called. */
    record StorageClass(TorchType type) implements IObjectConstructor {
        @Override
        public Object construct(Object[] arguments) {
            throw new PickleException(
                    "class torch." + type.storageClass() + " must be named in storages' ids alone, got a call of it");
        }
    }

    private static final Map<String, IObjectConstructor> ALLOWED = allowed();

    private AllowedClasses() {}

    private static Map<String, IObjectConstructor> allowed() {
        Map<String, IObjectConstructor> all = new HashMap<>();
        all.put("collections.OrderedDict", AllowedClasses::orderedDict);
        all.put("torch.Size", AllowedClasses::size);
        all.put("torch._utils._rebuild_tensor", AllowedClasses::tensor);
        all.put("torch._utils._rebuild_tensor_v2", AllowedClasses::tensor);
        all.put("torch._utils._rebuild_parameter", AllowedClasses::parameter);
        for (TorchType type : TorchType.values()) {
            all.put("torch." + type.storageClass(), new StorageClass(type));
        }
        return Map.copyOf(all);
    }

    /** The constructor of a class, or the refusal of it. */
    static IObjectConstructor named(String module, String name) {
        IObjectConstructor constructor = ALLOWED.get(module + "." + name);
        if (constructor == null) {
            throw new PickleException("class " + Words.quoted(module + "." + name)
                    + " is refused: only tensors, dictionaries, lists, numbers and strings are read, and nothing of it was"
                    + " executed; in Python, torch.save(model.state_dict(), file) writes a file without it");
        }
        return constructor;
    }

    /** A number that must be whole and fit 64 bits. */
    static long integer(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger) {
            throw new PickleException("a size must fit 64 bits, got " + Words.quoted(value.toString()));
        }
        throw new PickleException("a size must be a whole number, got " + Words.of(value));
    }

    private static Object orderedDict(Object[] arguments) {
        if (arguments.length == 0) {
            return new LinkedHashMap<>();
        }
        if (arguments.length != 1 || !(arguments[0] instanceof List<?> pairs)) {
            throw new PickleException("an OrderedDict must be made of nothing or of a list of pairs, got "
                    + arguments.length + " arguments");
        }
        return WhitelistedUnpickler.ordered(pairs);
    }

    private static Object size(Object[] arguments) {
        if (arguments.length != 1 || !(arguments[0] instanceof Object[] sizes)) {
            throw new PickleException("a torch.Size must be made of a tuple, got " + arguments.length + " arguments");
        }
        return Arrays.stream(integers(sizes)).boxed().toArray();
    }

    /** Storage, offset, size, stride; what follows (gradients, hooks, metadata) is of no use here. */
    private static Object tensor(Object[] arguments) {
        if (arguments.length < 4
                || !(arguments[0] instanceof TorchStorage storage)
                || !(arguments[2] instanceof Object[] size)
                || !(arguments[3] instanceof Object[] stride)) {
            throw new PickleException("a tensor must be made of (storage, offset, size, stride, ...), got "
                    + arguments.length + " arguments that are not these");
        }
        return TorchTensor.of(storage, integer(arguments[1]), integers(size), integers(stride));
    }

    private static Object parameter(Object[] arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof TorchTensor tensor)) {
            throw new PickleException("a parameter must be made of a tensor, got "
                    + (arguments.length == 0 ? "nothing" : Words.of(arguments[0])));
        }
        return tensor;
    }

    private static long[] integers(Object[] values) {
        long[] integers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = integer(values[i]);
        }
        return integers;
    }
}
