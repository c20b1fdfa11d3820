/*
 * The raw libraries, doing the same work with nothing around it.  The figures
 * of ./dev bench are ratios against these, taken in turns in the same run.
 *
 *   baseline argon2                  one Argon2id at the floor of the vault
 *   baseline import DB NOTES.jsonl   rows and an FTS5 index, one transaction
 *   baseline add DB                  one row from stdin, committed
 *   baseline list DB CASE            id, date and kind of one case
 *   baseline scan DB                 every byte of every row
 *   baseline search DB WORD          FTS5 over all notes
 *   baseline copy FILE NEW           its bytes, synced
 *   baseline backup DB NEW           VACUUM INTO
 *   baseline check DB                both integrity checks
 *   baseline rekey DB                every page under another key
 *   baseline erase DB CASE           rows of one case deleted, VACUUM
 *   baseline tokens NOTES.jsonl      split into words and hash each
 *   baseline csv NOTES.jsonl OUT     libcsv writes id, date, kind, text
 *
 * The caller measures whole processes, so that both sides pay for starting.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <argon2.h>
#include <csv.h>
#include <jansson.h>
#include <sqlite3.h>

/* Takes one note; false ends the reading. */
typedef bool take_fn(json_t *note, void *data);

static const char *
field(json_t *note, const char *name)
{
    const char *value = json_string_value(json_object_get(note, name));

    return value != NULL ? value : "";
}

static bool
each_note(const char *path, take_fn *take, void *data)
{
    FILE *in = fopen(path, "rb");
    char *line = NULL;
    size_t cap = 0;
    bool good = in != NULL;

    while (good && getline(&line, &cap, in) > 0) {
        json_t *note = json_loads(line, 0, NULL);

        good = note != NULL && take(note, data);
        json_decref(note);
    }
    free(line);
    if (in != NULL) {
        (void)fclose(in);
    }
    return good;
}

/* --- SQLCipher with the settings of the vault ----------------------------- */

static bool
run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK) {
        return true;
    }
    fprintf(stderr, "baseline: %s\n", sqlite3_errmsg(db));
    return false;
}

static sqlite3 *
open_db(const char *path)
{
    sqlite3 *db = NULL;

    if (sqlite3_open(path, &db) != SQLITE_OK) {
        return NULL;
    }
    if (!run(db,
            "PRAGMA key = \"x'"
            "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
            "'\";"
            "PRAGMA cipher_page_size = 8192;"
            "PRAGMA journal_mode = DELETE;"
            "PRAGMA synchronous = EXTRA;"
            "PRAGMA temp_store = MEMORY;"
            "PRAGMA secure_delete = ON;"
            "PRAGMA cache_size = -32768;")) {
        (void)sqlite3_close(db);
        return NULL;
    }
    return db;
}

struct inserts {
    sqlite3_stmt *note;
    sqlite3_stmt *words;
};

static bool
insert(struct inserts *inserts, const char *const values[4])
{
    for (int i = 0; i < 4; i++) {
        (void)sqlite3_bind_text(inserts->note, i + 1, values[i], -1,
            SQLITE_STATIC);
    }
    (void)sqlite3_bind_text(inserts->words, 1, values[3], -1, SQLITE_STATIC);
    return sqlite3_step(inserts->note) == SQLITE_DONE &&
        sqlite3_reset(inserts->note) == SQLITE_OK &&
        sqlite3_step(inserts->words) == SQLITE_DONE &&
        sqlite3_reset(inserts->words) == SQLITE_OK;
}

static bool
insert_note(json_t *note, void *data)
{
    const char *const values[4] = { field(note, "case"), field(note, "date"),
        field(note, "kind"), field(note, "text") };

    return insert(data, values);
}

static bool
prepare(sqlite3 *db, struct inserts *ret_inserts)
{
    return sqlite3_prepare_v2(db,
               "INSERT INTO note(code, date, kind, text) VALUES(?,?,?,?)", -1,
               &ret_inserts->note, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "INSERT INTO words(text) VALUES(?)", -1,
            &ret_inserts->words, NULL) == SQLITE_OK;
}

static bool
finish(sqlite3 *db, struct inserts *inserts, bool good)
{
    (void)sqlite3_finalize(inserts->note);
    (void)sqlite3_finalize(inserts->words);
    return sqlite3_close(db) == SQLITE_OK && good;
}

