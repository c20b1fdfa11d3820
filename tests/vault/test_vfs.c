#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disk_vfs.h"
#include "power_cut.h"
#include "scratch.h"
#include "vault/audit.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/crypto.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/slot.h"
#include "vault/vfs.h"

static void
fill(char *text, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        text[i] = "kata demi kata "[i % 15];
    }
}

/* A note that takes more than one page, so that journals have several. */
static void
add_note(struct vault *vault, const char *code, size_t len)
{
    char text[30000];
    struct vault_note_draft draft = { .case_code = code };
    int64_t id;

    fill(text, len);
    draft.text = (struct vault_text){ text, len };
    scratch_ok(vault_note_add(vault, &draft, &id));
}

static void
test_open__temporary_files_are_refused(void **state)
{
    const char *path = scratch_copy(*state, "temp.vault");
    struct vault *vault = scratch_open(*state, path);

    /* With files allowed, sorting that much would spill clear text. */
    scratch_exec(vault,
        "PRAGMA temp_store = FILE; PRAGMA cache_size = 5;"
        "CREATE TABLE t (a);"
        "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        " WHERE i < 9000) INSERT INTO t SELECT randomblob(500) FROM c");
    assert_int_not_equal(vault_db_exec(vault->db, "CREATE INDEX i ON t (a)"),
        VAULT_OK);
    scratch_exec(vault, "PRAGMA temp_store = MEMORY; CREATE INDEX i ON t (a)");
    vault_close(&vault);
}

static void
test_write__a_clear_first_page_is_refused(void **state)
{
    const char *path = scratch_path(*state, "clear.vault");
    uint8_t *before;
    uint8_t *after;
    size_t len;
    sqlite3 *db = NULL;

    /* The area of a vault, and a database that nobody gave a key. */
    before = scratch_read(((struct scratch *)*state)->path, &len);
    scratch_write(path, before, VAULT_AREA_LEN);
    assert_int_equal(sqlite3_open_v2(path, &db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                         VAULT_VFS_NAME),
        SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(db, "CREATE TABLE secret (a)", NULL, NULL,
                             NULL),
        SQLITE_OK);
    (void)sqlite3_close(db);
    after = scratch_read(path, &len);
    assert_null(memmem(after, len, "SQLite format", 13));
    assert_null(memmem(after, len, "secret", 6));
    free(before);
    free(after);
}

static void
test_open__never_creates_and_wants_the_magic(void **state)
{
    const char *path = scratch_path(*state, "none.vault");
    uint8_t bytes[70000] = { 0 };
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open_v2(path, &db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                         VAULT_VFS_NAME),
        SQLITE_CANTOPEN);
    (void)sqlite3_close(db);
    assert_int_equal(access(path, F_OK), -1);

    scratch_write(path, bytes, sizeof(bytes));
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE,
                         VAULT_VFS_NAME),
        SQLITE_NOTADB);
    (void)sqlite3_close(db);
}

static void
test_methods__no_wal_and_no_mapping(void **state)
{
    const char *path = scratch_copy(*state, "wal.vault");
    struct vault *vault = scratch_open(*state, path);
    sqlite3_stmt *stmt = NULL;

    scratch_ok(vault_db_prepare(vault->db, "PRAGMA journal_mode = WAL", &stmt));
    scratch_ok(vault_db_step(stmt));
    assert_string_equal((const char *)sqlite3_column_text(stmt, 0), "delete");
    (void)sqlite3_finalize(stmt);
    assert_int_not_equal(vault_db_exec(vault->db,
                             "ATTACH '/tmp/never.db' AS other"),
        VAULT_OK);
    vault_close(&vault);
}

/* The key as docs/FORMAT.md has it typed into a stock shell. */
static void
raw_key(const struct scratch *scratch, const uint8_t *file, char ret_text[100])
{
    struct vault_secret key = VAULT_SECRET_INIT;
    size_t i;

    scratch_ok(vault_subkey(&scratch->data_key, VAULT_SUBKEY_SQLCIPHER, &key));
    ret_text[0] = 'x';
    ret_text[1] = '\'';
    for (i = 0; i < 32; i++) {
        (void)snprintf(ret_text + 2 + 2 * i, 3, "%02x", key.data[i]);
    }
    for (i = 0; i < 16; i++) { /* the salt, from the header */
        (void)snprintf(ret_text + 66 + 2 * i, 3, "%02x", file[40 + i]);
    }
    ret_text[98] = '\'';
    ret_text[99] = '\0';
    vault_secret_release(&key);
}

