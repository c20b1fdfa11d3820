#ifndef CLI_EXPORT_PAGE_H
#define CLI_EXPORT_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/export/out.h"
#include "cli/export/words.h"

/*
 * A page in the making: blocks of text, opened and closed, in whatever format
 * it is written.  What is put into it is a phrase or constant of ours, a
 * number or clean text.
 */
enum export_block {
    EXPORT_BLOCK_TITLE,
    EXPORT_BLOCK_HEADING,
    EXPORT_BLOCK_SUBHEADING,
    EXPORT_BLOCK_PARAGRAPH,
    EXPORT_BLOCK_TEXT,     /* what a person wrote, with its line ends */
    EXPORT_BLOCK_QUESTION, /* the same, set off */
    EXPORT_BLOCK_WARNING,
    EXPORT_BLOCK_FINE, /* in small print */
    EXPORT_BLOCK_LIST,
    EXPORT_BLOCK_ITEM,
    EXPORT_BLOCK_TABLE, /* see export_page_table() */
    EXPORT_BLOCK_CAPTION,
    EXPORT_BLOCK_HEAD_ROW,
    EXPORT_BLOCK_ROW,
    EXPORT_BLOCK_HEAD, /* a cell in a row; with a number: aligned right */
    EXPORT_BLOCK_HEAD_NUMBER,
    EXPORT_BLOCK_CELL,
    EXPORT_BLOCK_CELL_NUMBER,
    EXPORT_BLOCK_HINT,  /* for who fills in a form */
    EXPORT_BLOCK_COUNT, /* keep last */
};

struct export_page;

/* A way to write a page. */
struct export_format {
    const char *name; /* "html" */
    const char *file; /* what a brief in it is called: "brief.html" */
    enum export_form form;
    bool pictures; /* it can hold SVG */
    void (*begin)(struct export_page *page, enum export_phrase title);
    void (*end)(struct export_page *page);
    void (*open)(struct export_page *page, enum export_block block);
    void (*close)(struct export_page *page, enum export_block block);
};

struct export_page {
    const struct export_format *format;
    struct export_out *out; /* borrowed */
    enum export_language language;
    /* The table being written. */
    unsigned columns;
    unsigned column;
    uint32_t right; /* a bit for each column of numbers */
};

/* The format at `index`, in alphabetical order; NULL past the end. */
const struct export_format *export_format_at(size_t index);

extern const struct export_format export_docx;
extern const struct export_format export_html;
extern const struct export_format export_markdown;

void export_page_open(struct export_page *page, enum export_block block);
void export_page_close(struct export_page *page, enum export_block block);

/* Opens a table of at most 32 columns; EXPORT_BLOCK_TABLE closes it. */
void export_page_table(struct export_page *page, unsigned columns);

/* Text within a block.  Constants hold no character that a format escapes. */
void export_page_constant(struct export_page *page, const char *constant);
void export_page_number(struct export_page *page, int64_t number);
void export_page_clean(struct export_page *page, const struct anon_clean *text);
void export_page_phrase(struct export_page *page, enum export_phrase phrase);

/* A number of hundredths, "12.5"; with a comma in Indonesian. */
void export_page_hundredths(struct export_page *page, int64_t hundredths);

/* A whole block of one phrase. */
void export_page_line(struct export_page *page, enum export_block block,
    enum export_phrase phrase);

/* "Phrase: number" as an item of a list. */
void export_page_figure(struct export_page *page, enum export_phrase phrase,
    int64_t number);

#endif
