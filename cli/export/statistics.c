#include "cli/export/statistics.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <readstat.h>

#include "cli/export/reread.h"
#include "cli/export/sink.h"

struct writing {
    readstat_writer_t *writer;
    enum export_program program;
    const struct export_table *table;
    readstat_variable_t *variables[EXPORT_COLUMNS_MAX];
    struct frame *frame;
    int fd;    /* where frames go */
    bool rows; /* what is written comes from a row, not from us */
};

/* A piece of the file on its way to the parent process. */
struct frame {
    uint32_t len;
    uint32_t own; /* our own words */
    char bytes[1 << 15];
};

#define FRAME_HEAD offsetof(struct frame, bytes)

/* Writes or reads all of it; false at the end of the pipe, too. */
static bool
send_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t sent = write(fd, bytes, len);

        if (sent < 0 && errno != EINTR) {
            return false;
        }
        bytes += sent > 0 ? sent : 0;
        len -= sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

static bool
receive_all(int fd, char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t got = read(fd, bytes, len);

        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        bytes += got > 0 ? got : 0;
        len -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool
send_frame(struct writing *writing)
{
    size_t len = FRAME_HEAD + writing->frame->len;

    return writing->frame->len == 0 ||
        send_all(writing->fd, (const char *)writing->frame, len);
}

/* Gathers bytes of one kind. */
static bool
put_piece(struct writing *writing, bool own, const char *bytes, size_t len)
{
    struct frame *frame = writing->frame;

    while (len > 0) {
        size_t room = sizeof(frame->bytes) - frame->len;
        size_t piece = len < room ? len : room;

        if (room == 0 || (frame->len > 0 && (frame->own == 1) != own)) {
            if (!send_frame(writing)) {
                return false;
            }
            frame->len = 0;
            continue;
        }
        frame->own = own ? 1 : 0;
        memcpy(frame->bytes + frame->len, bytes, piece);
        frame->len += (uint32_t)piece;
        bytes += piece;
        len -= piece;
    }
    return true;
}

/* Of a row only codes in letters are not ours: the rest are numbers, names. */
static bool
put_row(struct writing *writing, const char *data, size_t len)
{
    size_t at = 0;
    bool ok = true;

    for (size_t i = 0; i < writing->table->column_count; i++) {
        const struct export_column *column = &writing->table->columns[i];
        size_t begin = (size_t)writing->variables[i]->offset;
        size_t end = begin + writing->variables[i]->storage_width;

        if (column->type != EXPORT_COLUMN_STRING ||
            strcmp(column->name, "case_id") == 0 || begin < at || end > len) {
            continue;
        }
        ok = ok && put_piece(writing, true, data + at, begin - at) &&
            put_piece(writing, false, data + begin, end - begin);
        at = end;
    }
    return ok && put_piece(writing, true, data + at, len - at);
}

static ssize_t
put_bytes(const void *data, size_t len, void *context)
{
    struct writing *writing = context;

    bool ok;

    if (writing->rows && len == writing->writer->row_len) {
        ok = put_row(writing, data, len);
    } else {
        ok = put_piece(writing, !writing->rows, data, len);
    }
    return ok ? (ssize_t)len : -1;
}

/* Stata labels whole numbers only, SPSS knows none. */
static readstat_type_t
type_of(const struct writing *writing, const struct export_column *column)
{
    if (column->type == EXPORT_COLUMN_STRING) {
        return READSTAT_TYPE_STRING;
    }
    return writing->program == EXPORT_STATA &&
            column->type == EXPORT_COLUMN_INTEGER
        ? READSTAT_TYPE_INT32
        : READSTAT_TYPE_DOUBLE;
}

static void
label_value(readstat_label_set_t *set, readstat_type_t type,
    const struct export_category *category)
{
    char code[8];

    if (type == READSTAT_TYPE_STRING) {
        (void)snprintf(code, sizeof(code), "%d", category->value);
        readstat_label_string_value(set, code, category->label);
    } else if (type == READSTAT_TYPE_INT32) {
        readstat_label_int32_value(set, category->value, category->label);
    } else {
        readstat_label_double_value(set, category->value, category->label);
    }
}

static char
tag_of(int64_t reason)
{
    return (char)('a' + (reason - EXPORT_NOT_ASKED));
}

static void
label_reasons(const struct writing *writing, readstat_label_set_t *set,
    readstat_type_t type)
{
    const struct export_category *reason;

    for (size_t i = 0; (reason = export_reason_at(i)) != NULL; i++) {
        if (writing->program == EXPORT_STATA) {
            readstat_label_tagged_value(set, tag_of(reason->value),
                reason->label);
        } else {
            label_value(set, type, reason);
        }
    }
}

/* What the values of a column are called. */
static void
label_values(const struct writing *writing, readstat_variable_t *variable,
    const struct export_column *column)
{
    const struct export_category *category;
    readstat_type_t type = type_of(writing, column);
    /* Stata has no labels for strings and fractions. */
    bool reasons = column->reasons &&
        (writing->program == EXPORT_SPSS || type == READSTAT_TYPE_INT32);
    readstat_label_set_t *set;

    if (column->list == EXPORT_LIST_NONE && !reasons) {
        return;
    }
    set = readstat_add_label_set(writing->writer, type, column->name);
    for (size_t i = 0; (category = export_category_at(column->list, i)) != NULL;
         i++) {
        label_value(set, type, category);
    }
    if (reasons) {
        label_reasons(writing, set, type);
    }
    readstat_variable_set_label_set(variable, set);
}

static bool
set_missing(const struct writing *writing, readstat_variable_t *variable,
    const struct export_column *column)
{
    if (writing->program != EXPORT_SPSS || !column->reasons) {
        return true;
    }
    if (column->type != EXPORT_COLUMN_STRING) {
        return readstat_variable_add_missing_double_range(variable,
                   EXPORT_NOT_ASKED, EXPORT_WITHHELD) == READSTAT_OK;
    }
    /* SPSS takes three at most: two that are answers, and ours. */
    return readstat_variable_add_missing_string_value(variable, "-98") ==
        READSTAT_OK &&
        readstat_variable_add_missing_string_value(variable, "-97") ==
        READSTAT_OK &&
        readstat_variable_add_missing_string_value(variable, "-96") ==
        READSTAT_OK;
}

static bool
add_variable(struct writing *writing, size_t index)
{
    const struct export_column *column = &writing->table->columns[index];
    readstat_type_t type = type_of(writing, column);
    readstat_measure_t measure = READSTAT_MEASURE_SCALE;
    readstat_variable_t *variable = readstat_add_variable(writing->writer,
        column->name, type, type == READSTAT_TYPE_STRING ? column->width : 0);

    if (variable == NULL) {
        return false;
    }
    if (type == READSTAT_TYPE_STRING || column->list != EXPORT_LIST_NONE) {
        measure = export_list_ordered(column->list) ? READSTAT_MEASURE_ORDINAL
                                                    : READSTAT_MEASURE_NOMINAL;
    }
    readstat_variable_set_label(variable, column->description);
    readstat_variable_set_measure(variable, measure);
    if (writing->program == EXPORT_SPSS && type != READSTAT_TYPE_STRING) {
        readstat_variable_set_format(variable,
            column->type == EXPORT_COLUMN_NUMBER ? "F8.2" : "F8.0");
    }
    label_values(writing, variable, column);
    writing->variables[index] = variable;
    return set_missing(writing, variable, column);
}

static readstat_error_t
put_number(struct writing *writing, size_t index, int64_t number,
    int64_t divisor)
{
    readstat_variable_t *variable = writing->variables[index];
    const struct export_column *column = &writing->table->columns[index];

    if (writing->program == EXPORT_STATA && column->reasons &&
        number >= EXPORT_NOT_ASKED * divisor &&
        number <= EXPORT_WITHHELD * divisor) {
        return readstat_insert_tagged_missing_value(writing->writer, variable,
            tag_of(number / divisor));
    }
    return type_of(writing, column) == READSTAT_TYPE_INT32
        ? readstat_insert_int32_value(writing->writer, variable,
              (int32_t)number)
        : readstat_insert_double_value(writing->writer, variable,
              (double)number / (double)divisor);
}

static readstat_error_t
put_cell(struct writing *writing, size_t index, const struct export_cell *cell)
{
    readstat_variable_t *variable = writing->variables[index];
    char reason[8];

    switch (cell->type) {
    case EXPORT_CELL_EMPTY:
        return readstat_insert_missing_value(writing->writer, variable);
    case EXPORT_CELL_NUMBER:
        if (writing->table->columns[index].type == EXPORT_COLUMN_STRING) {
            (void)snprintf(reason, sizeof(reason), "%d", (int)cell->number);
            return readstat_insert_string_value(writing->writer, variable,
                reason);
        }
        return put_number(writing, index, cell->number, 1);
    case EXPORT_CELL_HUNDREDTHS:
        return put_number(writing, index, cell->number, 100);
    case EXPORT_CELL_CODE:
        return readstat_insert_string_value(writing->writer, variable,
            cell->code.text);
    case EXPORT_CELL_PSEUDONYM:
        return readstat_insert_string_value(writing->writer, variable,
            cell->pseudonym.text);
    case EXPORT_CELL_TEXT: break;
    }
    return READSTAT_ERROR_VALUE_TYPE_MISMATCH;
}

static bool
put_rows(struct writing *writing, const char *csv, size_t len)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct export_reread reread;
    bool ok = true;

    export_reread_begin(&reread, writing->table, csv, len);
    while (ok && export_reread_row(&reread, cells)) {
        /* The first row brings the header with it: that is ours. */
        ok = readstat_begin_row(writing->writer) == READSTAT_OK;
        writing->rows = true;
        for (size_t i = 0; ok && i < writing->table->column_count; i++) {
            ok = put_cell(writing, i, &cells[i]) == READSTAT_OK;
        }
        ok = ok && readstat_end_row(writing->writer) == READSTAT_OK;
    }
    writing->rows = false;
    return ok && reread.at == len;
}

