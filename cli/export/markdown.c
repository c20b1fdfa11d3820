#include "cli/export/page.h"

static const struct {
    const char *open;
    const char *close;
} marks[EXPORT_BLOCK_COUNT] = {
    [EXPORT_BLOCK_TITLE] = { "# ", "\n\n" },
    [EXPORT_BLOCK_HEADING] = { "## ", "\n\n" },
    [EXPORT_BLOCK_SUBHEADING] = { "### ", "\n\n" },
    [EXPORT_BLOCK_PARAGRAPH] = { "", "\n\n" },
    [EXPORT_BLOCK_TEXT] = { "", "\n\n" },
    [EXPORT_BLOCK_QUESTION] = { "", "\n\n" },
    [EXPORT_BLOCK_WARNING] = { "**", "**\n\n" },
    [EXPORT_BLOCK_FINE] = { "", "\n\n" },
    [EXPORT_BLOCK_LIST] = { "", "\n" },
    [EXPORT_BLOCK_ITEM] = { "- ", "\n" },
    [EXPORT_BLOCK_TABLE] = { "", "\n" },
    [EXPORT_BLOCK_CAPTION] = { "", ":\n\n" },
    [EXPORT_BLOCK_HEAD_ROW] = { "|", "\n" },
    [EXPORT_BLOCK_ROW] = { "|", "\n" },
    [EXPORT_BLOCK_HEAD] = { " ", " |" },
    [EXPORT_BLOCK_HEAD_NUMBER] = { " ", " |" },
    [EXPORT_BLOCK_CELL] = { " ", " |" },
    [EXPORT_BLOCK_CELL_NUMBER] = { " ", " |" },
    [EXPORT_BLOCK_HINT] = { "<!-- ", " -->\n\n" },
};

static void
markdown_begin(struct export_page *page, enum export_phrase title)
{
    (void)page;
    (void)title;
}

static void
markdown_end(struct export_page *page)
{
    (void)page;
}

static void
markdown_open(struct export_page *page, enum export_block block)
{
    export_page_constant(page, marks[block].open);
}

static void
markdown_close(struct export_page *page, enum export_block block)
{
    export_page_constant(page, marks[block].close);
    if (block != EXPORT_BLOCK_HEAD_ROW) {
        return;
    }
    /* Numbers stand to the right. */
    export_page_constant(page, "|");
    for (unsigned i = 0; i < page->columns; i++) {
        export_page_constant(page, page->right >> i & 1 ? " ---: |" : " --- |");
    }
    export_page_constant(page, "\n");
}

const struct export_format export_markdown = {
    .name = "markdown",
    .file = "brief.md",
    .form = EXPORT_FORM_MARKDOWN,
    .begin = markdown_begin,
    .end = markdown_end,
    .open = markdown_open,
    .close = markdown_close,
};
