package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.cli.internal.fault.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a machine for which there is no oneDNN: as if its native library had not been downloaded. */
class NoOneDnnTest {
    @TempDir
    private Path folder;

    private CliRun run(String options) throws IOException, InterruptedException {
        CliProcess process = new CliProcess(folder);
        List<String> command = CliProcess.command(options);
        command.set(command.indexOf("-cp") + 1, withoutNatives(System.getProperty("java.class.path")));
        int code = process.start(command).waitFor();
        return new CliRun(code, process.read("out"), process.read("err"));
    }

    private static String withoutNatives(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("dnnl-.*-.*-.*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void autoFallsBackWithOneLine() throws IOException, InterruptedException {
        CliRun run = run("train --image-size 16 --width 2 --batch-size 4 --threads 1 --dry-run");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("warning: the kernels are nd4j")
                .contains("oneDNN cannot be used here", "jnidnnl");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"kernels\": \"auto\"", "kernels nd4j, backend");
    }

    @Test
    void whatWasNamedIsRefused() throws IOException, InterruptedException {
        CliRun run = run("train --kernels onednn --out new");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("gan4j: `--kernels onednn`: the oneDNN kernels cannot run here: ")
                .endsWith("choose the kernels nd4j, or auto");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void bf16IsRefusedWithTheReason() throws IOException, InterruptedException {
        CliRun run = run("train --precision bf16 --out new");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("`--precision bf16` does not go with `--kernels auto`", "onednn has it, but", "jnidnnl");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void doctorSaysWhy() throws IOException, InterruptedException {
        CliRun run = run("doctor");
        assertThat(run.out())
                .containsPattern("kernels +auto is nd4j: oneDNN cannot be used here: .*jnidnnl")
                .containsPattern("convolution +nd4j fp32 works");
        assertThat(run.code()).isZero();
    }
}
