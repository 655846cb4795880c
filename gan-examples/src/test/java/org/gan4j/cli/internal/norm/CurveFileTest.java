package org.gan4j.cli.internal.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFileTest {
    private CurveFile file;

    @BeforeEach
    void twoCurves(@TempDir Path folder) throws IOException {
        file = new CurveFile(folder.resolve("norms.csv"), "curve,step,layer,norm,share-at-bound");
        file.drop(Curve.GAN);
        file.append(Curve.CLIP_1, 1, 1, 0.1f, 0);
        file.append(Curve.CLIP_1, 1, 2, 1e-7f, 0.25);
        file.append(Curve.GAN, 1, 1, 12345.678f, Double.NaN);
    }

    @Test
    void isPlainCsv() {
        assertThat(file.path()).hasContent("""
                curve,step,layer,norm,share-at-bound
                clip-1,1,1,0.1,0
                clip-1,1,2,1.0E-7,0.25
                gan,1,1,12345.678,
                """);
    }

    @Test
    void comesBackAsItWasWritten() throws IOException {
        assertThat(file.rows(Curve.CLIP_1)).hasSize(2);
        assertThat(file.rows(Curve.CLIP_1).get(1)).containsExactly(1, 2, 1e-7, 0.25);
        assertThat(file.rows(Curve.GAN).get(0)).containsExactly(1, 1, 12345.678, Double.NaN);
        assertThat(file.rows(Curve.CLIP_001)).as("another that begins alike").isEmpty();
    }

    @Test
    void oneCurveIsTakenOutAndTheOtherStays() throws IOException {
        file.drop(Curve.CLIP_1);
        assertThat(file.path()).hasContent("curve,step,layer,norm,share-at-bound\ngan,1,1,12345.678,\n");
    }

    /** 0.25 cut down to 0.2 is still a number. */
    @Test
    void aTornLineDoesNotCount() throws IOException {
        Files.writeString(file.path(), "gan,2,1,0.5\nclip-1,2,1,x,0\nclip-1,2,1,0.5,0.2", StandardOpenOption.APPEND);
        assertThat(file.rows(Curve.GAN)).hasSize(1);
        assertThat(file.rows(Curve.CLIP_1)).hasSize(2);
        file.drop(Curve.CLIP_1);
        assertThat(file.path()).hasContent("curve,step,layer,norm,share-at-bound\ngan,1,1,12345.678,\n");
    }
}
