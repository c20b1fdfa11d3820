#include "cli/export/codebook.h"

/* A page being written; every string is a constant of ours without markup. */
struct book {
    struct export_out *out;
    bool html;
};

/* The codes of a column, and how often each was counted. */
struct codes {
    const struct export_column *column;
    const uint64_t *counts; /* NULL: not told */
    const bool *withheld;
};

static const char style[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'\">\n<title>Codebook</title>\n<style>\n"
    "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;"
    "padding:0 1em;color:#222}\n"
    "table{border-collapse:collapse;width:100%;margin:1em 0}\n"
    "th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left;"
    "vertical-align:top}\nth{background:#eee}\n"
    "</style>\n</head>\n<body>\n";

static void
put(struct book *book, const char *html, const char *markdown)
{
    export_out_constant(book->out, book->html ? html : markdown);
}

/* Some of our words hold characters that mean something in HTML. */
static void
put_words(struct book *book, const char *words)
{
    char one[2] = { 0 };

    for (; *words != '\0'; words++) {
        one[0] = *words;
        if (*words == '&') {
            put(book, "&amp;", "&");
        } else if (*words == '<') {
            put(book, "&lt;", "<");
        } else {
            export_out_constant(book->out, one);
        }
    }
}

static void
heading(struct book *book, int level, const char *words)
{
    put(book, level == 1 ? "<h1>" : "<h2>", level == 1 ? "# " : "\n## ");
    put_words(book, words);
    put(book, level == 1 ? "</h1>\n" : "</h2>\n", "\n\n");
}

static void
paragraph(struct book *book, const char *words)
{
    put(book, "<p>", "");
    put_words(book, words);
    put(book, "</p>\n", "\n\n");
}

/* The heads of a table; a NULL ends them. */
static void
begin_table(struct book *book, const char *const *heads)
{
    put(book, "<table>\n<tr>", "|");
    for (size_t i = 0; heads[i] != NULL; i++) {
        put(book, "<th>", " ");
        put_words(book, heads[i]);
        put(book, "</th>", " |");
    }
    put(book, "</tr>\n", "\n|");
    for (size_t i = 0; heads[i] != NULL; i++) {
        put(book, "", " --- |");
    }
    put(book, "", "\n");
}

static void
begin_row(struct book *book)
{
    put(book, "<tr>", "|");
}

static void
cell(struct book *book, const char *words)
{
    put(book, "<td>", " ");
    put_words(book, words);
    put(book, "</td>", " |");
}

static void
number_cell(struct book *book, int64_t number)
{
    put(book, "<td>", " ");
    export_out_number(book->out, number);
    put(book, "</td>", " |");
}

static void
end_row(struct book *book)
{
    put(book, "</tr>\n", "\n");
}

static void
end_table(struct book *book)
{
    put(book, "</table>\n", "\n");
}

/* How often a code stands in the table, or that it is not told. */
static void
put_count(struct book *book, const struct codes *codes, size_t place)
{
    if (codes->counts == NULL) {
        return;
    }
    if (codes->withheld[place]) {
        cell(book, "withheld");
    } else {
        number_cell(book, (int64_t)codes->counts[place]);
    }
}

/* The reasons, and nothing recorded, where they are counted. */
static void
put_reason_counts(struct book *book, const struct codes *codes)
{
    const struct export_category *reason;

    for (size_t i = 0; codes->counts != NULL && codes->column->reasons &&
         (reason = export_reason_at(i)) != NULL;
         i++) {
        begin_row(book);
        number_cell(book, reason->value);
        cell(book, reason->label);
        put_count(book, codes, EXPORT_CODES_REASON + i);
        end_row(book);
    }
    if (codes->counts != NULL && !codes->column->required) {
        begin_row(book);
        cell(book, "");
        cell(book, "Not recorded");
        put_count(book, codes, EXPORT_CODES_EMPTY);
        end_row(book);
    }
}

static void
put_codes(struct book *book, const struct codes *codes)
{
    const char *const heads[] = { "Code", "Means",
        codes->counts != NULL ? "Rows" : NULL, NULL };
    const struct export_category *category;

    put(book, "<h3>", "### ");
    put_words(book, codes->column->name);
    put(book, "</h3>\n", "\n\n");
    begin_table(book, heads);
    for (size_t i = 0;
         (category = export_category_at(codes->column->list, i)) != NULL; i++) {
        begin_row(book);
        number_cell(book, category->value);
        cell(book, category->label);
        put_count(book, codes, i);
        end_row(book);
    }
    put_reason_counts(book, codes);
    end_table(book);
}

static void
put_table(struct book *book, enum export_table_id id,
    const struct export_frequencies *seen)
{
    const struct export_table *table = export_table_get(id);
    static const char *const heads[] = { "Column", "Type", "Role", "Empty",
        "Missing codes", "Meaning", NULL };

    heading(book, 2, table->file);
    paragraph(book, table->description);
    begin_table(book, heads);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct export_column *column = &table->columns[i];

        begin_row(book);
        cell(book, column->name);
        cell(book, export_column_type_name(column->type));
        cell(book, export_column_role_name(column->role));
        cell(book, column->required ? "never" : "not recorded");
        cell(book, column->reasons ? "-99 to -96" : "");
        cell(book, column->description);
        end_row(book);
    }
    end_table(book);
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].list != EXPORT_LIST_NONE) {
            put_codes(book,
                &(struct codes){
                    .column = &table->columns[i],
                    .counts = seen == NULL ? NULL : seen->counts[id][i],
                    .withheld = seen == NULL ? NULL : seen->withheld[id][i],
                });
        }
    }
}

