package org.gan4j.train;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Numbers of a state in JSON, which knows no infinity and no NaN: they are written as texts. */
final class StateNumber extends TypeAdapter<Double> {
    @Override
    public void write(JsonWriter out, @Nullable Double value) throws IOException {
        if (value == null) {
            out.nullValue();
        } else if (Double.isFinite(value)) {
            out.value(value);
        } else {
            out.value(value.toString());
        }
    }

    @Override
    public @Nullable Double read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return Double.valueOf(in.nextString());
    }
}