/* What `tail -c +65537` and cp make of a vault and its journal. */
static void
cut_off(const struct scratch *scratch, const char *path, char ret_text[100])
{
    const char *tail = scratch_path(scratch, "tail.db");
    char journal[300];
    uint8_t *bytes;
    size_t len;

    bytes = scratch_read(path, &len);
    scratch_write(tail, bytes + VAULT_AREA_LEN, len - VAULT_AREA_LEN);
    raw_key(scratch, bytes, ret_text);
    free(bytes);
    (void)snprintf(journal, sizeof(journal), "%s-journal", path);
    if (access(journal, F_OK) == 0) {
        bytes = scratch_read(journal, &len);
        scratch_write(scratch_path(scratch, "tail.db-journal"), bytes, len);
        free(bytes);
    }
}

/* Stock SQLCipher opens that, rolls a hot journal back, and finds it sound. */
static int64_t
notes_of_stock(const struct scratch *scratch, const char *path)
{
    sqlite3 *db = NULL;
    char key[100];
    int64_t notes = 0;
    int64_t wrong = 0;

    cut_off(scratch, path, key);
    assert_int_equal(sqlite3_open_v2(scratch_path(scratch, "tail.db"), &db,
                         SQLITE_OPEN_READWRITE, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_key_v2(db, "main", key, 99), SQLITE_OK);
    scratch_ok(vault_db_exec(db, "PRAGMA cipher_page_size = 8192"));
    scratch_ok(vault_db_int64(db, "SELECT count(*) FROM note", &notes));
    scratch_ok(vault_db_int64(db,
        "SELECT count(*) FROM pragma_integrity_check('note_version')"
        " WHERE integrity_check <> 'ok'",
        &wrong));
    assert_int_equal(wrong, 0);
    scratch_ok(vault_db_int64(db,
        "SELECT count(*) FROM note_version WHERE length(text) > 10", &wrong));
    assert_int_equal(wrong, notes);
    (void)sqlite3_close(db);
    return notes;
}

static void
test_offset__the_rest_is_a_stock_database(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "tail.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_case added;

    scratch_ok(vault_case_add(vault, "K-TAIL", "2026-01-05", "id", &added));
    add_note(vault, "K-TAIL", 20000);
    vault_close(&vault);
    assert_int_equal(notes_of_stock(scratch, path), 1);
}

static struct vault_secret changed;

/*
 * Notes, a shrinking VACUUM, slot changes and a new passphrase, each marked
 * when it is acknowledged: notes in thousands, slot changes in ones.
 */
static int
work(struct scratch *scratch, const char *path, const char *settings)
{
    struct vault *vault = scratch_open(scratch, path);
    int notes = 0;
    int slots = 0;
    int round;

    scratch_exec(vault, "PRAGMA cache_size = 10");
    scratch_exec(vault, settings);
    disk_record_start();
    for (round = 0; round < 6; round++) {
        add_note(vault, "K-CUT", 500 + (size_t)round * 4700);
        disk_mark(++notes * 1000 + slots);
        add_note(vault, "K-CUT", 40);
        disk_mark(++notes * 1000 + slots);
        if (round == 2) {
            scratch_ok(vault_slot_remove(vault, 1));
            disk_mark(notes * 1000 + ++slots);
        }
        if (round == 3) {
            scratch_exec(vault, "DROP TABLE filler");
            scratch_exec(vault, "VACUUM");
        }
        if (round == 4) {
            scratch_ok(vault_slot_add(vault, VAULT_SLOT_PASSPHRASE,
                &scratch->recovery, 0, "second"));
            disk_mark(notes * 1000 + ++slots);
        }
        if (round == 5) {
            scratch_ok(
                vault_slot_change(vault, &scratch->passphrase, &changed, 0));
            disk_mark(notes * 1000 + ++slots);
        }
    }
    disk_record_stop();
    vault_close(&vault);
    return notes;
}

/* The vault before the work: filled, so that VACUUM has something to cut. */
static const char *
prepare(struct scratch *scratch, uint8_t **ret_start, size_t *ret_len)
{
    const char *path = scratch_copy(scratch, "cut.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_case added;

    scratch_ok(vault_case_add(vault, "K-CUT", "2026-01-05", "id", &added));
    scratch_exec(vault,
        "CREATE TABLE filler (a);"
        "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        " WHERE i < 30) INSERT INTO filler SELECT randomblob(6000) FROM c");
    vault_close(&vault);
    *ret_start = scratch_read(path, ret_len);
    return path;
}

/*
 * The new passphrase opens once it was acknowledged, the old one until it was
 * begun, and at each moment one of the two.  Argon2id takes its time: asked for
 * in every fiftieth cut near the end.
 */
static bool
passphrase_as_marked(struct scratch *scratch, const char *path, int64_t marked)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    enum vault_status status = vault_data_key(path, &changed, &key);
    bool good = status == VAULT_OK;

    if (status == VAULT_ERR_PASSPHRASE && marked % 1000 < 3) {
        good = vault_data_key(path, &scratch->passphrase, &key) == VAULT_OK;
    }
    vault_secret_release(&key);
    return good;
}

static bool
slots_as_marked(const char *path, int64_t marked)
{
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    size_t count = 0;

    if (vault_slot_list(path, slots, &count) != VAULT_OK) {
        return false;
    }
    /* Two slots; one after the removal; two after the addition. */
    switch (marked % 1000) {
    case 0: return count == 2 || (count == 1 && marked / 1000 == 6);
    case 1: return count == 1 || (count == 2 && marked / 1000 == 10);
    default: return count == 2;
    }
}

/* Everything acknowledged is there, and nothing is half there. */
static bool
survived(struct scratch *scratch, const char *path, int64_t marked)
{
    struct vault *vault = NULL;
    struct vault_notice notice = { false, false, true };
    struct vault_check_report report;
    int64_t notes = -1;
    bool sound;

    if (vault_open_with_key(path, &scratch->data_key, &notice, &vault) !=
        VAULT_OK) {
        return false;
    }
    sound = !notice.older && vault_check(vault, true, &report) == VAULT_OK &&
        vault_db_int64(vault->db, "SELECT count(*) FROM note", &notes) ==
            VAULT_OK &&
        notes >= marked / 1000 && notes <= marked / 1000 + 1;
    vault_close(&vault);
    return sound && slots_as_marked(path, marked);
}

/* How many of `cuts` power cuts lost something. */
static int
lost_in(struct scratch *scratch, const char *settings, int cuts)
{
    int lost = 0;
    int journals = 0;
    uint8_t *start;
    size_t len;
    const char *path = prepare(scratch, &start, &len);
    struct power_cut cut = { scratch->folder, "cut.vault", start, len, 0, 0 };
    struct power_cut_left left;
    int i;

    vault_secret_release(&changed);
    changed = scratch_secret("another horse, another battery");
    disk_vfs_install();
    assert_int_equal(work(scratch, path, settings), 12);
    disk_vfs_remove();
    assert_true(disk_op_count() > 200);
    for (i = 0; i < cuts; i++) {
        path = scratch_path(scratch, "cut.vault");
        cut.seed = (unsigned)i * 2654435761U + 1;
        cut.ops = 1 + (size_t)i * disk_op_count() / (size_t)cuts;
        power_cut_build(&cut, &left);
        journals += left.journal;
        if (settings[0] == '\0' && left.marked >= 12000 && i % 50 == 0) {
            lost += !passphrase_as_marked(scratch, path, left.marked);
        }
        if (left.journal && journals % 10 == 0 && settings[0] == '\0') {
            assert_in_range(notes_of_stock(scratch, path), left.marked / 1000,
                left.marked / 1000 + 1);
        }
        lost += !survived(scratch, path, left.marked);
    }
    assert_true(journals > cuts / 10);
    print_message("# %d cuts, %zu operations, %d journals, %d lost\n", cuts,
        disk_op_count(), journals, lost);
    disk_record_free();
    vault_secret_release(&changed);
    free(start);
    return lost;
}

static void
test_power_cut__nothing_acknowledged_is_lost(void **state)
{
    assert_int_equal(lost_in(*state, "", scratch_rounds(1000, 20000)), 0);
}

/* The replay would notice: without syncing, cuts do lose notes. */
static void
test_power_cut__a_missing_sync_is_noticed(void **state)
{
    assert_true(lost_in(*state, "PRAGMA synchronous = OFF", 200) > 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open__temporary_files_are_refused),
        cmocka_unit_test(test_write__a_clear_first_page_is_refused),
        cmocka_unit_test(test_open__never_creates_and_wants_the_magic),
        cmocka_unit_test(test_methods__no_wal_and_no_mapping),
        cmocka_unit_test(test_offset__the_rest_is_a_stock_database),
        cmocka_unit_test(test_power_cut__nothing_acknowledged_is_lost),
        cmocka_unit_test(test_power_cut__a_missing_sync_is_noticed),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
