package org.gan4j.torch;

import java.util.List;
import java.util.Map;

/** Words for messages: what comes out of a file is cut short and shown without control characters. */
final class Words {
    private static final int LONGEST = 80;

    private Words() {}

    static String quoted(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "`" + cut.replaceAll("\\p{C}", "?") + "`";
    }

    /** What a value is, in Python's terms. */
    static String of(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof String text) {
            return "the string " + quoted(text);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return "the value " + quoted(value.toString());
        }
        if (value instanceof Map) {
            return "a dictionary";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Object[]) {
            return "a tuple";
        }
        if (value instanceof TorchTensor) {
            return "a tensor";
        }
        return value instanceof TorchStorage ? "a storage" : "a class or an unfinished object";
    }
}
