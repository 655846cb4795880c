package org.gan4j.cli.internal.page;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gan4j.cli.internal.page.Block.Heading;
import org.gan4j.cli.internal.page.Block.Items;
import org.gan4j.cli.internal.page.Block.Paragraph;
import org.gan4j.cli.internal.page.Block.Picture;
import org.gan4j.cli.internal.page.Block.Table;

/** Blocks as one HTML file that needs no other: pictures and style are in it. */
final class Html {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 sans-serif; color: #222; }
            img { max-width: 100%%; height: auto; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; margin: 1rem 0; font-size: 14px; }
            th, td { border-bottom: 1px solid #ccc; padding: .3rem .7rem; text-align: right; white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            code { background: #f2f2f2; padding: 0 .2rem; }
            </style>
            </head>
            <body>
            """;

    private Html() {}

    static String of(String title, List<Block> blocks) throws IOException {
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(title)));
        for (Block block : blocks) {
            page.append(of(block)).append('\n');
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String of(Block block) throws IOException {
        if (block instanceof Heading heading) {
            return "<h%1$d id=\"%2$s\">%3$s</h%1$d>"
                    .formatted(heading.level(), heading.anchor(), inline(heading.text()));
        } else if (block instanceof Paragraph paragraph) {
            return "<p>" + inline(paragraph.text()) + "</p>";
        } else if (block instanceof Items items) {
            return items.texts().stream()
                    .map(text -> "<li>" + inline(text) + "</li>")
                    .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        } else if (block instanceof Picture picture) {
            byte[] png = Files.readAllBytes(picture.png());
            return "<p><img alt=\"" + escaped(picture.words()) + "\" src=\"data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(png) + "\"></p>";
        }
        Table table = (Table) block;
        return "<div class=\"wide\"><table>\n<thead>" + row("th", table.header()) + "</thead>\n<tbody>\n"
                + table.rows().stream().map(row -> row("td", row)).collect(Collectors.joining("\n"))
                + "\n</tbody></table></div>";
    }

    private static String row(String cell, List<String> cells) {
        return cells.stream()
                .map(text -> "<" + cell + ">" + inline(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String inline(String text) {
        String linked = LINK.matcher(escaped(text)).replaceAll("<a href=\"$2\">$1</a>");
        return CODE.matcher(linked).replaceAll("<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