static readstat_error_t
begin(struct writing *writing, size_t rows)
{
    (void)readstat_set_data_writer(writing->writer, put_bytes);
    (void)readstat_writer_set_file_label(writing->writer,
        writing->table->description);
    /* No calendar date in any file. */
    (void)readstat_writer_set_file_timestamp(writing->writer, 0);
    (void)readstat_writer_set_compression(writing->writer,
        READSTAT_COMPRESS_NONE);
    return writing->program == EXPORT_SPSS
        ? readstat_begin_writing_sav(writing->writer, writing, (long)rows)
        : readstat_begin_writing_dta(writing->writer, writing, (long)rows);
}

static bool
convert(int fd, enum export_program program, const struct export_table *table,
    const char *csv, size_t len)
{
    static struct frame frame;
    struct writing writing = { .writer = readstat_writer_init(),
        .program = program,
        .table = table,
        .frame = &frame,
        .fd = fd };
    bool ok = writing.writer != NULL;

    for (size_t i = 0; ok && i < table->column_count; i++) {
        ok = add_variable(&writing, i);
    }
    ok = ok &&
        begin(&writing, export_reread_count(table, csv, len)) == READSTAT_OK &&
        put_rows(&writing, csv, len) &&
        readstat_end_writing(writing.writer) == READSTAT_OK &&
        send_frame(&writing);
    if (writing.writer != NULL) {
        readstat_writer_free(writing.writer);
    }
    return ok;
}

