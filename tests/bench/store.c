#include "tests/bench/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vault/area.h"
#include "vault/case.h"
#include "vault/db.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/schema.h"
#include "vault/search.h"
#include "vault/stem.h"

#define HITS 20

static const char passphrase[] = "seven green lanterns by the sea";

static const char *const inserts[4] = {
    "INSERT INTO audit (number, at, actor, action, subject, detail, link, mac)"
    " VALUES (?1, '2026-11-22T04:18:00Z', 'somebody', 'note-add', ?2,"
    " 'B-0001, progress, version 1', ?3, ?3)",
    "INSERT INTO note (id, case_id, kind, date, written_at, language, version)"
    " VALUES (?1, ?2, 'progress', '2026-11-22', '2026-11-22T04:18:00Z', 'en',"
    " 1)",
    "INSERT INTO note_version (entry, note_id, version, text)"
    " VALUES (?1, ?2, 1, ?3)",
    "INSERT INTO note_search (rowid, text) VALUES (?1, ?2)",
};

const char *
store_name(enum store_kind kind)
{
    static const char *const names[STORE_COUNT] = { "plain", "cipher",
        "settings", "shim", "vault" };

    return names[kind];
}

static bool
run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* --- opening -------------------------------------------------------------- */

static bool
open_plain(struct store *store)
{
    return sqlite3_open(store->path, &store->db) == SQLITE_OK &&
        run(store->db,
            "PRAGMA page_size = 8192; PRAGMA temp_store = MEMORY;"
            "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;"
            "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768");
}

static bool
open_cipher(struct store *store)
{
    return sqlite3_open(store->path, &store->db) == SQLITE_OK &&
        run(store->db,
            "PRAGMA key = \"x'"
            "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
            "'\"; PRAGMA cipher_page_size = 8192;"
            "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768");
}

static bool
open_settings(struct store *store)
{
    static const uint8_t salt[VAULT_HEADER_SALT_LEN] = { 1, 2, 3, 4 };
    const struct vault_db_options options = {
        .path = store->path,
        .key = &store->key,
        .salt = salt,
        .page_size = VAULT_HEADER_PAGE_SIZE,
    };

    return vault_db_open(&options, &store->db) == VAULT_OK;
}

static bool
open_shim(struct store *store)
{
    struct vault_area area;

    return vault_area_read_path(store->path, &area) == VAULT_OK &&
        vault_db_open_vault(store->path,
            &area.copies[vault_area_newest(&area, NULL)].header, &store->key,
            &store->db) == VAULT_OK;
}

static bool
open_vault(struct store *store)
{
    if (vault_open_with_key(store->path, &store->key, NULL, &store->vault) !=
        VAULT_OK) {
        return false;
    }
    store->db = store->vault->db;
    return true;
}

/* The first look needs the tables; libvault has looked. */
static bool
look(struct store *store)
{
    return store->kind == STORE_VAULT ||
        (vault_stem_register(store->db) == VAULT_OK &&
            run(store->db, "SELECT max(number) FROM audit"));
}

static bool
open_any(struct store *store)
{
    switch (store->kind) {
    case STORE_PLAIN: return open_plain(store);
    case STORE_CIPHER: return open_cipher(store);
    case STORE_SETTINGS: return open_settings(store);
    case STORE_SHIM: return open_shim(store);
    case STORE_VAULT:
    case STORE_COUNT: break;
    }
    return open_vault(store);
}

bool
store_open(struct store *store)
{
    return open_any(store) && look(store);
}

void
store_close(struct store *store)
{
    for (int i = 0; i < 4; i++) {
        (void)sqlite3_finalize(store->insert[i]);
        store->insert[i] = NULL;
    }
    if (store->vault != NULL) {
        vault_close(&store->vault);
    } else {
        (void)sqlite3_close(store->db);
    }
    store->db = NULL;
}

void
store_release(struct store *store)
{
    store_close(store);
    vault_secret_release(&store->key);
}

static bool
make_vault(struct store *store)
{
    struct vault_secret words = VAULT_SECRET_INIT;
    const struct vault_create_options options = { .passphrase = &words };
    bool good = vault_secret_append(&words, passphrase, strlen(passphrase)) ==
            VAULT_OK &&
        vault_create(store->path, &options) == VAULT_OK &&
        vault_data_key(store->path, &words, &store->key) == VAULT_OK;

    vault_secret_release(&words);
    return good;
}

