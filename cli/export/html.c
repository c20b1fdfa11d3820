#include "cli/export/page.h"

/*
 * One file that asks the network for nothing: no script, no font, no picture
 * from outside, and a policy that would refuse them.
 */
static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<meta name=\"robots\" content=\"noindex, noarchive\">\n"
    "<style>\n"
    ":root { color-scheme: light dark; --line: #8885; --soft: #8882 }\n"
    "body { max-width: 44rem; margin: 0 auto; padding: 1rem 1.2rem 3rem;\n"
    "  font: 1.05rem/1.55 Georgia, \"Noto Serif\", serif;\n"
    "  overflow-wrap: break-word }\n"
    "h1, h2, h3, table, figure, .fine { font-family: system-ui, "
    "sans-serif }\n"
    "h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .5rem }\n"
    "h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem;\n"
    "  padding-bottom: .2rem; border-bottom: 1px solid var(--line) }\n"
    "h3 { font-size: 1rem; margin: 1.6rem 0 .3rem }\n"
    "p { margin: .5rem 0 }\n"
    "ul { margin: .5rem 0; padding-left: 1.3rem }\n"
    ".text { white-space: pre-wrap }\n"
    ".question { border-left: .3rem solid; padding: .2rem 0 .2rem .9rem;\n"
    "  font-size: 1.15rem }\n"
    ".warning { border: 2px solid; padding: .6rem .8rem; font-weight: bold }\n"
    ".fine, figcaption, caption { font-size: .85rem; line-height: 1.4 }\n"
    ".fine { opacity: .8 }\n"
    "figure { margin: 1rem 0 }\n"
    "figcaption, caption { text-align: left; padding: .2rem 0 .4rem }\n"
    "svg { display: block; width: 100%; height: auto; fill: currentColor;\n"
    "  font: 11px system-ui, sans-serif }\n"
    "line, polyline, .ring, .disc { stroke: currentColor;\n"
    "  stroke-width: 1.4 }\n"
    "polyline, .ring { fill: none }\n"
    ".axis, .level { stroke-width: .8 } .level { opacity: .5 }\n"
    ".risk { stroke-width: .8; stroke-dasharray: 2 3 }\n"
    ".change { stroke-width: .8; stroke-dasharray: 7 4 }\n"
    "table { border-collapse: collapse; font-size: .92rem;\n"
    "  margin: .8rem 0 }\n"
    "th, td { text-align: left; vertical-align: top;\n"
    "  padding: .2rem 1.4rem .2rem 0; border-bottom: 1px solid "
    "var(--line) }\n"
    ".number { text-align: right; font-variant-numeric: tabular-nums }\n"
    "@media print {\n"
    "  @page { margin: 1.5cm }\n"
    "  :root { color-scheme: only light; font-size: 10pt }\n"
    "  body { max-width: none; padding: 0; font-size: 1rem;\n"
    "    line-height: 1.4 }\n"
    "  h1, h2, h3, caption { break-after: avoid }\n"
    "  h1 { font-size: 1.4rem } h2 { margin: .9rem 0 .3rem }\n"
    "  p, ul, table { margin: .25rem 0 }\n"
    "  figure, tr, .question, .warning { break-inside: avoid }\n"
    "  p { orphans: 3; widows: 3 }\n"
    "}\n"
    "</style>\n";

static const struct {
    const char *open;
    const char *close;
} tags[EXPORT_BLOCK_COUNT] = {
    [EXPORT_BLOCK_TITLE] = { "<h1>", "</h1>\n" },
    [EXPORT_BLOCK_HEADING] = { "<h2>", "</h2>\n" },
    [EXPORT_BLOCK_SUBHEADING] = { "<h3>", "</h3>\n" },
    [EXPORT_BLOCK_PARAGRAPH] = { "<p>", "</p>\n" },
    [EXPORT_BLOCK_TEXT] = { "<p class=\"text\">", "</p>\n" },
    [EXPORT_BLOCK_QUESTION] = { "<p class=\"text question\">", "</p>\n" },
    [EXPORT_BLOCK_WARNING] = { "<p class=\"warning\">", "</p>\n" },
    [EXPORT_BLOCK_FINE] = { "<p class=\"fine\">", "</p>\n" },
    [EXPORT_BLOCK_LIST] = { "<ul>\n", "</ul>\n" },
    [EXPORT_BLOCK_ITEM] = { "<li>", "</li>\n" },
    [EXPORT_BLOCK_TABLE] = { "<table>\n", "</table>\n" },
    [EXPORT_BLOCK_CAPTION] = { "<caption>", "</caption>\n" },
    [EXPORT_BLOCK_HEAD_ROW] = { "<thead><tr>", "</tr></thead>\n" },
    [EXPORT_BLOCK_ROW] = { "<tr>", "</tr>\n" },
    [EXPORT_BLOCK_HEAD] = { "<th scope=\"col\">", "</th>" },
    [EXPORT_BLOCK_HEAD_NUMBER] = { "<th scope=\"col\" class=\"number\">",
        "</th>" },
    [EXPORT_BLOCK_CELL] = { "<td>", "</td>" },
    [EXPORT_BLOCK_CELL_NUMBER] = { "<td class=\"number\">", "</td>" },
    [EXPORT_BLOCK_HINT] = { "<p class=\"fine\">", "</p>\n" },
};

static void
html_begin(struct export_page *page, enum export_phrase title)
{
    export_page_constant(page, "<!DOCTYPE html>\n<html lang=\"");
    export_page_constant(page,
        page->language == EXPORT_INDONESIAN ? "id" : "en");
    export_page_constant(page, "\">\n<head>\n");
    export_page_constant(page, head);
    export_page_constant(page, "<title>");
    export_page_phrase(page, title);
    export_page_constant(page, "</title>\n</head>\n<body>\n<main>\n");
}

static void
html_end(struct export_page *page)
{
    export_page_constant(page, "</main>\n</body>\n</html>\n");
}

static void
html_open(struct export_page *page, enum export_block block)
{
    export_page_constant(page, tags[block].open);
}

static void
html_close(struct export_page *page, enum export_block block)
{
    export_page_constant(page, tags[block].close);
}

const struct export_format export_html = {
    .name = "html",
    .file = "brief.html",
    .form = EXPORT_FORM_HTML,
    .pictures = true,
    .begin = html_begin,
    .end = html_end,
    .open = html_open,
    .close = html_close,
};