static bool
do_import(const char *path, const char *notes)
{
    sqlite3 *db = open_db(path);
    struct inserts inserts = { NULL, NULL };
    bool good;

    if (db == NULL) {
        return false;
    }
    good = run(db,
               "CREATE TABLE note(id INTEGER PRIMARY KEY, code TEXT, date TEXT,"
               " kind TEXT, text TEXT);"
               "CREATE INDEX by_code ON note(code);"
               "CREATE VIRTUAL TABLE words USING fts5(text, content='');"
               "BEGIN") &&
        prepare(db, &inserts) && each_note(notes, insert_note, &inserts) &&
        run(db, "COMMIT");
    return finish(db, &inserts, good);
}

static bool
do_add(const char *path)
{
    static char text[65536];
    const char *const values[4] = { "A-1", "2025-01-01", "progress", text };
    sqlite3 *db = open_db(path);
    struct inserts inserts = { NULL, NULL };
    bool good;

    if (db == NULL) {
        return false;
    }
    text[fread(text, 1, sizeof(text) - 1, stdin)] = '\0';
    good = run(db, "BEGIN IMMEDIATE") && prepare(db, &inserts) &&
        insert(&inserts, values) && run(db, "COMMIT");
    return finish(db, &inserts, good);
}

static bool
do_query(const char *path, const char *sql, const char *word)
{
    sqlite3 *db = open_db(path);
    sqlite3_stmt *query = NULL;
    int rc = SQLITE_ERROR;

    if (db != NULL && sqlite3_prepare_v2(db, sql, -1, &query, NULL) == 0) {
        (void)sqlite3_bind_text(query, 1, word, -1, SQLITE_STATIC);
        while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
            for (int i = 0; i < sqlite3_column_count(query); i++) {
                printf("%s\t", (const char *)sqlite3_column_text(query, i));
            }
            printf("\n");
        }
    }
    (void)sqlite3_finalize(query);
    (void)sqlite3_close(db);
    return rc == SQLITE_DONE;
}

/* Reads every column of every row, which decrypts every page of the table. */
static bool
do_scan(const char *path)
{
    sqlite3 *db = open_db(path);
    sqlite3_stmt *query = NULL;
    uint64_t sum = 0;
    int rc = SQLITE_ERROR;

    if (db != NULL &&
        sqlite3_prepare_v2(db, "SELECT code, date, kind, text FROM note", -1,
            &query, NULL) == SQLITE_OK) {
        while ((rc = sqlite3_step(query)) == SQLITE_ROW) {
            for (int i = 0; i < 4; i++) {
                const unsigned char *text = sqlite3_column_text(query, i);
                int len = sqlite3_column_bytes(query, i);

                for (int k = 0; k < len; k++) {
                    sum += text[k];
                }
            }
        }
    }
    (void)sqlite3_finalize(query);
    (void)sqlite3_close(db);
    printf("%llu\n", (unsigned long long)sum);
    return rc == SQLITE_DONE;
}

/* --- keeping -------------------------------------------------------------- */

static bool
copy_bytes(FILE *in, FILE *out)
{
    static char bytes[1 << 16];
    size_t len;
    bool good = true;

    while (good && (len = fread(bytes, 1, sizeof(bytes), in)) > 0) {
        good = fwrite(bytes, 1, len, out) == len;
    }
    return good && !ferror(in) && fflush(out) == 0 && fsync(fileno(out)) == 0;
}

static bool
do_copy(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");
    bool good = in != NULL && out != NULL && copy_bytes(in, out);

    if (in != NULL) {
        (void)fclose(in);
    }
    return out != NULL && fclose(out) == 0 && good;
}

/* Runs statements on the database of `path`, rows and all. */
static bool
do_run(const char *path, const char *sql)
{
    sqlite3 *db = open_db(path);
    bool good = db != NULL && run(db, sql);

    return db != NULL && sqlite3_close(db) == SQLITE_OK && good;
}

static bool
do_backup(const char *path, const char *to)
{
    char sql[4200];

    (void)snprintf(sql, sizeof(sql),
        "PRAGMA cipher_default_page_size = 8192; VACUUM INTO '%s'", to);
    return do_run(path, sql);
}

