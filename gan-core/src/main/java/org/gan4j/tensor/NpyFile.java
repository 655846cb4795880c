package org.gan4j.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * NumPy's file format for one array, as {@code numpy.save} writes it: a file that holds an {@link NpyArray}. Element types
 * read: 32-bit and 64-bit floats and integers, little-endian; C or Fortran order. Thread-safe.
 */
public final class NpyFile {
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
        NpyArray array;
        try {
            array = NpyArray.parse(Files.readAllBytes(file));
        } catch (IllegalArgumentException fault) {
            throw new IOException(file + " is not a readable .npy file: " + fault.getMessage(), fault);
        }
        return tensors.of(array.values(), array.shape());
    }
}
