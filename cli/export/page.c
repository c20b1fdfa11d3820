#include "cli/export/page.h"

#include <stddef.h>

/* Keep in alphabetical order. */
static const struct export_format *const formats[] = {
    &export_docx,
    &export_html,
    &export_markdown,
};

const struct export_format *
export_format_at(size_t index)
{
    return index < sizeof(formats) / sizeof(formats[0]) ? formats[index] : NULL;
}

void
export_page_open(struct export_page *page, enum export_block block)
{
    bool number = block == EXPORT_BLOCK_HEAD_NUMBER;

    if (block == EXPORT_BLOCK_ROW || block == EXPORT_BLOCK_HEAD_ROW) {
        page->column = 0;
    }
    if ((number || block == EXPORT_BLOCK_HEAD) && page->column < 32) {
        page->right |= (uint32_t)number << page->column++;
    }
    page->format->open(page, block);
}

void
export_page_close(struct export_page *page, enum export_block block)
{
    page->format->close(page, block);
}

void
export_page_table(struct export_page *page, unsigned columns)
{
    page->columns = columns;
    page->right = 0;
    export_page_open(page, EXPORT_BLOCK_TABLE);
}

void
export_page_constant(struct export_page *page, const char *constant)
{
    export_out_constant(page->out, constant);
}

void
export_page_number(struct export_page *page, int64_t number)
{
    export_out_number(page->out, number);
}

void
export_page_clean(struct export_page *page, const struct anon_clean *text)
{
    export_out_clean(page->out, text, page->format->form);
}

void
export_page_phrase(struct export_page *page, enum export_phrase phrase)
{
    export_page_constant(page, export_phrase(phrase, page->language));
}

void
export_page_hundredths(struct export_page *page, int64_t hundredths)
{
    int64_t rest = hundredths % 100;

    if (hundredths < 0) {
        export_page_constant(page, "\xe2\x88\x92");
        hundredths = -hundredths;
        rest = -rest;
    }
    export_page_number(page, hundredths / 100);
    if (rest != 0) {
        export_page_constant(page,
            page->language == EXPORT_INDONESIAN ? "," : ".");
        export_page_number(page, rest / 10);
        if (rest % 10 != 0) {
            export_page_number(page, rest % 10);
        }
    }
}

void
export_page_line(struct export_page *page, enum export_block block,
    enum export_phrase phrase)
{
    export_page_open(page, block);
    export_page_phrase(page, phrase);
    export_page_close(page, block);
}

void
export_page_figure(struct export_page *page, enum export_phrase phrase,
    int64_t number)
{
    export_page_open(page, EXPORT_BLOCK_ITEM);
    export_page_phrase(page, phrase);
    export_page_constant(page, ": ");
    export_page_number(page, number);
    export_page_close(page, EXPORT_BLOCK_ITEM);
}
