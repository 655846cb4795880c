package org.gan4j.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Executes the instructions of a pickle that data needs, and refuses the pickle at the first other one.
 *
 * <p>The library's registry of classes belongs to the whole process, so it is not consulted: every instruction passes {@link
 * #dispatch}, those that reach a class are executed here, with {@link AllowedClasses} for a registry, and what {@code
 * dispatch} does not name is refused. The library itself makes numbers, strings, tuples and lists, and keeps stack and memo.
 *
 * <p>One object reads one pickle.
 */
final class WhitelistedUnpickler extends Unpickler {
    /** More than any checkpoint's: about 40 an array. */
    static final int MOST_OPERATIONS = 4_000_000;

    private static final String STORAGE = "storage";
    private static final int STORAGE_FIELDS = 5;
    private static final int VIEW_FIELDS = 3;

    private final PickleBytes bytes;
    private final Map<String, TorchStorage> storages = new LinkedHashMap<>();
    private int operations;

    WhitelistedUnpickler(PickleBytes bytes) {
        this.bytes = bytes;
    }

    /** The object that the next pickle of these bytes describes, of the library's types. */
    Object load() throws IOException {
        bytes.beginPickle();
        return load(bytes);
    }

    /** The storages that the pickle named, by key. */
    Map<String, TorchStorage> storages() {
        return storages;
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        if (++operations > MOST_OPERATIONS) {
            throw new PickleException("a pickle must have at most " + MOST_OPERATIONS + " instructions, got more");
        }
        switch (key) {
            case Opcodes.PROTO, Opcodes.FRAME, Opcodes.STOP -> {
                return super.dispatch(key);
            }
            case Opcodes.MARK, Opcodes.POP, Opcodes.DUP -> super.dispatch(key);
            case Opcodes.BINGET, Opcodes.LONG_BINGET, Opcodes.BINPUT, Opcodes.LONG_BINPUT, Opcodes.MEMOIZE ->
                super.dispatch(key);
            case Opcodes.NONE, Opcodes.NEWTRUE, Opcodes.NEWFALSE -> super.dispatch(key);
            case Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.BINFLOAT -> super.dispatch(key);
            case Opcodes.EMPTY_TUPLE, Opcodes.TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3 ->
                super.dispatch(key);
            case Opcodes.EMPTY_LIST, Opcodes.APPEND -> super.dispatch(key);
            case Opcodes.LONG1, Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINUNICODE -> sized(key, Byte.BYTES);
            case Opcodes.BINSTRING, Opcodes.BINUNICODE -> sized(key, Integer.BYTES);
            case Opcodes.BINUNICODE8 -> sized(key, Long.BYTES);
            default -> executed(key);
        }
        return NO_RETURN_VALUE;
    }

    /** What the library would do otherwise, or by way of its registry and of reflection. */
    private void executed(short key) throws IOException {
        switch (key) {
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.APPENDS -> appendAll();
            case Opcodes.SETITEM -> setItem();
            case Opcodes.SETITEMS -> setItems();
            case Opcodes.GLOBAL -> stack.add(AllowedClasses.named(bytes.line(), bytes.line()));
            case Opcodes.STACK_GLOBAL -> stackGlobal();
            case Opcodes.REDUCE -> reduce();
            case Opcodes.BUILD -> build();
            case Opcodes.BINPERSID -> stack.add(storage(stack.pop()));
            default ->
                throw new PickleException("instruction " + name(key)
                        + " is refused: state dictionaries of tensors need none such, and nothing of it was executed");
        }
    }

    /** The library makes an array of the length that the pickle says before it has read anything. */
    private void sized(short key, int width) throws IOException {
        long length = bytes.peek(width);
        if (length < 0 || length > bytes.remaining() - width) {
            throw new PickleException("a string or number must lie in the file, got one of "
                    + Long.toUnsignedString(length) + " bytes where " + (bytes.remaining() - width) + " are left");
        }
        super.dispatch(key);
    }

