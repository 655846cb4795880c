package org.gan4j.cli.internal.page;

import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.cli.internal.page.Block.Heading;
import org.gan4j.cli.internal.page.Block.Items;
import org.gan4j.cli.internal.page.Block.Paragraph;
import org.gan4j.cli.internal.page.Block.Picture;
import org.gan4j.cli.internal.page.Block.Table;

/** Blocks as Markdown with tables, as code hosts show it. */
final class Markdown {
    private Markdown() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(Markdown::of).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static String of(Block block) {
        if (block instanceof Heading heading) {
            return "#".repeat(heading.level()) + " " + heading.text();
        } else if (block instanceof Paragraph paragraph) {
            return paragraph.text();
        } else if (block instanceof Items items) {
            return items.texts().stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
        } else if (block instanceof Picture picture) {
            return "![" + picture.words() + "](" + picture.png().getFileName() + ")";
        }
        return table((Table) block);
    }

    private static String table(Table table) {
        StringBuilder text = new StringBuilder(row(table.header())).append("\n|---|");
        text.append("---:|".repeat(table.header().size() - 1));
        table.rows().forEach(row -> text.append('\n').append(row(row)));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
