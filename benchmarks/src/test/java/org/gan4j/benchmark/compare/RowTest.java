package org.gan4j.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.gan4j.kernel.Processor;
import org.junit.jupiter.api.Test;

class RowTest {
    private static JsonArray json(Comparison... comparisons) {
        return JsonParser.parseString(Row.json(List.of(comparisons))).getAsJsonArray();
    }

    @Test
    void aRowHasTheAgreedKeysAndThePeersFastestForm() {
        JsonArray rows = json(Outcomes.of(Outcomes.OURS, Outcomes.CONTIGUOUS, Outcomes.CHANNELS_LAST));
        assertThat(rows).hasSize(1);
        JsonObject row = rows.get(0).getAsJsonObject();
        assertThat(row.keySet())
                .containsExactly(
                        "preset", "precision", "batch", "seconds", "peer", "peerSeconds", "ratio", "isa", "threads");
        assertThat(row.get("preset").getAsString()).isEqualTo("simple");
        assertThat(row.get("precision").getAsString()).isEqualTo("fp32");
        assertThat(row.get("batch").getAsInt()).isEqualTo(64);
        assertThat(row.get("seconds").getAsDouble()).isEqualTo(0.5);
        assertThat(row.get("peer").getAsString()).isEqualTo("libtorch");
        assertThat(row.get("peerSeconds").getAsDouble()).isEqualTo(1.25);
        assertThat(row.get("ratio").getAsDouble()).isCloseTo(2.5, within(1e-12));
        assertThat(row.get("isa").getAsString()).isEqualTo(Processor.instructionSets());
        assertThat(row.get("threads").getAsInt()).isEqualTo(2);
    }

    @Test
    void eachPeerHasARow() {
        JsonArray rows = json(Outcomes.of(Outcomes.OURS, Outcomes.CONTIGUOUS, Outcomes.SAMEDIFF));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getAsJsonObject().get("ratio").getAsDouble()).isEqualTo(8);
    }

    @Test
    void withoutAPeerThereIsNoRatio() {
        JsonObject row = json(Outcomes.of(Outcomes.OURS)).get(0).getAsJsonObject();
        assertThat(row.get("peer").isJsonNull()).isTrue();
        assertThat(row.get("peerSeconds").isJsonNull()).isTrue();
        assertThat(row.get("ratio").isJsonNull()).isTrue();
        assertThat(row.get("seconds").getAsDouble()).isEqualTo(0.5);
    }

    @Test
    void whatGan4jRefusesHasNoRow() {
        assertThat(json(Outcomes.of(Outcomes.refused(Entry.OURS, "no bf16")))).isEmpty();
    }

    @Test
    void aFormThatRefusesDoesNotWin() {
        Standing broken = Outcomes.refused(new Entry("libtorch", "channels_last"), "its process ended");
        JsonArray rows = json(Outcomes.of(Outcomes.OURS, Outcomes.CONTIGUOUS, broken));
        assertThat(rows.get(0).getAsJsonObject().get("ratio").getAsDouble()).isEqualTo(3);
    }
}
