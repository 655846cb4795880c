package org.gan4j.cli.internal.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A part of a page. Texts are plain, with two marks: {@code `code`} and {@code [text](#heading-in-small-letters)} or {@code
 * [text](file)} for a link.
 */
public sealed interface Block {
    /**
     * A heading; links find it by its text in small letters, with hyphens for blanks and without other signs.
     *
     * @param level 1 for the page's title, 2 for its parts
     * @param text the words
     */
    record Heading(int level, String text) implements Block {
        String anchor() {
            return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
        }
    }

    /**
     * A paragraph.
     *
     * @param text its sentences
     */
    record Paragraph(String text) implements Block {}

    /**
     * Points of a list.
     *
     * @param texts one a point
     */
    record Items(List<String> texts) implements Block {}

    /**
     * A table; the first column is words, the others are figures.
     *
     * @param header names of the columns
     * @param rows cells, as many as columns
     */
    record Table(List<String> header, List<List<String>> rows) implements Block {}

    /**
     * A picture.
     *
     * @param png the file, in the page's folder
     * @param words what it shows, for those who do not see it
     */
    record Picture(Path png, String words) implements Block {}
}
