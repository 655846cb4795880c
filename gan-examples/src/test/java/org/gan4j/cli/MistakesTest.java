package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.cli.internal.fault.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A user's mistake costs one line that says what to mend: never a stack trace, never a file. */
class MistakesTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        Files.writeString(folder.resolve("file"), "text");
        Files.createDirectories(folder.resolve("full/inside"));
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("file.gan4j"), "text");
        CliRun.of("data", "export", "--count", 2, "--size", 16, "--out", folder.resolve("pictures"));
        Files.createFile(folder.resolve("pictures/2.png"));
        CliRun.tiny(folder.resolve("good"), "--steps", 1);
        config("torn", good().substring(0, 40));
        config("no-object", "[1, 2]");
        config("blank", "");
        config("few", "{\"preset\": \"quick\"}");
        config("odd-loss", good().replace("non-saturating", "saturating"));
        config("odd-size", good().replace("\"imageSize\": 16", "\"imageSize\": 17"));
        copyCheckpoint("odd-size");
        config("word", good().replace("\"imageSize\": 16", "\"imageSize\": \"big\""));
        config("unsaved", good());
        config("other-width", good().replace("\"width\": 2", "\"width\": 3"));
        copyCheckpoint("other-width");
        config("truncated", good());
        Path weights = copyCheckpoint("truncated").resolve("generator.safetensors");
        Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 3000));
        config("gone", good());
        Files.delete(copyCheckpoint("gone").resolve("generator.safetensors"));
        config("fraction", good().replace("\"latent\": 100", "\"latent\": 100.5"));
        config("null", good().replace("\"data\": \"faces\"", "\"data\": null"));
        config("negative", good().replaceFirst("\"generatorRate\": [^,]*", "\"generatorRate\": -1"));
        config("lost", good());
        Files.copy(folder.resolve("good/metrics.jsonl"), folder.resolve("lost/metrics.jsonl"));
        config("unsummed", good());
        Files.delete(copyCheckpoint("unsummed").resolve("SHA256SUMS"));
        config("other-data", good().replace("faces:seed", "cats:seed"));
        copyCheckpoint("other-data");
        Files.writeString(folder.resolve("text.npy"), "0.5 0.5 0.5 0.5 0.5");
        npy("wide.npy", "<f4", "(2, 101)", 2 * 101 * 4);
        npy("vector.npy", "<f4", "(100,)", 400);
        npy("short.npy", "<f8", "(2, 100)", 1599);
        npy("complex.npy", "<c8", "(1, 100)", 800);
        npy("empty.npy", "<f4", "(0, 100)", 0);
        npy("huge.npy", "<f4", "(9223372036854775807, 100)", 0);
        npy("nan.npy", "<f4", "(1, 100)", 400, (byte) 0xFF);
        npy("two.npy", "<f4", "(2, 100)", 800);
    }

    /** A file as numpy.save writes it, of equal bytes. */
    private static void npy(String name, String type, String shape, int bytes, byte... value) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        file.put(header.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(file.array(), file.position(), file.capacity(), value.length == 0 ? 0 : value[0]);
        Files.write(folder.resolve(name), file.array());
    }

    private static String good() throws IOException {
        return Files.readString(folder.resolve("good/config.json"));
    }

    private static void config(String run, String json) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(run)).resolve("config.json"), json);
    }

    private static Path copyCheckpoint(String run) throws IOException {
        Path target = Files.createDirectories(folder.resolve(run + "/checkpoints/step-0000001"));
        Path source = folder.resolve("good/checkpoints/step-0000001");
        for (String name : TrainCommandTest.names(source)) {
            Files.copy(source.resolve(name), target.resolve(name));
        }
        return target;
    }

    /** The command line ({@code @} is the folder), and what its one line must contain. */
    static Stream<Arguments> mistakes() {
        String train = "train --image-size 16 --width 2 --batch-size 4 --steps 1 --out @/new ";
        String generate = "generate --count 1 --out @/new ";
        return Stream.concat(
                Stream.concat(commandLines(), generateMistakes(generate)),
                Stream.of(
                        mistake(train + "--preset fast", "`--preset`", "quick, simple, medium", "`fast`"),
                        mistake(train + "--preset QUICK", "`--preset`", "quick", "`QUICK`"),
                        mistake(train + "--loss foo", "`--loss`", "non-saturating, wasserstein", "`foo`"),
                        mistake(train + "--kernels foo", "`--kernels`", "auto, nd4j, onednn", "`foo`"),
                        mistake(train + "--precision half", "`--precision`", "fp32, bf16", "`half`"),
                        mistake(
                                train + "--kernels nd4j --precision bf16",
                                "`--precision bf16` does not go with `--kernels nd4j`",
                                "choose onednn"),
                        mistake(
                                "train --resume @/good --precision bf16",
                                "`precision` was fp32, is bf16",
                                "start a new run"),
                        mistake(
                                generate + "--run @/good --kernels nd4j --precision bf16",
                                "`--precision bf16` does not go with `--kernels nd4j`"),
                        mistake(train + "--threads 0", "`--threads`", "[1, 1024]", "got 0"),
                        mistake(train + "--threads 99999999", "`--threads`", "[1, 1024]", "got 99999999"),
                        mistake(train + "--generate -1", "`--generate`", "at least 0", "got -1"),
                        mistake(
                                train + "--data /no/such/place",
                                "`--data`",
                                "`faces`",
                                "/no/such/place",
                                "does not exist"),
                        mistake(train + "--data @/full", "@/full", "JPEG, PNG, GIF or BMP", "has none"),
                        mistake(train + "--data @/file", "@/file", "a folder, a zip file"),
                        mistake(train + "--data @/file.gan4j", "file.gan4j", "packed images", "pack the images again"),
                        mistake(train + "--data @/pictures", "1 of 3 images", "2.png: empty file", "--skip-broken"),
                        mistake(train + "--lr NaN", "`--lr`", "positive and finite", "got NaN"),
                        mistake(train + "--lr 0", "`--lr`", "positive and finite", "got 0"),
                        mistake(train + "--lr fast", "`--lr`", "a number", "`fast`"),
                        mistake(train + "--clip-value -0.01", "`--clip-value`", "positive", "got -0.01"),
                        mistake(train + "--gp-weight Infinity", "`--gp-weight`", "finite", "got Infinity"),
                        mistake(train + "--clip-grad-norm NaN", "`--clip-grad-norm`", "finite", "got NaN"),
                        mistake(train + "--critic-steps 0", "`--critic-steps`", "[1, 1000]", "got 0"),
                        mistake(train + "--latent 0", "`--latent`", "[1, 65536]", "got 0"),
                        mistake(train + "--ema 1", "`--ema`", "[0, 1)", "1.0"),
                        mistake(train + "--ema NaN", "`--ema`", "[0, 1)", "NaN"),
                        mistake(train + "--seed soon", "`--seed`", "whole number", "`soon`"),
                        mistake(train + "--steps 5", "--steps", "only once"),
                        mistake(train + "--epochs 0", "`--epochs`", "at least 1", "got 0"),
                        mistake(train + "--minutes -1", "`--minutes`", "positive and finite", "got -1"),
                        mistake(train + "--minutes NaN", "`--minutes`", "positive and finite", "got NaN"),
                        mistake(train + "--checkpoint-every 0", "`--checkpoint-every`", "at least 1", "got 0"),
                        mistake(train + "--checkpoint-every often", "`--checkpoint-every`", "whole number", "`often`"),
                        mistake(train + "--keep-checkpoints 0", "`--keep-checkpoints`", "[1, 1000000]", "got 0"),
                        mistake(train + "--resume @/good", "`--out` and `--resume`", "stays in its directory"),
                        mistake("train --resume @/nowhere", "`--resume`", "training run", "config.json"),
                        mistake("train --resume @/file", "`--resume`", "training run", "config.json"),
                        mistake("train --resume @/full/inside", "`--resume`", "training run", "config.json"),
                        mistake("train --resume", "--resume"),
                        mistake("train --resume @/good --width 3", "`--resume`", "`width` was 2, is 3", "new run"),
                        mistake(
                                "train --resume @/good --latent 7 --lr 1",
                                "`latent` was 100",
                                "`criticRate` was 1.0E-4"),
                        mistake("train --resume @/good --preset wgan", "`preset` was quick, is wgan"),
                        mistake("train --resume @/good --data /dogs", "`--data`", "`faces`", "/dogs"),
                        mistake("train --resume @/good --steps 0", "`--steps`", "at least 1", "got 0"),
                        mistake("train --resume @/other-data", "`dataFingerprint` was cats:seed", "is faces:seed"),
                        mistake("train --steps 0", "`--steps`", "at least 1", "got 0"),
                        mistake("train --steps 1.5", "`--steps`", "whole number", "`1.5`"),
                        mistake("train --steps 99999999999999999999", "`--steps`", "2^63", "99999999999999999999"),
                        mistake("train --batch-size 1", "`--batch-size`", "at least 2", "got 1"),
                        mistake("train --batch-size 20001", "`--batch-size`", "has 20000 images", "got 20001"),
                        mistake("train --width 0", "`--width`", "[1, 1024]", "got 0"),
                        mistake("train --width 2147483647", "`--width`", "[1, 1024]", "got 2147483647"),
                        mistake("train --width 2147483648", "`--width`", "2^31", "2147483648"),
                        mistake("train --image-size 63", "`--image-size`", "16, 32, 64, 128 or 256", "63"),
                        mistake("train --image-size 512", "`--image-size`", "16, 32, 64, 128 or 256", "512"),
                        mistake("train --steps 1 --out @/full", "`--out`", "new or empty", "full"),
                        mistake("train --steps 1 --dry-run --out @/full", "`--out`", "new or empty", "full"),
                        mistake("train --steps 1 --out @/file", "`--out`", "a directory", "is a file")));
    }

    private static Stream<Arguments> commandLines() {
        return Stream.of(
                mistake("trian", "command `trian`", "train, generate, data, "),
                mistake("--foo", "option `--foo`"),
                mistake("train --step 3", "option `--step`", "`--steps`"),
                mistake("train faces", "`faces`", "options start with --"),
                mistake("train --steps", "--steps"),
                mistake("data", "a command must follow", "preview"),
                mistake("data review", "command `review`", "preview"),
                mistake("data preview --size 8 --out @/new.png", "`--size`", "[16, 256]", "got 8"),
                mistake("data preview --count 0 --out @/new.png", "`--count`", "[1, 1000]", "got 0"),
                mistake("data preview --count 20001 --out @/new.png", "`--count`", "[1, 1000]", "got 20001"),
                mistake("data preview --data cats --out @/new.png", "`--data`", "`faces`", "`cats`"),
                mistake("data preview --data @/pictures --out @/new.png", "2.png: empty file"),
                mistake("data export", "--out"),
                mistake("data export --out @/full", "`--out`", "new or empty"),
                mistake("data export --out @/new --count 0", "`--count`", "[1, 20000]", "got 0"),
                mistake("data export --out @/new --count 20001", "`--count`", "[1, 20000]", "got 20001"),
                mistake("data export --out @/new --size 300", "`--size`", "[16, 256]", "got 300"),
                mistake("data export --out @/new --seed 1 --data @/pictures", "`--seed`", "--data faces"),
                mistake("data pack", "`--data`", "need no packing"),
                mistake("data pack --data @/pictures --out @/new.zip", "`--out`", ".gan4j", "new.zip"),
                mistake("data pack --data @/nowhere", "`--data`", "nowhere", "does not exist"),
                mistake("data verify", "--data"),
                mistake("data verify --data @/full", "JPEG, PNG, GIF or BMP"),
                mistake("data preview --out @/empty", "`--out`", "a file", "is a directory"),
                mistake("data preview --out @/new.bmp", "`--out`", ".png", "new.bmp"),
                mistake("doctor --verbose", "option `--verbose`"));
    }

    private static Stream<Arguments> generateMistakes(String generate) {
        return Stream.of(
                mistake("generate --out @/new", "--run"),
                mistake("generate --run @/good", "--out"),
                mistake("generate --run @/good --count 0 --out @/new", "`--count`", "at least 1", "got 0"),
                mistake("generate --run @/good --count -5 --out @/new", "`--count`", "at least 1", "got -5"),
                mistake("generate --run @/good --out @/full", "`--out`", "new or empty", "full"),
                mistake("generate --run @/good --out @/file", "`--out`", "a directory", "is a file"),
                mistake(generate + "--run @/good --format gif", "`--format`", "png, jpg", "`gif`"),
                mistake(generate + "--run @/good --weights best", "`--weights`", "raw, ema", "`best`"),
                mistake(generate + "--run @/good --threads -1", "`--threads`", "[1, 1024]", "got -1"),
                mistake(generate + "--run @/nowhere", "`--run`", "training run", "config.json"),
                mistake(generate + "--run @/file", "`--run`", "training run", "config.json"),
                mistake(generate + "--run @/empty", "`--run`", "training run", "config.json"),
                mistake("train --resume @/torn", "config.json", "JSON object"),
                mistake("train --resume @/no-object", "config.json", "JSON object"),
                mistake("train --resume @/blank", "config.json", "JSON object"),
                mistake("train --resume @/few", "config.json", "imageSize", "criticSteps"),
                mistake("train --resume @/odd-loss", "config.json", "non-saturating, wasserstein", "`saturating`"),
                mistake("train --resume @/odd-size", "`--image-size`", "16, 32, 64, 128 or 256", "17"),
                mistake("train --resume @/fraction", "config.json", "100.5"),
                mistake("train --resume @/null", "config.json", "must have [data] too"),
                mistake("train --resume @/negative", "config.json: `rate`", "positive", "got -1.0"),
                mistake("train --resume @/good --steps 0", "`--steps` must be at least 1, got 0"),
                mistake("train --resume @/word", "config.json", "JSON object"),
                mistake(generate + "--run @/unsaved", "`--run`", "checkpoint", "unsaved"),
                mistake("train --resume @/lost", "`--resume` must have a checkpoint", "put its checkpoints back"),
                mistake(
                        "train --resume @/other-width",
                        "`--resume` cannot go on",
                        "`generator` was",
                        "width 2",
                        "width 3"),
                mistake("train --resume @/good --out @/new2", "`--out` and `--resume`"),
                mistake("generate --run @/good --out @/new --latents @/full", "`--latents`", "is a directory"),
                mistake(generate + "--run @/truncated", "`--run`", "generator.safetensors is damaged", "no whole one"),
                mistake(generate + "--run @/gone", "`--run`", "generator.safetensors is missing", "no whole one"),
                mistake(generate + "--run @/unsummed", "`--run`", "SHA256SUMS is missing"),
                mistake(generate + "--run @/good/samples", "`--run`", "training run", "config.json"),
                mistake("generate --run @/good --out @/new --latents @/no.npy", "`--latents`", "no such file"),
                mistake("generate --run @/good --out @/new --latents @/text.npy", "`--latents`", "numpy.save"),
                mistake("generate --run @/good --out @/new --latents @/wide.npy", "[N, 100]", "got [2, 101]"),
                mistake("generate --run @/good --out @/new --latents @/vector.npy", "[N, 100]", "got [100]"),
                mistake("generate --run @/good --out @/new --latents @/short.npy", "needs 200 x 8 bytes", "got 1599"),
                mistake("generate --run @/good --out @/new --latents @/complex.npy", "<f4, <f8", "got <c8"),
                mistake("generate --run @/good --out @/new --latents @/empty.npy", "shape", "at least 1"),
                mistake("generate --run @/good --out @/new --latents @/huge.npy", "shape", "9223372036854775807"),
                mistake("generate --run @/good --out @/new --latents @/nan.npy", "finite numbers", "NaN in row 0"),
                mistake(generate + "--run @/good --latents @/two.npy --seed 1", "`--seed` and `--latents`", "exclude"),
                mistake(
                        "generate --run @/good --out @/new --latents @/two.npy --count 3",
                        "`--count`",
                        "[1, 2]",
                        "got 3"));
    }

    private static Arguments mistake(String commandLine, String... contained) {
        return Arguments.of(commandLine, List.of(contained));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void costsOneLine(String commandLine, List<String> contained) {
        List<String> before = CliRun.tree(folder);
        Object[] args = Arrays.stream(commandLine.trim().split(" +"))
                .map(word -> word.replace("@", folder.toString()))
                .toArray();
        CliRun run = CliRun.of(args);
        List<String> lines = new ArrayList<>(run.errLines());
        if (lines.size() == 2 && lines.get(1).endsWith("--help` lists what is possible")) {
            lines.remove(1);
        }
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("gan4j: ")
                .contains(contained.stream()
                        .map(text -> text.replace("@", folder.toString()))
                        .toList());
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(CliRun.tree(folder)).isEqualTo(before);
        assertThat(Path.of("runs")).doesNotExist();
    }
}