static bool
do_erase(const char *path, const char *code)
{
    char sql[512];

    (void)snprintf(sql, sizeof(sql),
        "BEGIN; INSERT INTO words(words, rowid, text)"
        " SELECT 'delete', id, text FROM note WHERE code = '%s';"
        "DELETE FROM note WHERE code = '%s'; COMMIT; VACUUM",
        code, code);
    return do_run(path, sql);
}

/* --- text ----------------------------------------------------------------- */

static bool
hash_words(json_t *note, void *data)
{
    uint64_t *sum = data;
    /* FNV-1a, 64 bits. */
    uint64_t hash = UINT64_C(14695981039346656037);

    for (const char *at = field(note, "text"); *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;

        if (byte < 0x80 && !isalnum(byte)) {
            *sum ^= hash;
            hash = UINT64_C(14695981039346656037);
            continue;
        }
        hash = (hash ^ (byte | 0x20U)) * UINT64_C(1099511628211);
    }
    *sum ^= hash;
    return true;
}

static bool
do_tokens(const char *notes)
{
    uint64_t sum = 0;

    if (!each_note(notes, hash_words, &sum)) {
        return false;
    }
    printf("%016llx\n", (unsigned long long)sum);
    return true;
}

static bool
write_row(json_t *note, void *data)
{
    static const char *const names[] = { "id", "date", "kind", "text" };
    FILE *out = data;

    for (size_t i = 0; i < 4; i++) {
        const char *value = field(note, names[i]);

        if (csv_fwrite(out, value, strlen(value)) != 0 ||
            fputs(i < 3 ? "," : "\r\n", out) < 0) {
            return false;
        }
    }
    return true;
}

static bool
do_csv(const char *notes, const char *path)
{
    FILE *out = fopen(path, "wb");
    bool good = out != NULL && each_note(notes, write_row, out);

    return out != NULL && fclose(out) == 0 && good;
}

/* RFC 9106's second choice with three passes, as a vault's floor. */
static bool
do_argon2(void)
{
    uint8_t salt[32] = { 0 };
    uint8_t key[32];

    return argon2id_hash_raw(3, 64U << 10, 4, "seven green lanterns", 20, salt,
               sizeof(salt), key, sizeof(key)) == ARGON2_OK;
}

/* What is done with one or two words besides. */
static bool
keep(const char *what, const char *path, const char *other)
{
    if (strcmp(what, "copy") == 0) {
        return do_copy(path, other);
    }
    if (strcmp(what, "backup") == 0) {
        return do_backup(path, other);
    }
    if (strcmp(what, "erase") == 0) {
        return do_erase(path, other);
    }
    if (strcmp(what, "check") == 0) {
        return do_run(path,
            "PRAGMA cipher_integrity_check; PRAGMA integrity_check");
    }
    return strcmp(what, "rekey") == 0 &&
        do_run(path,
            "PRAGMA rekey = \"x'"
            "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
            "'\"");
}

static bool
dispatch(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";

    if (strcmp(what, "argon2") == 0) {
        return do_argon2();
    }
    if (strcmp(what, "import") == 0 && argc == 4) {
        return do_import(argv[2], argv[3]);
    }
    if (strcmp(what, "add") == 0 && argc == 3) {
        return do_add(argv[2]);
    }
    if (strcmp(what, "list") == 0 && argc == 4) {
        return do_query(argv[2],
            "SELECT id, date, kind FROM note WHERE code = ? ORDER BY date",
            argv[3]);
    }
    if (strcmp(what, "scan") == 0 && argc == 3) {
        return do_scan(argv[2]);
    }
    if (strcmp(what, "search") == 0 && argc == 4) {
        return do_query(argv[2],
            "SELECT note.id, date, kind FROM words JOIN note"
            " ON note.id = words.rowid WHERE words MATCH ? LIMIT 50",
            argv[3]);
    }
    if (strcmp(what, "tokens") == 0 && argc == 3) {
        return do_tokens(argv[2]);
    }
    if (strcmp(what, "csv") == 0 && argc == 4) {
        return do_csv(argv[2], argv[3]);
    }
    return argc > 2 && keep(what, argv[2], argc > 3 ? argv[3] : "");
}

int
main(int argc, char **argv)
{
    if (!dispatch(argc, argv)) {
        fprintf(stderr, "baseline: failed\n");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
