package org.gan4j.cli.internal.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.cli.internal.page.Block.Heading;
import org.gan4j.cli.internal.page.Block.Items;
import org.gan4j.cli.internal.page.Block.Paragraph;
import org.gan4j.cli.internal.page.Block.Picture;
import org.gan4j.cli.internal.page.Block.Table;

/** A page under way: blocks in their order. Not safe for several threads. */
public final class Page {
    private final String title;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * Starts a page.
     *
     * @param title its heading, and the HTML file's title
     */
    public Page(String title) {
        this.title = title;
        blocks.add(new Heading(1, title));
    }

    /**
     * Begins a part.
     *
     * @param text its heading
     * @return this
     */
    public Page part(String text) {
        return add(new Heading(2, text));
    }

    /**
     * Adds a paragraph.
     *
     * @param text its sentences
     * @return this
     */
    public Page text(String text) {
        return add(new Paragraph(text));
    }

    /**
     * Adds a list.
     *
     * @param texts one a point
     * @return this
     */
    public Page items(List<String> texts) {
        return add(new Items(List.copyOf(texts)));
    }

    /**
     * Adds a table.
     *
     * @param header names of the columns
     * @param rows cells
     * @return this
     */
    public Page table(List<String> header, List<List<String>> rows) {
        return add(new Table(List.copyOf(header), List.copyOf(rows)));
    }

    /**
     * Adds a picture.
     *
     * @param png the file, in the page's folder
     * @param words what it shows
     * @return this
     */
    public Page picture(Path png, String words) {
        return add(new Picture(png, words));
    }

    private Page add(Block block) {
        blocks.add(block);
        return this;
    }

    /**
     * Writes {@code report.md}, which names the pictures, and {@code report.html}, which holds them.
     *
     * @param folder where the pictures are
     * @throws IOException if a picture cannot be read or a page not be written
     */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("report.md"), Markdown.of(blocks));
        Files.writeString(folder.resolve("report.html"), Html.of(title, blocks));
    }
}
