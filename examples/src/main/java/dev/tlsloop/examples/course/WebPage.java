package dev.tlsloop.examples.course;

import java.util.List;
import java.util.Map;

/** A lesson as one HTML file, without scripts and without anything that a browser must fetch. */
public final class WebPage {
    private final LessonRun run;
    private final StringBuilder html = new StringBuilder();

    private WebPage(LessonRun run) {
        this.run = run;
    }

    /** The page of that run, with a link to the page of its bytes. */
    public static String of(LessonRun run) {
        WebPage page = new WebPage(run);
        page.write();
        return HtmlFrame.page(run.lesson().toString(), page.html.toString());
    }

    private void write() {
        List<Block> blocks = Block.of(run.markdown());
        Map<String, String> pictures = run.pictures();
        String open = "";
        for (Block block : blocks) {
            String list = list(block);
            if (!list.equals(open)) {
                html.append(open.isEmpty() ? "" : "</" + open + ">\n").append(opening(block, list));
            }
            open = list;
            write(block, pictures);
        }
        html.append(open.isEmpty() ? "" : "</" + open + ">\n");
        html.append("<p><a href=\"")
                .append(run.lesson().page())
                .append("-bytes.html\">Every byte of these handshakes</a></p>\n");
    }

    private static String list(Block block) {
        return block instanceof Block.Item item ? item.isNumbered() ? "ol" : "ul" : "";
    }

    /** A numbered list goes on where the one before stopped. */
    private static String opening(Block block, String list) {
        if (list.isEmpty()) {
            return "";
        }
        String start = list.equals("ol") && block instanceof Block.Item item
                ? " start=\"" + item.marker().replace(".", "") + "\""
                : "";
        return "<" + list + start + ">\n";
    }

    private void write(Block block, Map<String, String> pictures) {
        if (block instanceof Block.Heading heading) {
            element("h" + heading.level(), inline(heading.text()));
        } else if (block instanceof Block.Paragraph paragraph) {
            element("p", inline(paragraph.text()));
        } else if (block instanceof Block.Item item) {
            element("li", inline(item.text()));
        } else if (block instanceof Block.Picture picture) {
            html.append("<div class=\"picture\" tabindex=\"0\" role=\"group\" aria-label=\"picture\">")
                    .append(distinct(pictures.getOrDefault(picture.file(), ""), picture.file()))
                    .append("</div>\n");
        } else if (block instanceof Block.Fence fence) {
            html.append("<pre tabindex=\"0\"><code>");
            fence.lines()
                    .forEach(line -> html.append(line(fence.language(), line)).append('\n'));
            html.append("</code></pre>\n");
        }
    }

    /** A picture whose identifiers are its own, because a page may have several. */
    private static String distinct(String svg, String file) {
        String own = file.replace(".svg", "");
        return svg.replace("\"title desc\"", "\"" + own + "-title " + own + "-desc\"")
                .replace("id=\"title\"", "id=\"" + own + "-title\"")
                .replace("id=\"desc\"", "id=\"" + own + "-desc\"");
    }

    private static String line(String language, String line) {
        if (!language.equals("diff")) {
            return HtmlFrame.escaped(line);
        }
        return "<span class=\"" + (line.startsWith("-") ? "removed" : "added") + "\">" + HtmlFrame.escaped(line)
                + "</span>";
    }

    private void element(String name, String content) {
        html.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Links to other hosts stay links; those to files of the project are their text, because a page stands alone. */
    private static String inline(String text) {
        return HtmlFrame.escaped(text)
                .replaceAll("\\[([^]]*)]\\((https://[^)]*)\\)", "<a href=\"$2\">$1</a>")
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\*\\*([^*]*)\\*\\*", "<strong>$1</strong>")
                .replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
