#include "cli/import_failure.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/report.h"

/* What each failure of reading is called. */
static const enum report_message messages[] = {
    [IMPORT_ERR_NO_MEMORY] = REPORT_NO_MEMORY,
    [IMPORT_ERR_TYPE] = REPORT_IMPORT_TYPE,
    [IMPORT_ERR_UTF8] = REPORT_IMPORT_UTF8,
    [IMPORT_ERR_NUL] = REPORT_IMPORT_NUL,
    [IMPORT_ERR_QUOTE] = REPORT_IMPORT_QUOTE,
    [IMPORT_ERR_OPEN] = REPORT_IMPORT_OPEN,
    [IMPORT_ERR_RAGGED] = REPORT_IMPORT_RAGGED,
    [IMPORT_ERR_COLUMN] = REPORT_IMPORT_COLUMN,
    [IMPORT_ERR_TWICE] = REPORT_IMPORT_TWICE,
    [IMPORT_ERR_NO_COLUMN] = REPORT_IMPORT_NO_COLUMN,
    [IMPORT_ERR_JSON] = REPORT_IMPORT_JSON,
    [IMPORT_ERR_FIELD] = REPORT_IMPORT_FIELD,
    [IMPORT_ERR_NO_TEXT] = REPORT_IMPORT_NO_TEXT,
    [IMPORT_ERR_TOO_LONG] = REPORT_IMPORT_TOO_LONG,
    [IMPORT_ERR_TOO_MANY] = REPORT_IMPORT_TOO_MANY,
    [IMPORT_ERR_EMPTY] = REPORT_IMPORT_EMPTY,
    [IMPORT_ERR_CRASHED] = REPORT_IMPORT_CRASHED,
    [IMPORT_ERR_CASE] = REPORT_IMPORT_CASE,
    [IMPORT_ERR_DATE] = REPORT_IMPORT_DATE,
    [IMPORT_ERR_KIND] = REPORT_IMPORT_KIND,
    [IMPORT_ERR_LANGUAGE] = REPORT_IMPORT_LANGUAGE,
    [IMPORT_ERR_KNOWN] = REPORT_IMPORT_KNOWN,
};

/* Adds ", row 5" to the place. */
static void
add_number(char *text, size_t size, enum report_message word, int64_t number)
{
    size_t len = strlen(text);

    if (number > 0) {
        (void)snprintf(text + len, size - len, ", %s %" PRId64,
            report_sentence_now(word), number);
    }
}

void
import_failure_place(const char *path, const struct import_place *place,
    char *ret_text, size_t size)
{
    size_t len;

    (void)snprintf(ret_text, size, "%s%s%s", path,
        place->file[0] != '\0' ? "/" : "", place->file);
    add_number(ret_text, size, REPORT_WORD_ROW, place->row);
    add_number(ret_text, size, REPORT_WORD_LINE, place->line);
    add_number(ret_text, size, REPORT_WORD_COLUMN, (int64_t)place->column);
    len = strlen(ret_text);
    if (place->field != NULL && place->field[0] != '\0') {
        (void)snprintf(ret_text + len, size - len, " (%s)", place->field);
    }
}

int
import_failure_report(enum import_status status, const char *path,
    const struct import_place *place)
{
    char text[1024];

    if (status == IMPORT_ERR_IO) {
        return report_errno(path);
    }
    import_failure_place(path, place, text, sizeof(text));
    return report_fail(messages[status], text);
}
