package org.gan4j.cli.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    private Path folder;

    private Page page() throws IOException {
        Path png = Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
        return new Page("Norms & more")
                .text("see [the bound](#at-the-bound), `a<b`")
                .part("At the bound?")
                .items(List.of("one", "two"))
                .table(List.of("curve", "norm"), List.of(List.of("x", "1")))
                .picture(png, "a \"line\"");
    }

    @Test
    void markdownNamesPictures() throws IOException {
        page().write(folder);
        assertThat(folder.resolve("report.md")).hasContent("""
                # Norms & more

                see [the bound](#at-the-bound), `a<b`

                ## At the bound?

                - one
                - two

                | curve | norm |
                |---|---:|
                | x | 1 |

                ![a "line"](a.png)
                """);
    }

    @Test
    void htmlHoldsEverything() throws IOException {
        page().write(folder);
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<title>Norms &amp; more</title>",
                        "<p>see <a href=\"#at-the-bound\">the bound</a>, <code>a&lt;b</code></p>",
                        "<h2 id=\"at-the-bound\">At the bound?</h2>",
                        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
                        "<tr><th>curve</th><th>norm</th></tr>",
                        "<tr><td>x</td><td>1</td></tr>",
                        "<img alt=\"a &quot;line&quot;\" src=\"data:image/png;base64,AQID\">")
                .doesNotContain("a.png", "http");
    }
}