static bool
make_file(struct store *store)
{
    static const char bytes[VAULT_KEY_LEN] = "not a key but thirty-two bytes";
    int fd = open(store->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

    return fd >= 0 && close(fd) == 0 &&
        vault_secret_append(&store->key, bytes, sizeof(bytes)) == VAULT_OK;
}

bool
store_create(struct store *store, enum store_kind kind, const char *folder)
{
    bool is_vault = kind == STORE_SHIM || kind == STORE_VAULT;

    store->kind = kind;
    (void)snprintf(store->path, sizeof(store->path), "%s/%s.store", folder,
        store_name(kind));
    if (is_vault ? !make_vault(store) : !make_file(store)) {
        return false;
    }
    if (!open_any(store) ||
        (!is_vault && vault_schema_upgrade(store->db) != VAULT_OK)) {
        return false;
    }
    /* As it comes, too: words of older versions may stay in the index. */
    return (kind != STORE_CIPHER ||
               run(store->db,
                   "INSERT INTO note_search (note_search, rank)"
                   " VALUES ('secure-delete', 0)")) &&
        look(store);
}

/* --- writing -------------------------------------------------------------- */

bool
store_begin(struct store *store)
{
    return store->vault != NULL ? vault_begin(store->vault) == VAULT_OK
                                : run(store->db, "BEGIN IMMEDIATE");
}

bool
store_commit(struct store *store)
{
    return store->vault != NULL ? vault_commit(store->vault) == VAULT_OK
                                : run(store->db, "COMMIT");
}

static void
name_case(int64_t number, char ret_code[VAULT_CODE_MAX])
{
    (void)snprintf(ret_code, VAULT_CODE_MAX, "B-%06jd", (intmax_t)number);
}

bool
store_add_case(struct store *store, int64_t number)
{
    char code[VAULT_CODE_MAX];
    char sql[160];
    struct vault_case added;

    name_case(number, code);
    if (store->vault != NULL) {
        return vault_case_add(store->vault, code, "2026-11-22", "en", &added) ==
            VAULT_OK;
    }
    (void)snprintf(sql, sizeof(sql),
        "INSERT INTO case_file (id, code, opened, language)"
        " VALUES (%jd, '%s', '2026-11-22', 'en')",
        (intmax_t)number + 1, code);
    return run(store->db, sql);
}

static bool
step(struct store *store, int which, const int64_t numbers[2],
    struct vault_text text)
{
    sqlite3_stmt **stmt = &store->insert[which];
    int count = which == 3 ? 1 : 2;

    if (*stmt == NULL &&
        sqlite3_prepare_v3(store->db, inserts[which], -1,
            SQLITE_PREPARE_PERSISTENT, stmt, NULL) != SQLITE_OK) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        (void)sqlite3_bind_int64(*stmt, i + 1, numbers[i]);
    }
    if (which == 0) {
        (void)sqlite3_bind_blob64(*stmt, 3, text.data, text.len, SQLITE_STATIC);
    } else if (which > 1) {
        (void)sqlite3_bind_text64(*stmt, count + 1, text.data, text.len,
            SQLITE_STATIC, SQLITE_UTF8);
    }
    return sqlite3_step(*stmt) == SQLITE_DONE &&
        sqlite3_reset(*stmt) == SQLITE_OK;
}

static bool
add_rows(struct store *store, int64_t case_number, struct vault_text text)
{
    static const struct vault_text mac = { "an HMAC has thirty-two bytes: so",
        VAULT_MAC_LEN };
    int64_t entry = ++store->entries;
    int64_t note = ++store->notes;

    return step(store, 1, (int64_t[]){ note, case_number + 1 }, mac) &&
        step(store, 2, (int64_t[]){ entry, note }, text) &&
        step(store, 0, (int64_t[]){ entry, note }, mac) &&
        step(store, 3, (int64_t[]){ note, 0 }, text);
}

