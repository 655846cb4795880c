package org.gan4j.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.PickleException;

/**
 * A file of {@code torch.save}, read whole into memory: the zip layout of PyTorch 1.6 and later, and the older stream of
 * pickles followed by raw storages.
 *
 * <p>Nothing that the file says is run. It may hold dictionaries ({@code dict}, {@code OrderedDict}), lists, tuples, strings,
 * numbers, None, tensors and parameters of the types in {@link TorchType}; anything else, any class above all, is refused by
 * name. Sizes are compared with what is there before memory is taken, so that the memory needed is a small multiple of the
 * file's size. Immutable and thread-safe.
 */
public final class TorchFile {
    private static final int ZIP_MARK = 'P' << Byte.SIZE | 'K';
    private static final int PICKLE_MARK = 0x80;
    private static final int MOST_NAMES = 1 << 18;

    private final Path file;
    private final Object root;

    private TorchFile(Path file, Object root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param file written by {@code torch.save}, in either layout; not modified
     * @return its contents
     * @throws IOException if there is no such file, it is not of this format, is damaged, or names a class that is not allowed;
     *     the message is one line with the file, what was expected and what was found
     */
    public static TorchFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " must be a file of torch.save, but there is no such file");
        }
        try {
            return new TorchFile(file, contents(file));
        } catch (PickleException | IOException fault) {
            throw new IOException(unreadable(file) + fault.getMessage(), fault);
        } catch (RuntimeException fault) { // what a damaged pickle makes the unpickler's stack and casts throw
            throw new IOException(
                    unreadable(file) + "its pickle is damaged ("
                            + fault.getClass().getSimpleName() + "); copy the file again",
                    fault);
        }
    }

    private static String unreadable(Path file) {
        return file + " is not a readable torch.save file: ";
    }

    private static Object contents(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length == 2 && (start[0] << Byte.SIZE | start[1]) == ZIP_MARK) {
            return ZipLayout.read(file);
        }
        if (start.length == 2 && Byte.toUnsignedInt(start[0]) == PICKLE_MARK) {
            return StreamLayout.read(file);
        }
        throw new PickleException("it must begin as a zip archive or a pickle does, got "
                + (start.length < 2 ? "fewer than two bytes" : String.format("the bytes %02x %02x", start[0], start[1]))
                + "; was it downloaded whole, and from the right place?");
    }

    /** {@return the file this was read from} */
    public Path file() {
        return file;
    }

    /**
     * Everything in the file.
     *
     * @return null, a String, Boolean, Long, Double, BigInteger, {@link TorchTensor}, or an unmodifiable Map (in the file's
     *     order; keys are strings or numbers) or List (of lists and tuples) of such values
     */
    public Object root() {
        return root;
    }

    /**
     * The tensors in a dictionary and in what it holds, by name: keys and, in lists, indexes joined by dots.
     *
     * @param path keys of dictionaries, from the outermost on, whose tensors are wanted; none for all of the file
     * @return tensors in the file's order; the path is not part of their names; unmodifiable
     * @throws IllegalArgumentException if there is no such dictionary, with the keys that there are, or if two tensors have
     *     the same name
     */
    public Map<String, TorchTensor> tensors(String... path) {
        Object value = root;
        for (int i = 0; i < path.length; i++) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(path[i])) {
                throw new IllegalArgumentException(file + " must have " + Words.quoted(path[i]) + " in "
                        + (i == 0 ? "its outermost dictionary" : Words.quoted(path[i - 1])) + ", got "
                        + (value instanceof Map<?, ?> m ? keys(m) : Words.of(value)));
            }
            value = map.get(path[i]);
        }
        Map<String, TorchTensor> all = new LinkedHashMap<>();
        collect("", value, all, new int[1]);
        return Collections.unmodifiableMap(all);
    }

    private static String keys(Map<?, ?> map) {
        List<String> first = map.keySet().stream()
                .limit(10)
                .map(key -> Words.quoted(String.valueOf(key)))
                .toList();
        return String.join(", ", first) + (map.size() > first.size() ? ", ..." : "");
    }

    private void collect(String name, Object value, Map<String, TorchTensor> all, int[] visited) {
        if (++visited[0] > MOST_NAMES) {
            throw new IllegalArgumentException(file + " must hold at most " + MOST_NAMES + " values, got more");
        }
        if (value instanceof TorchTensor tensor) {
            if (all.put(name, tensor) != null) {
                throw new IllegalArgumentException(
                        file + " must have one tensor of each name, got two named " + Words.quoted(name));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> collect(joined(name, key), element, all, visited));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(joined(name, i), list.get(i), all, visited);
            }
        }
    }

    private static String joined(String name, Object key) {
        return name.isEmpty() ? String.valueOf(key) : name + "." + key;
    }

    /** {@return the file and its kind} */
    @Override
    public String toString() {
        return file + " (torch.save)";
    }
}
