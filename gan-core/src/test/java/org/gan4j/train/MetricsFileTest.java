package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
    @Nested
    class Contract extends TrainingListenerContractTest {
        @Override
        protected TrainingListener newListener(Path place) throws IOException {
            return new MetricsFile(place.resolve("metrics.jsonl"));
        }
    }

    private static final TypeAdapter<JsonObject> OBJECT = new Gson().getAdapter(JsonObject.class);

    @TempDir
    Path folder;

    private static JsonObject strictly(String line) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(line));
        reader.setStrictness(Strictness.STRICT);
        return OBJECT.read(reader);
    }

    @Test
    void everyStepIsALineWithTheDocumentedKeys() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        Regularizer recording = new Regularizer() {
            @Override
            public void afterBackward(TrainingStep step) {
                step.record("slope", 0.25 * step.step());
            }
        };
        try (MetricsFile metrics = new MetricsFile(file)) {
            TinyGan.trainer().regularizer(recording).listener(metrics).build().train(3);
            assertThat(Files.readAllLines(file))
                    .as("flushed before it is closed")
                    .hasSize(3);
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = strictly(lines.get(i));
            assertThat(line.keySet())
                    .containsExactly(
                            "step",
                            "criticLoss",
                            "generatorLoss",
                            "realScore",
                            "fakeScore",
                            "slope",
                            "seconds",
                            "imagesPerSecond",
                            "memory");
            assertThat(line.get("step").toString()).isEqualTo(Integer.toString(i + 1));
            assertThat(line.get("slope").getAsDouble()).isEqualTo(0.25 * (i + 1));
            assertThat(line.get("criticLoss").getAsDouble()).isPositive();
        }
    }

    @Test
    void anExistingFileIsContinued() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        for (int run = 0; run < 2; run++) {
            try (MetricsFile metrics = new MetricsFile(file)) {
                metrics.onStep(null, new StepReport(run + 1, 1, 2, 3, 4, Map.of(), 5, 6, 7));
            }
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"step\":1,\"criticLoss\":1.0,\"generatorLoss\":2.0,\"realScore\":3.0,\"fakeScore\":4.0,"
                                + "\"seconds\":5.0,\"imagesPerSecond\":6.0,\"memory\":7}",
                        "{\"step\":2,\"criticLoss\":1.0,\"generatorLoss\":2.0,\"realScore\":3.0,\"fakeScore\":4.0,"
                                + "\"seconds\":5.0,\"imagesPerSecond\":6.0,\"memory\":7}");
    }

    /** A gradient norm may overflow while the losses are still finite; the line has to stay JSON. */
    @Test
    void whatIsNotFiniteIsNull() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        try (MetricsFile metrics = new MetricsFile(file)) {
            Map<String, Double> recorded = Map.of("norm", Double.POSITIVE_INFINITY);
            metrics.onStep(null, new StepReport(1, 1, 2, Double.NaN, 4, recorded, 5, 6, 7));
        }
        JsonObject line = strictly(Files.readString(file));
        assertThat(line.get("norm").isJsonNull()).isTrue();
        assertThat(line.get("realScore").isJsonNull()).isTrue();
        assertThat(line.get("fakeScore").getAsDouble()).isEqualTo(4);
    }

    private static String line(long step, double seconds) {
        return "{\"step\":" + step + ",\"seconds\":" + seconds + "}\n";
    }

    @Test
    void rewindingDropsTheLinesAfterAStep() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        Files.writeString(file, line(1, 0.5) + line(2, 0.25) + line(3, 4) + "{\"step\":4,\"sec");
        assertThat(MetricsFile.rewind(file, 2)).isEqualTo(new MetricsFile.Kept(2, 0.75));
        assertThat(file).hasContent(line(1, 0.5) + line(2, 0.25));
        assertThat(MetricsFile.rewind(file, 0)).isEqualTo(new MetricsFile.Kept(0, 0));
        assertThat(file).isEmptyFile();
        assertThat(MetricsFile.rewind(folder.resolve("none.jsonl"), 5)).isEqualTo(new MetricsFile.Kept(0, 0));
    }

    /** Good lines are never lost, whatever lies between them. */
    @Test
    void linesThatAreMissingOrTornAreDroppedAndTheOthersStay() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        for (String second :
                new String[] {"{\"step\":2,\"sec\n", "", "\0\0\0\n", "[]\n", "{\"step\":2}\n", line(1, 8), line(9, 1)
                }) {
            Files.writeString(file, line(1, 0.5) + second + line(3, 0.25) + line(4, 2));
            assertThat(MetricsFile.rewind(file, 3)).as(second).isEqualTo(new MetricsFile.Kept(2, 0.75));
            assertThat(file).hasContent(line(1, 0.5) + line(3, 0.25));
        }
    }
}
