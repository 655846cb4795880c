package org.gan4j.cli.internal.option;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as users write them, on the command line and in JSON: {@code WGAN_GP} is {@code wgan-gp}. */
public final class Labels implements JsonSerializer<Enum<?>>, JsonDeserializer<Enum<?>> {
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<?>> Optional<E> find(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(label))
                .findFirst();
    }

    /** Every choice. */
    public static List<String> list(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Labels::of).toList();
    }

    /** Every choice, for messages. */
    static String all(Class<? extends Enum<?>> type) {
        return String.join(", ", list(type));
    }

    @Override
    public JsonElement serialize(Enum<?> constant, Type type, JsonSerializationContext context) {
        return new JsonPrimitive(of(constant));
    }

    @Override
    public Enum<?> deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
        @SuppressWarnings("unchecked") // registered for enums only
        Class<? extends Enum<?>> choices = (Class<? extends Enum<?>>) type;
        return find(choices, json.getAsString())
                .map(constant -> (Enum<?>) constant)
                .orElseThrow(() -> new JsonParseException(
                        "expected one of " + all(choices) + ", got `" + json.getAsString() + "`"));
    }
}