static void
put_reasons(struct book *book)
{
    static const char *const heads[] = { "Code", "Means", NULL };
    const struct export_category *reason;

    heading(book, 2, "Missing values");
    paragraph(book,
        "An empty cell: nothing was recorded. In columns that say so, a "
        "code tells why there is no value. In Stata files they are .a to .d "
        "in this order.");
    begin_table(book, heads);
    for (size_t i = 0; (reason = export_reason_at(i)) != NULL; i++) {
        begin_row(book);
        number_cell(book, reason->value);
        cell(book, reason->label);
        end_row(book);
    }
    end_table(book);
}

/* Hundredths, of which whole numbers and tenths occur. */
static void
put_bound(struct book *book, int64_t bound)
{
    export_out_number(book->out, bound / 100);
    if (bound % 100 != 0) {
        export_out_constant(book->out, ".");
        export_out_number(book->out, bound % 100 / 10);
    }
}

static void
put_measures(struct book *book, const struct export_known_measure *measures,
    size_t count)
{
    static const char *const heads[] = { "Measure", "Name", "Published bands",
        "Source", NULL };

    if (count == 0) {
        return;
    }
    heading(book, 2, "Measures");
    paragraph(book, "A band is no diagnosis.");
    begin_table(book, heads);
    for (size_t i = 0; i < count; i++) {
        begin_row(book);
        cell(book, measures[i].code);
        cell(book, measures[i].name);
        put(book, "<td>", " ");
        for (size_t k = 0; measures[i].bands[k].label != NULL; k++) {
            export_out_constant(book->out, k == 0 ? "" : ", ");
            export_out_constant(book->out,
                measures[i].higher_is_worse ? "from " : "up to ");
            put_bound(book, measures[i].bands[k].bound);
            export_out_constant(book->out, " ");
            put_words(book, measures[i].bands[k].label);
        }
        put(book, "</td>", " |");
        cell(book, measures[i].source);
        end_row(book);
    }
    end_table(book);
}

void
export_codebook(struct export_out *out, const struct export_book *told,
    const struct export_known_measure *measures, size_t count)
{
    struct book book = { out, told->form == EXPORT_BOOK_HTML };

    put(&book, style, "");
    heading(&book, 1, "Codebook");
    if (told->mark != NULL) {
        paragraph(&book, told->mark);
    }
    paragraph(&book,
        "Roles: key tells rows apart; quasi may be known about a person from "
        "elsewhere; sensitive is what would be learnt; plain is neither.");
    if (told->frequencies != NULL) {
        paragraph(&book,
            "Rows: how often a code stands in the table. Counts below the k of "
            "the disclosure control are withheld, and as many others as it "
            "takes so that no sum gives them back.");
    }
    put_reasons(&book);
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        if ((told->tables & 1u << i) != 0) {
            put_table(&book, (enum export_table_id)i, told->frequencies);
        }
    }
    put_measures(&book, measures, count);
    put(&book, "</body>\n</html>\n", "");
}