    /** The library trims the list each time, which takes hours where a pickle appends single elements to a long list. */
    private void appendAll() {
        List<Object> items = stack.pop_all_since_marker();
        if (!(stack.peek() instanceof ArrayList<?>)) {
            throw new PickleException("elements must be appended to a list, got " + Words.of(stack.peek()));
        }
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) stack.peek();
        list.addAll(items);
    }

    private void setItem() {
        Object value = stack.pop();
        Object key = stack.pop();
        put(dictionary(stack.peek()), key, value);
    }

    private void setItems() {
        List<Object> items = stack.pop_all_since_marker();
        putAll(dictionary(stack.peek()), items);
    }

    private static void putAll(Map<Object, Object> target, List<Object> items) {
        if (items.size() % 2 != 0) {
            throw new PickleException("a dictionary must be given keys and values in pairs, got " + items.size());
        }
        for (int i = 0; i < items.size(); i += 2) {
            put(target, items.get(i), items.get(i + 1));
        }
    }

    /** Keys that hold other objects could make {@code hashCode} run for ever. */
    static void put(Map<Object, Object> target, Object key, Object value) {
        if (key instanceof Integer number) {
            target.put(number.longValue(), value);
        } else if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            target.put(key, value);
        } else {
            throw new PickleException("a dictionary's keys must be strings or numbers, got " + Words.of(key));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> dictionary(Object target) {
        if (target instanceof LinkedHashMap<?, ?> map) {
            return (Map<Object, Object>) map;
        }
        throw new PickleException("items must be set in a dictionary, got " + Words.of(target));
    }

    private void stackGlobal() {
        Object last = stack.pop();
        Object first = stack.pop();
        if (!(last instanceof String name) || !(first instanceof String module)) {
            throw new PickleException(
                    "a class must be named by two strings, got " + Words.of(first) + " and " + Words.of(last));
        }
        stack.add(AllowedClasses.named(module, name));
    }

    private void reduce() {
        Object arguments = stack.pop();
        Object callee = stack.pop();
        if (!(callee instanceof IObjectConstructor constructor) || !(arguments instanceof Object[] tuple)) {
            throw new PickleException(
                    "a class must be called with a tuple, got " + Words.of(callee) + " and " + Words.of(arguments));
        }
        stack.add(constructor.construct(tuple));
    }

    /** Attributes of a dictionary, such as {@code _metadata}, are dropped; nothing else may have any. */
    private void build() {
        Object state = stack.pop();
        Object target = stack.peek();
        if (!(target instanceof LinkedHashMap) || !(state instanceof Map)) {
            throw new PickleException(
                    "only dictionaries may be given attributes, got " + Words.of(target) + " and " + Words.of(state));
        }
    }

    private TorchStorage storage(Object id) {
        if (!(id instanceof Object[] fields)
                || fields.length < STORAGE_FIELDS
                || !STORAGE.equals(fields[0])
                || !(fields[1] instanceof AllowedClasses.StorageClass storageClass)
                || !(fields[2] instanceof String key)
                || !(fields[4] instanceof Number elements)) {
            throw new PickleException(
                    "a persistent id must be a tuple ('storage', class, key, location, elements), got " + Words.of(id));
        }
        TorchStorage root = known(TorchStorage.of(storageClass.type(), key, AllowedClasses.integer(elements)));
        Object view = fields.length > STORAGE_FIELDS ? fields[STORAGE_FIELDS] : null;
        return view == null ? root : part(root, view);
    }

    private TorchStorage known(TorchStorage storage) {
        TorchStorage first = storages.putIfAbsent(storage.key(), storage);
        if (first == null) {
            return storage;
        }
        if (first.type() != storage.type() || first.elements() != storage.elements()) {
            throw new PickleException("storage " + Words.quoted(storage.key()) + " must be the same each time, got "
                    + first.elements() + " elements of " + first.type() + " and " + storage.elements() + " of "
                    + storage.type());
        }
        return first;
    }

    private static TorchStorage part(TorchStorage root, Object view) {
        if (!(view instanceof Object[] fields)
                || fields.length != VIEW_FIELDS
                || !(fields[0] instanceof String key)
                || !(fields[1] instanceof Number from)
                || !(fields[2] instanceof Number count)) {
            throw new PickleException(
                    "a storage's part must be a tuple (key, offset, elements), got " + Words.of(view));
        }
        return root.part(key, AllowedClasses.integer(from), AllowedClasses.integer(count));
    }

    /** Python's name of an instruction that is refused. */
    private static String name(short key) {
        return switch (key) {
            case Opcodes.INST -> "INST";
            case Opcodes.OBJ -> "OBJ";
            case Opcodes.NEWOBJ -> "NEWOBJ";
            case Opcodes.NEWOBJ_EX -> "NEWOBJ_EX";
            case Opcodes.EXT1 -> "EXT1";
            case Opcodes.EXT2 -> "EXT2";
            case Opcodes.EXT4 -> "EXT4";
            case Opcodes.PERSID -> "PERSID";
            case Opcodes.POP_MARK -> "POP_MARK";
            case Opcodes.NEXT_BUFFER -> "NEXT_BUFFER";
            default -> "0x" + Integer.toHexString(key);
        };
    }

    /** What {@code collections.OrderedDict} makes of pairs. */
    static Map<Object, Object> ordered(List<?> pairs) {
        List<Object> items = new ArrayList<>();
        for (Object pair : pairs) {
            Object[] both = pair instanceof List<?> list ? list.toArray() : (Object[]) pair;
            if (both.length != 2) {
                throw new PickleException("a dictionary must be given pairs, got " + both.length + " values");
            }
            items.add(both[0]);
            items.add(both[1]);
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        putAll(map, items);
        return map;
    }
}