bool
store_add_note(struct store *store, int64_t case_number, struct vault_text text)
{
    char code[VAULT_CODE_MAX];
    const struct vault_note_draft draft = { .case_code = code,
        .date = "2026-11-22",
        .text = text };
    int64_t id;
    bool alone = store->vault == NULL && sqlite3_get_autocommit(store->db) != 0;

    if (store->vault != NULL) {
        name_case(case_number, code);
        return vault_note_add(store->vault, &draft, &id) == VAULT_OK;
    }
    return (!alone || store_begin(store)) &&
        add_rows(store, case_number, text) && (!alone || store_commit(store));
}

/* --- reading -------------------------------------------------------------- */

/* Steps to the end, touching every column. */
static int64_t
read_all(struct store *store, const char *sql, struct vault_text words)
{
    sqlite3_stmt *stmt = NULL;
    int64_t rows = 0;
    int rc = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);

    if (rc == SQLITE_OK && words.len > 0) {
        (void)sqlite3_bind_text64(stmt, 1, words.data, words.len, SQLITE_STATIC,
            SQLITE_UTF8);
    }
    while (rc == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            (void)sqlite3_column_text(stmt, i);
        }
        rows++;
        rc = SQLITE_OK;
    }
    (void)sqlite3_finalize(stmt);
    return rc == SQLITE_DONE ? rows : -1;
}

static int64_t
scan_vault(struct vault *vault)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    enum vault_status status = vault_note_iter_open(vault, NULL, &iter);
    int64_t rows = 0;

    while (status == VAULT_OK &&
        (status = vault_note_iter_next(iter, &note)) == VAULT_OK) {
        rows++;
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status == VAULT_DONE ? rows : -1;
}

int64_t
store_scan(struct store *store)
{
    static const char sql[] =
        "SELECT n.id, c.code, n.kind, n.date, n.written_at, n.language,"
        " n.version, v.text FROM case_file c"
        " CROSS JOIN note n ON n.case_id = c.id CROSS JOIN note_version v"
        " ON v.note_id = n.id AND v.version = n.version"
        " ORDER BY c.id, n.date, n.id";

    return store->vault != NULL
        ? scan_vault(store->vault)
        : read_all(store, sql, (struct vault_text){ NULL, 0 });
}

static int64_t
list_vault(struct vault *vault)
{
    struct vault_case item;
    struct vault_case_iter *iter = NULL;
    enum vault_status status = vault_case_iter_open(vault, &iter);
    int64_t rows = 0;

    while (status == VAULT_OK &&
        (status = vault_case_iter_next(iter, &item)) == VAULT_OK) {
        rows++;
    }
    vault_case_iter_close(&iter);
    return status == VAULT_DONE ? rows : -1;
}

int64_t
store_list_cases(struct store *store)
{
    static const char sql[] =
        "SELECT c.id, c.code, c.opened,"
        " (SELECT e.closed FROM case_closing e WHERE e.case_id = c.id),"
        " c.language, (SELECT count(*) FROM note n WHERE n.case_id = c.id)"
        " FROM case_file c ORDER BY c.code";

    return store->vault != NULL
        ? list_vault(store->vault)
        : read_all(store, sql, (struct vault_text){ NULL, 0 });
}

static int64_t
search_vault(struct vault *vault, struct vault_text words)
{
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    struct vault_search *search = NULL;
    enum vault_status status = vault_search_open(vault, words, HITS, &search);
    int64_t rows = 0;

    while (status == VAULT_OK &&
        (status = vault_search_next(search, &hit)) == VAULT_OK) {
        rows++;
    }
    vault_search_hit_release(&hit);
    vault_search_close(&search);
    return status == VAULT_DONE ? rows : -1;
}

int64_t
store_search(struct store *store, struct vault_text words)
{
    static const char sql[] =
        "SELECT s.rowid, c.code, n.kind, n.date, snippet(note_search, 0, '<',"
        " '>', '...', 24) FROM note_search s JOIN note n ON n.id = s.rowid"
        " JOIN case_file c ON c.id = n.case_id"
        " WHERE note_search MATCH ?1 ORDER BY s.rank LIMIT 20";

    return store->vault != NULL ? search_vault(store->vault, words)
                                : read_all(store, sql, words);
}
