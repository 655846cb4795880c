package org.gan4j.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.torch.Pickles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InceptionWeightsTest {
    private static final String CURL =
            "curl --create-dirs -L -o \"%s\" https://github.com/mseitzer/pytorch-fid/releases/download/fid_weights/"
                    + "pt_inception-2015-12-05-6726825d.pth";

    @TempDir
    private Path folder;

    @Test
    void aMissingFileIsAnsweredWithTheCommandThatDownloadsIt() {
        Path file = folder.resolve("cache").resolve(InceptionWeights.FILE_NAME);
        String message = "the weights of FID-Inception must be in " + file
                + ", but there is no such file; download them once (95,628,359 bytes): " + CURL.formatted(file);
        assertThatIOException().isThrownBy(() -> InceptionWeights.read(file)).withMessage(message);
        assertThatIOException()
                .isThrownBy(() -> InceptionWeights.find(List.of(folder.resolve("cache"), folder)))
                .withMessage(message);
    }

    @Test
    void anotherFileIsRefusedByItsSum() throws IOException {
        Path file = Files.writeString(folder.resolve(InceptionWeights.FILE_NAME), "abc");
        String message =
                file + " must have the SHA-256 6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2 of"
                        + " the published weights, got ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad (3 bytes);"
                        + " download it again (95,628,359 bytes): " + CURL.formatted(file)
                        + " or, if other weights are meant, give them a name of their own";
        assertThatIOException().isThrownBy(() -> InceptionWeights.read(file)).withMessage(message);
        assertThatIOException()
                .isThrownBy(() -> InceptionWeights.find(List.of(folder.resolve("none"), folder)))
                .withMessage(message);
    }

    @Test
    void aFileOfAnotherNetworkIsRefusedByItsArrays() throws URISyntaxException {
        Path file = Path.of(InceptionWeightsTest.class
                .getResource("/org/gan4j/torch/state_zip.pt")
                .toURI());
        assertThatIOException()
                .isThrownBy(() -> InceptionWeights.read(file, "mine"))
                .withMessage(
                        file + " must hold FID-Inception's array `Conv2d_1a_3x3.conv.weight` of size [32, 3, 3, 3], got"
                                + " none of that name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InceptionWeights.read(file, "two\nlines"))
                .withMessage("`name` must be one line of text, got \"two\nlines\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InceptionWeights.read(file, " "))
                .withMessageStartingWith("`name` must be one line of text");
    }

    /** A file of 96 MB, with all arrays, in the layout of today's PyTorch. */
    @Test
    @Tag("slow")
    void aWholeFileOfOtherWeightsIsReadByItsName() throws IOException {
        Pickles pickle = Pickles.protocol2().op('}', '(');
        Map<String, byte[]> storages = new LinkedHashMap<>();
        for (InceptionArray array : InceptionArray.all()) {
            String key = String.valueOf(storages.size());
            float[] values = new WeightFormula().values(array.name(), array.shape());
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            storages.put(key, bytes.array());
            pickle.text(array.name()).tensor(key, array.shape());
        }
        Path file = Pickles.zip(folder, pickle.op('u').end(), storages);
        InceptionWeights read = InceptionWeights.read(file, "by formula");
        InceptionExtractor extractor = InceptionExtractor.builder(read).build();
        InceptionExtractor same =
                InceptionExtractor.builder(InceptionWeights.byFormula()).build();
        TestImages images = new TestImages(2, 40, 40);
        assertThat(extractor.extract(images, 0, 2)).isEqualTo(same.extract(images, 0, 2));
        assertThat(extractor.identity().name()).isEqualTo("inception pytorch-fid 2048, weights by formula");
        assertThat(extractor.identity().weightsSha256()).isEqualTo(Sha256.of(file));
    }

    @Test
    void weightsAreNumbersAndVariancesHaveRoots() {
        InceptionArray variance = new InceptionArray("a.bn.running_var", new long[] {2});
        assertThatIOException()
                .isThrownBy(() -> variance.checkValues(folder, new float[] {1, -1}))
                .withMessage(folder + " must hold variances from 0 on in `a.bn.running_var`, got -1.0");
        InceptionArray weight = new InceptionArray("a.conv.weight", new long[] {2});
        assertThatIOException()
                .isThrownBy(() -> weight.checkValues(folder, new float[] {-1, Float.NaN}))
                .withMessage(folder + " must hold finite numbers in `a.conv.weight`, got NaN");
    }

    @Test
    void pytorchsOwnCacheIsWherePyTorchSays() {
        Path usual = Path.of("/home/me/.cache/torch/hub/checkpoints");
        assertThat(InceptionWeights.torchHub(Map.of(), "/home/me")).isEqualTo(usual);
        assertThat(InceptionWeights.torchHub(Map.of("XDG_CACHE_HOME", "/x"), "/home/me"))
                .isEqualTo(Path.of("/x/torch/hub/checkpoints"));
        assertThat(InceptionWeights.torchHub(Map.of("TORCH_HOME", "/t", "XDG_CACHE_HOME", "/x"), "/home/me"))
                .isEqualTo(Path.of("/t/hub/checkpoints"));
    }
}