/* Takes the file from the child piece by piece. */
static bool
receive(int fd, struct export_out *out)
{
    static struct frame frame;

    while (receive_all(fd, (char *)&frame, FRAME_HEAD)) {
        if (frame.len == 0 || frame.len > sizeof(frame.bytes) ||
            !receive_all(fd, frame.bytes, frame.len)) {
            return false;
        }
        if (frame.own == 1) {
            export_sink_own(out, frame.bytes, frame.len);
        } else {
            export_sink_put(out, frame.bytes, frame.len);
        }
    }
    return true;
}

/*
 * ReadStat takes every request for memory for granted.  It works in a child
 * process, so that one that is refused ends the child and not the release.
 */
bool
export_statistics(struct export_out *out, enum export_program program,
    const struct export_table *table, const char *csv, size_t len)
{
    int fds[2];
    int state = 0;
    pid_t child;
    bool ok;

    if (pipe2(fds, O_CLOEXEC) != 0) {
        return false;
    }
    child = fork();
    if (child == 0) {
        (void)close(fds[0]);
        _exit(convert(fds[1], program, table, csv, len) ? 0 : 1);
    }
    (void)close(fds[1]);
    ok = child > 0 && receive(fds[0], out);
    (void)close(fds[0]);
    while (child > 0 && waitpid(child, &state, 0) < 0 && errno == EINTR) {
        continue;
    }
    return ok && WIFEXITED(state) && WEXITSTATUS(state) == 0;
}
