package org.gan4j.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gan4j.data.files.CacheFolder;
import org.gan4j.torch.TorchFile;
import org.gan4j.torch.TorchTensor;

/**
 * The weights of FID-Inception, which GAN4J neither contains nor downloads: the file {@value #FILE_NAME} of pytorch-fid's
 * release {@code fid_weights}, 95,628,359 bytes, read as it is.
 *
 * <p>{@link #find()} looks for it in GAN4J's cache folder ({@link CacheFolder}) and in the one where pytorch-fid itself puts it,
 * {@code ~/.cache/torch/hub/checkpoints} ({@code TORCH_HOME} and {@code XDG_CACHE_HOME} are heeded as PyTorch does). Its SHA-256 is
 * compared; another file is taken only by a name of its own ({@link #read(Path, String)}), which every score then carries.
 * Immutable and thread-safe.
 */
public final class InceptionWeights {
    /** The published file's name. */
    public static final String FILE_NAME = "pt_inception-2015-12-05-6726825d.pth";
    /** The published file's SHA-256. */
    public static final String SHA256 = "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2";
    /** Where the file is published. */
    public static final String URL =
            "https://github.com/mseitzer/pytorch-fid/releases/download/fid_weights/" + FILE_NAME;

    private static final String PUBLISHED = "";

    private final WeightSource source;
    private final String name;
    private final String sha256;

    private InceptionWeights(WeightSource source, String name, String sha256) {
        this.source = source;
        this.name = name;
        this.sha256 = sha256;
    }

    /**
     * The published file, from a cache folder.
     *
     * @return its weights
     * @throws IOException if it is in none, with the command that downloads it; or as {@link #read(Path)}
     */
    public static InceptionWeights find() throws IOException {
        List<Path> places =
                List.of(CacheFolder.usual(), torchHub(System.getenv(), System.getProperty("user.home", ".")));
        return find(places);
    }

    static InceptionWeights find(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            Path file = folder.resolve(FILE_NAME);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        throw missing(folders.get(0).resolve(FILE_NAME));
    }

    static Path torchHub(Map<String, String> environment, String home) {
        String torch = environment.get("TORCH_HOME");
        String cache = environment.get("XDG_CACHE_HOME");
        Path base = torch != null && !torch.isBlank()
                ? Path.of(torch)
                : (cache != null && !cache.isBlank() ? Path.of(cache) : Path.of(home, ".cache")).resolve("torch");
        return base.resolve("hub").resolve("checkpoints");
    }

    private static IOException missing(Path file) {
        return new IOException(
                "the weights of FID-Inception must be in " + file + ", but there is no such file; download"
                        + " them once (95,628,359 bytes): curl --create-dirs -L -o \"" + file + "\" " + URL);
    }

    /**
     * The published file.
     *
     * @param file where it is
     * @return its weights
     * @throws IOException if there is no such file, with the command that downloads it; if its SHA-256 is another; if it cannot
     *     be read
     */
    public static InceptionWeights read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw missing(file);
        }
        String sum = Sha256.of(file);
        if (!sum.equals(SHA256)) {
            throw new IOException(file + " must have the SHA-256 " + SHA256 + " of the published weights, got " + sum
                    + " (" + Files.size(file)
                    + " bytes); download it again (95,628,359 bytes): curl --create-dirs -L -o \""
                    + file + "\" " + URL + " or, if other weights are meant, give them a name of their own");
        }
        return ofFile(file, PUBLISHED, sum);
    }

    /**
     * Another file of weights for the same network, in either layout of {@code torch.save}.
     *
     * @param file a state dictionary with the published file's names and sizes
     * @param name what scores call it, one line
     * @return its weights
     * @throws IOException if it cannot be read, lacks an array, has one of another size, or one that is not finite
     * @throws IllegalArgumentException if the name is blank or of several lines
     */
    public static InceptionWeights read(Path file, String name) throws IOException {
        if (name.isBlank() || name.lines().count() != 1) {
            throw new IllegalArgumentException("`name` must be one line of text, got \"" + name + "\"");
        }
        Map<String, TorchTensor> tensors = TorchFile.read(file).tensors();
        return ofTensors(file, tensors, name, Sha256.of(file));
    }

    private static InceptionWeights ofFile(Path file, String name, String sum) throws IOException {
        return ofTensors(file, TorchFile.read(file).tensors(), name, sum);
    }

    private static InceptionWeights ofTensors(Path file, Map<String, TorchTensor> tensors, String name, String sum)
            throws IOException {
        WeightSource source = (array, shape) -> tensors.get(array).toFloats();
        for (InceptionArray array : InceptionArray.all()) {
            TorchTensor tensor = tensors.get(array.name());
            if (tensor == null || !Arrays.equals(tensor.shape(), array.shape())) {
                throw new IOException(file + " must hold FID-Inception's array `" + array.name() + "` of size "
                        + Arrays.toString(array.shape()) + ", got " + (tensor == null ? "none of that name" : tensor));
            }
            array.checkValues(file, tensor.toFloats());
        }
        return new InceptionWeights(source, name, sum);
    }

    /**
     * Weights that a formula gives: of no use for scores, but the same everywhere. They time the network and compare
     * implementations where the file is not at hand.
     *
     * <p>Element i (in C order) of the array {@code name}: h is the CRC-32 of the name plus 0x9E3779B9 i, modulo 2^32, then
     * {@code h ^= h >>> 16; h *= 0x85EBCA6B; h ^= h >>> 13; h *= 0xC2B2AE35; h ^= h >>> 16} and r = (h >>> 8) / 2^23 - 1. The
     * element is r sqrt(6 / n) in {@code *.conv.weight} of n inputs to an output element, r sqrt(3 / 2048) in {@code
     * fc.weight}, 1 + r / 4 in {@code *.bn.weight}, 1 + r / 2 in {@code *.bn.running_var}, and r / 4 elsewhere; in 64 bits,
     * rounded to 32.
     *
     * @return the weights
     */
    public static InceptionWeights byFormula() {
        WeightSource formula = new WeightFormula();
        Sha256 sum = new Sha256();
        for (InceptionArray array : InceptionArray.all()) {
            sum.add(formula.values(array.name(), array.shape()));
        }
        return new InceptionWeights(formula, "formula", sum.hex());
    }

    WeightSource source() {
        return source;
    }

    /** {@return whether this is the published file} */
    public boolean isPublished() {
        return name.equals(PUBLISHED);
    }

    /** {@return the name given to other weights than the published ones, empty for those} */
    public String name() {
        return name;
    }

    /** {@return the file's SHA-256 in hexadecimal} */
    public String sha256() {
        return sha256;
    }

    /** {@return which weights these are} */
    @Override
    public String toString() {
        return "FID-Inception, " + (isPublished() ? "published weights" : "weights " + name);
    }
}
