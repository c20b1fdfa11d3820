#ifndef CLI_IMPORT_IMPORT_H
#define CLI_IMPORT_IMPORT_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

/*
 * Readers of hostile input: CSV, JSON lines, a folder of text files.  They
 * turn bytes into items and hand each one to a receiver; they know nothing of
 * the vault, so that they can run where nothing else can be reached.  Every
 * length is limited before memory is asked for, and no more than one item is
 * held at a time.
 */

/* Longest note text in bytes; that of the vault. */
#define IMPORT_TEXT_MAX ((size_t)4 << 20)
/* Longest line of JSON: a text with every byte escaped, and a ledger. */
#define IMPORT_LINE_MAX ((size_t)32 << 20)
/* Longest case, id, date, kind and lang. */
#define IMPORT_WORD_MAX ((size_t)127)
/* Notes of one import, and names in one folder. */
#define IMPORT_ITEM_MAX ((int64_t)1000000)

enum import_status {
    IMPORT_OK = 0,
    IMPORT_STOPPED, /* the receiver refused and knows why */
    IMPORT_ERR_NO_MEMORY,
    IMPORT_ERR_IO,        /* errno tells */
    IMPORT_ERR_TYPE,      /* no reader for such a file */
    IMPORT_ERR_UTF8,      /* bytes that are not UTF-8 */
    IMPORT_ERR_NUL,       /* a NUL character in the text */
    IMPORT_ERR_QUOTE,     /* a quote where none may stand */
    IMPORT_ERR_OPEN,      /* a quoted field that is never closed */
    IMPORT_ERR_RAGGED,    /* more or fewer fields than the header */
    IMPORT_ERR_COLUMN,    /* an unknown column in the header */
    IMPORT_ERR_TWICE,     /* a column or field that is there twice */
    IMPORT_ERR_NO_COLUMN, /* the header has no column "text" */
    IMPORT_ERR_JSON,      /* not JSON, or no object */
    IMPORT_ERR_FIELD,     /* a field of the wrong type */
    IMPORT_ERR_NO_TEXT,   /* a note without text */
    IMPORT_ERR_TOO_LONG,  /* a field or line beyond its limit */
    IMPORT_ERR_TOO_MANY,  /* more notes than one import may have */
    IMPORT_ERR_EMPTY,     /* there is not a single note */
    IMPORT_ERR_CRASHED,   /* the reader died, or wrote what no reader writes */
    /* From the receiver that writes into the vault. */
    IMPORT_ERR_CASE,     /* no case code */
    IMPORT_ERR_DATE,     /* no date of the form YYYY-MM-DD */
    IMPORT_ERR_KIND,     /* no kind of note */
    IMPORT_ERR_LANGUAGE, /* neither id nor en */
    IMPORT_ERR_KNOWN,    /* a ledger that has not the documented form */
    /* From the reader of replies. */
    IMPORT_ERR_RELEASE, /* no title that names a release */
    IMPORT_ERR_PART,    /* nothing under a heading that needs it */
    IMPORT_ERR_HOURS,   /* a sitting without date, minutes, group */
};

/* Borrowed text, UTF-8, without NUL; `data` NULL means "not given". */
struct import_text {
    const char *data;
    size_t len;
};

/* Where in the input something stands; 0 or "" where it makes no sense. */
struct import_place {
    char file[NAME_MAX + NAME_MAX + 2]; /* inside a folder */
    int64_t line;                       /* from 1 */
    int64_t row;                        /* of a table; the header is 1 */
    unsigned column;                    /* from 1 */
    const char *field;                  /* the name of a field of ours, or "" */
};

/* One note as it was read.  All of it is borrowed for the call. */
struct import_item {
    struct import_text text;
    struct import_text case_code;
    struct import_text id;
    struct import_text date;
    struct import_text kind;
    struct import_text language;
    const json_t *known; /* an object of the ledger's form, or NULL */
    int64_t offset;      /* bytes of the input read so far */
};

/*
 * Takes one item.  IMPORT_OK goes on; anything else ends the reading with that
 * status.  It may set `place->field` to tell which field it means.
 */
typedef enum import_status import_take_fn(const struct import_item *item,
    struct import_place *place, void *data);

struct import_receiver {
    import_take_fn *take;
    void *data;
};

/* What reading found, also when it failed. */
struct import_report {
    struct import_place place; /* of the failure */
    int64_t items;             /* handed over */
    int64_t ignored;           /* unknown JSON fields, files of other types */
};

/*
 * Reads `path` with the reader for its type: a folder, a file ending in .csv,
 * or one ending in .jsonl, .ndjson or .json.  Nothing of the input is kept.
 *
 * Secret: the items; buffers are wiped.
 */
enum import_status import_read(const char *path,
    const struct import_receiver *receiver, struct import_report *ret_report);

/* The readers.  `fd` is open for reading at its beginning and borrowed. */
enum import_status import_csv(int fd, const struct import_receiver *receiver,
    struct import_report *report);
enum import_status import_jsonl(int fd, const struct import_receiver *receiver,
    struct import_report *report);
enum import_status import_folder(int fd, const struct import_receiver *receiver,
    struct import_report *report);

/*
 * Appends a whole file of at most IMPORT_TEXT_MAX bytes to `text`.
 *
 * Secret: the caller releases the text.
 */
struct vault_secret;
enum import_status import_whole(int fd, struct vault_secret *text);

/* Hands an item over, counting it. */
enum import_status import_give(const struct import_receiver *receiver,
    const struct import_item *item, struct import_report *report);

#endif
