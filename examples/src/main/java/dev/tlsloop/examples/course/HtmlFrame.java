package dev.tlsloop.examples.course;

/** What each HTML page of the course has around its content: no script, and nothing that a browser must fetch. */
public final class HtmlFrame {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1rem/1.55 system-ui, sans-serif; max-width: 58rem; margin: 0 auto; padding: 1rem;
              color: #1b1f24; background: #ffffff; }
            pre { font: 0.875rem/1.45 ui-monospace, monospace; overflow-x: auto; padding: 0.75rem; border-radius: 6px;
              background: #f3f5f7; }
            code { font-family: ui-monospace, monospace; font-size: 0.9em; }
            select, button { font: inherit; max-width: 100%; padding: 0.25rem 0.5rem; }
            svg { max-width: 100%; height: auto; }
            .picture { overflow-x: auto; }
            .picture svg { min-width: 640px; }
            a { color: #0b57a4; }
            .removed { color: #b3261e; }
            .added { color: #17653a; }
            @media (prefers-color-scheme: dark) {
              body { color: #e6e9ed; background: #0f1216; }
              pre { background: #1a2027; }
              a { color: #7ab8ff; }
              .removed { color: #ff9b92; }
              .added { color: #7fd6a0; }
            }
            """;

    private HtmlFrame() {}

    /**
     * A page.
     *
     * @param title its title, as text
     * @param body the content, as HTML
     */
    public static String page(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escaped(title)
                + "</title>\n<style>\n"
                + STYLE
                + "</style>\n</head>\n<body>\n<main>\n"
                + body
                + "</main>\n</body>\n</html>\n";
    }

    /** A text as HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
