#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli/import/import.h"
#include "cli/import/table.h"
#include "vault/secret.h"

/* The columns of a table of notes; only "text" must be there. */
enum column {
    COLUMN_CASE,
    COLUMN_DATE,
    COLUMN_ID,
    COLUMN_KIND,
    COLUMN_LANG,
    COLUMN_TEXT,
    COLUMN_COUNT, /* keep last */
};

static const char *const column_names[COLUMN_COUNT] = {
    [COLUMN_CASE] = "case",
    [COLUMN_DATE] = "date",
    [COLUMN_ID] = "id",
    [COLUMN_KIND] = "kind",
    [COLUMN_LANG] = "lang",
    [COLUMN_TEXT] = "text",
};

struct csv {
    const struct import_receiver *receiver;
    struct import_report *report;
    enum column columns[COLUMN_COUNT]; /* by place in the header */
    unsigned column_count;
    struct vault_secret cells; /* of one row, one after the other */
    size_t begins[COLUMN_COUNT];
    size_t lens[COLUMN_COUNT];
    int64_t offset;
};

static enum import_status
head_cell(struct csv *csv, struct import_text text)
{
    enum column found = COLUMN_COUNT;

    for (unsigned i = 0; i < COLUMN_COUNT; i++) {
        if (text.len == strlen(column_names[i]) &&
            strncasecmp(text.data, column_names[i], text.len) == 0) {
            found = (enum column)i;
        }
    }
    if (found == COLUMN_COUNT) {
        return IMPORT_ERR_COLUMN;
    }
    for (unsigned i = 0; i < csv->column_count; i++) {
        if (csv->columns[i] == found) {
            return IMPORT_ERR_TWICE;
        }
    }
    csv->columns[csv->column_count++] = found;
    return IMPORT_OK;
}

static enum import_status
body_cell(struct csv *csv, const struct import_place *place,
    struct import_text text)
{
    enum column column;

    if (place->column > csv->column_count) {
        return IMPORT_ERR_RAGGED;
    }
    column = csv->columns[place->column - 1];
    if (column != COLUMN_TEXT && text.len > IMPORT_WORD_MAX) {
        csv->report->place.field = column_names[column];
        return IMPORT_ERR_TOO_LONG;
    }
    csv->begins[column] = csv->cells.len;
    csv->lens[column] = text.len;
    return vault_secret_append(&csv->cells, text.data, text.len) == VAULT_OK
        ? IMPORT_OK
        : IMPORT_ERR_NO_MEMORY;
}

static enum import_status
take_cell(void *data, const struct import_place *place, struct import_text text)
{
    struct csv *csv = data;

    csv->report->place.field = "";
    return place->row == 1 ? head_cell(csv, text) : body_cell(csv, place, text);
}

static enum import_status
head_end(const struct csv *csv)
{
    for (unsigned i = 0; i < csv->column_count; i++) {
        if (csv->columns[i] == COLUMN_TEXT) {
            return IMPORT_OK;
        }
    }
    return IMPORT_ERR_NO_COLUMN;
}

/* An empty cell is as good as none. */
static struct import_text
cell(const struct csv *csv, enum column column)
{
    if (csv->lens[column] == 0) {
        return (struct import_text){ NULL, 0 };
    }
    return (struct import_text){
        (const char *)csv->cells.data + csv->begins[column], csv->lens[column]
    };
}

static enum import_status
take_row(void *data, const struct import_place *place, unsigned columns)
{
    enum import_status status;
    struct csv *csv = data;
    struct import_item item;

    if (place->row == 1) {
        return head_end(csv);
    }
    csv->report->place = *place;
    if (columns != csv->column_count) {
        return IMPORT_ERR_RAGGED;
    }
    item = (struct import_item){
        .text = cell(csv, COLUMN_TEXT),
        .case_code = cell(csv, COLUMN_CASE),
        .id = cell(csv, COLUMN_ID),
        .date = cell(csv, COLUMN_DATE),
        .kind = cell(csv, COLUMN_KIND),
        .language = cell(csv, COLUMN_LANG),
        .offset = csv->offset,
    };
    status = import_give(csv->receiver, &item, csv->report);
    /* What was used, not the room of the longest row so far. */
    vault_wipe(csv->cells.data, csv->cells.len);
    csv->cells.len = 0;
    return status;
}

/* The place of a failure: the row's own, and the column of a named field. */
static void
place_failure(struct csv *csv, const struct import_table *table)
{
    const char *field = csv->report->place.field;
    struct import_place place = *import_table_place(table);

    place.field = field == NULL ? "" : field;
    for (unsigned i = 0; i < csv->column_count; i++) {
        if (strcmp(column_names[csv->columns[i]], place.field) == 0) {
            place.column = i + 1;
        }
    }
    csv->report->place = place;
}

static enum import_status
feed_all(struct csv *csv, int fd, struct import_table *table)
{
    enum import_status status = IMPORT_OK;
    struct vault_secret buffer = VAULT_SECRET_INIT;
    ssize_t got = 0;

    if (vault_secret_reserve(&buffer, 1 << 16) != VAULT_OK) {
        return IMPORT_ERR_NO_MEMORY;
    }
    while (status == IMPORT_OK) {
        got = read(fd, buffer.data, 1 << 16);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        csv->offset += got;
        status = import_table_feed(table, buffer.data, (size_t)got);
    }
    if (status == IMPORT_OK) {
        status = got < 0 ? IMPORT_ERR_IO : import_table_finish(table);
    }
    vault_secret_release(&buffer);
    return status;
}

enum import_status
import_csv(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    enum import_status status;
    struct csv csv = { .receiver = receiver, .report = report };
    struct import_table_taker taker = { take_cell, take_row, &csv };
    struct import_table *table = NULL;

    status = import_table_new(&taker, &table);
    if (status != IMPORT_OK) {
        return status;
    }
    status = feed_all(&csv, fd, table);
    if (status != IMPORT_OK) {
        place_failure(&csv, table);
    }
    import_table_free(&table);
    vault_secret_release(&csv.cells);
    return status;
}
