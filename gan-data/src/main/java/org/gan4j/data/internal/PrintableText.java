package org.gan4j.data.internal;

/** File names may hold line breaks and terminal codes; messages do not. */
public final class PrintableText {
    private PrintableText() {}

    /** The text with a question mark for each control character. */
    public static String of(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
