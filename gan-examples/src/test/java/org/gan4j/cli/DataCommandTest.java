package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.data.faces.ProceduralFaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users' own images, from files to a trained run. */
class DataCommandTest {
    @TempDir
    private static Path folder;

    private static Path faces;
    private static CliRun export;

    @BeforeAll
    static void exportFaces() {
        faces = folder.resolve("faces");
        export = CliRun.of("data", "export", "--count", 12, "--size", 32, "--out", faces);
    }

    private static CliRun train(Object data, Path out, Object... more) {
        Object[] all = new Object[more.length + 4];
        System.arraycopy(new Object[] {"--steps", 1, "--data", data}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return CliRun.tiny(out, all);
    }

    private static String fingerprint(Path run) throws IOException {
        return JsonParser.parseString(Files.readString(run.resolve("config.json")))
                .getAsJsonObject()
                .get("dataFingerprint")
                .getAsString();
    }

    private static Path zipped(Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (String name : TrainCommandTest.names(faces)) {
                zip.putNextEntry(new ZipEntry("faces/" + name));
                zip.write(Files.readAllBytes(faces.resolve(name)));
            }
        }
        return target;
    }

    private static Path copyWithBroken(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String file : TrainCommandTest.names(faces)) {
            Files.copy(faces.resolve(file), copy.resolve(file));
        }
        Files.write(copy.resolve("5.png"), Arrays.copyOf(Files.readAllBytes(copy.resolve("5.png")), 200));
        return copy;
    }

    @Test
    void exportWritesTheImagesAndNothingElse() throws IOException {
        assertThat(export.code()).isZero();
        assertThat(export.out()).isEqualTo("12 images in " + faces + ", 32x32 pixels, png" + System.lineSeparator());
        assertThat(TrainCommandTest.names(faces)).hasSize(12).contains("0.png", "11.png");
        BufferedImage image = ImageIO.read(faces.resolve("7.png").toFile());
        byte[] expected = ProceduralFaces.training(32).read(7);
        for (int i = 0; i < 32 * 32; i++) {
            int rgb = image.getRGB(i % 32, i / 32);
            assertThat(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb})
                    .isEqualTo(Arrays.copyOfRange(expected, 3 * i, 3 * i + 3));
        }
    }

    @Test
    void folderZipAndPackedFileTrainAlike() throws IOException {
        Path zip = zipped(folder.resolve("faces.zip"));
        Path packed = folder.resolve("own/faces.gan4j");
        CliRun pack = CliRun.of("data", "pack", "--data", faces, "--size", 16, "--out", packed);
        assertThat(pack.code()).isZero();
        assertThat(pack.out()).contains(packed.toString(), "12 images, 16x16", "mean ", "images:sha256=");
        for (Path data : new Path[] {faces, zip, packed}) {
            CliRun run = train(data, folder.resolve("run-" + data.getFileName()));
            assertThat(run.code()).isZero();
        }
        assertThat(fingerprint(folder.resolve("run-faces.zip")))
                .startsWith("images:sha256=")
                .isEqualTo(fingerprint(folder.resolve("run-faces")))
                .isEqualTo(fingerprint(folder.resolve("run-faces.gan4j")));
        assertThat(folder.resolve("run-faces.zip/samples/final.png"))
                .hasSameBinaryContentAs(folder.resolve("run-faces/samples/final.png"));
    }

    @Test
    void aRunGoesOnAfterItsImagesHaveMoved() throws IOException {
        Path run = folder.resolve("run-moved");
        Path before = Files.createDirectory(folder.resolve("before"));
        for (String name : TrainCommandTest.names(faces)) {
            Files.copy(faces.resolve(name), before.resolve(name));
        }
        assertThat(train(before, run, "--flip").code()).isZero();
        Path after = Files.move(before, folder.resolve("after"));
        CliRun gone = CliRun.of("train", "--resume", run, "--steps", 2, "--threads", 1);
        assertThat(gone.err()).contains("before", "does not exist");
        assertThat(CliRun.of("train", "--resume", run, "--steps", 2, "--threads", 1, "--data", after)
                        .code())
                .isZero();
        Files.write(after.resolve("5.png"), Files.readAllBytes(after.resolve("6.png")));
        CliRun changed = CliRun.of("train", "--resume", run, "--steps", 3, "--threads", 1, "--data", after);
        assertThat(changed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(changed.err()).contains("`dataFingerprint` was images:sha256=");
    }

    @Test
    void flippedImagesAreOtherImages() throws IOException {
        Path plain = folder.resolve("run-plain");
        Path flipped = folder.resolve("run-flipped");
        train(faces, plain);
        assertThat(train(faces, flipped, "--flip").code()).isZero();
        String file = "checkpoints/step-0000001/critic.safetensors";
        assertThat(Files.mismatch(plain.resolve(file), flipped.resolve(file))).isNotEqualTo(-1);
    }

    @Test
    void aFolderThatHoldsOnlyTheArchiveIsEnough() throws IOException {
        Path homework = Files.createDirectory(folder.resolve("homework"));
        zipped(homework.resolve("crypko_data.zip"));
        CliRun preview =
                CliRun.of("data", "preview", "--data", homework, "--size", 16, "--out", folder.resolve("sheet.png"));
        assertThat(preview.err())
                .contains("using " + homework.resolve("crypko_data.zip"), "12 images, 16x16 pixels, packed into ");
        CliRun verify = CliRun.of("data", "verify", "--data", homework);
        assertThat(verify.out()).startsWith(homework.resolve("crypko_data.zip") + ": 12 images, all sound");
        assertThat(preview.out()).contains("the first 12 of 12 images");
        assertThat(preview.code()).isZero();
    }

    @Test
    void brokenFilesAreRefusedOrSkippedAndCounted() throws IOException {
        Path broken = copyWithBroken("broken");
        Path out = folder.resolve("run-broken");
        CliRun refused = train(broken, out);
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .contains("1 of 12 images", "5.png: PNG file that is cut short", "--skip-broken");
        assertThat(out).doesNotExist();
        CliRun skipped = train(broken, out, "--skip-broken");
        assertThat(skipped.code()).isZero();
        assertThat(skipped.err()).contains("11 images", "warning: skipped 1 broken: 5.png");
        assertThat(fingerprint(out)).contains(",count=11,");
    }

    @Test
    void verifyListsWhatIsBroken() throws IOException {
        CliRun sound = CliRun.of("data", "verify", "--data", faces);
        assertThat(sound.code()).isZero();
        assertThat(sound.out()).contains("12 images, all sound");
        Path verified = copyWithBroken("verified");
        Files.writeString(verified.resolve("new.webp"), "x");
        CliRun broken = CliRun.of("data", "verify", "--data", verified);
        assertThat(broken.err()).contains("left out: new.webp, no image by name or of a format that is not read");
        assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
        assertThat(broken.out()).contains("5.png: PNG file that is cut short", "12 images, 1 broken");
        assertThat(CliRun.of("data", "verify", "--data", "faces").code()).isZero();
    }

    @Test
    void setsSmallerThanABatchSaySo() throws IOException {
        Path few = Files.createDirectory(folder.resolve("few"));
        Files.copy(faces.resolve("0.png"), few.resolve("0.png"));
        CliRun one = train(few, folder.resolve("run-one"));
        assertThat(one.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(one.err())
                .contains("`--data` must have at least 2 images to train on, got 1; add images to the data set");
        Files.copy(faces.resolve("1.png"), few.resolve("1.png"));
        Files.copy(faces.resolve("2.png"), few.resolve("2.png"));
        assertThat(train(few, folder.resolve("run-three")).err())
                .contains("`--batch-size` must be at most the number of images, got 4: the data set has 3 images;"
                        + " lower --batch-size to 3 or less, or add images");
    }

    @Test
    @Timeout(60)
    void aPictureTooLargeForTheMemoryIsNamed() throws Exception {
        Path here = Files.createDirectory(folder.resolve("large"));
        ImageIO.write(
                new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_BINARY),
                "bmp",
                here.resolve("0.bmp").toFile());
        CliProcess process = new CliProcess(here);
        List<String> command = CliProcess.command("data verify --data .");
        command.set(1, "-Xmx64m");
        assertThat(process.start(command).waitFor()).isEqualTo(ExitCode.FAILED);
        assertThat(process.read("out"))
                .contains("0.bmp: 7000x7000 pixels need about ", " MB of free memory", "-Xmx", "1 broken");
    }

    @Test
    void aFolderNamedFacesIsNotHiddenInSilence() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        CliProcess process = new CliProcess(here);
        Files.createDirectory(here.resolve("faces"));
        assertThat(process.start("data verify --data faces").waitFor()).isZero();
        assertThat(process.read("err"))
                .contains("warning: `faces` means the embedded faces; for the folder here say --data ./faces");
        Files.delete(here.resolve("faces"));
        assertThat(process.start("data verify --data faces").waitFor()).isZero();
        assertThat(process.read("err")).doesNotContain("warning");
    }

    @Test
    void anotherSeedDrawsOtherFaces() {
        Path out = folder.resolve("other");
        CliRun run =
                CliRun.of("data", "export", "--seed", 3, "--count", 2, "--size", 16, "--format", "jpg", "--out", out);
        assertThat(run.code()).isZero();
        assertThat(out.resolve("1.jpg")).exists();
        CliRun unseeded = CliRun.of("data", "export", "--count", 20_001, "--size", 16, "--out", folder.resolve("no"));
        assertThat(unseeded.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(unseeded.errLines()).singleElement().asString().contains("[1, 20000]", "--seed");
    }

    @Test
    @Tag("slow")
    void moreFacesThanTheTrainingSetNeedAnotherSeed() {
        Path out = folder.resolve("more");
        CliRun run = CliRun.of("data", "export", "--seed", 3, "--count", 20_001, "--size", 16, "--out", out);
        assertThat(run.code()).isZero();
        assertThat(out.resolve("20000.png")).exists();
    }
}
