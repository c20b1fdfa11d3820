#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disk_vfs.h"
#include "scratch.h"
#include "vault/audit.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/internal.h"
#include "vault/note.h"

#define CODE "K-TEST"

static enum vault_status
add_note(struct vault *vault, size_t len)
{
    char text[20000];
    struct vault_note_draft draft = { .case_code = CODE };
    int64_t id;

    memset(text, 'x', len);
    draft.text = (struct vault_text){ text, len };
    return vault_note_add(vault, &draft, &id);
}

/* A copy of the vault with a case in it. */
static const char *
prepare(struct scratch *scratch, const char *name)
{
    const char *path = scratch_copy(scratch, name);
    struct vault *vault = scratch_open(scratch, path);
    struct vault_case added;

    scratch_ok(vault_case_add(vault, CODE, "2026-01-05", "id", &added));
    vault_close(&vault);
    return path;
}

static int64_t
note_count(struct vault *vault)
{
    return scratch_int64(vault, "SELECT count(*) FROM note");
}

/* Another's change waits for the look to end, and is not seen in it. */
static void
test_look_begin__is_one_view(void **state)
{
    const char *path = prepare(*state, "look.vault");
    struct vault *reader = scratch_open(*state, path);
    struct vault *writer = scratch_open(*state, path);

    scratch_ok(vault_look_begin(reader));
    scratch_status(vault_look_begin(reader), VAULT_ERR_INVALID);
    assert_int_equal(note_count(reader), 0);
    scratch_exec(writer, "PRAGMA busy_timeout = 1");
    scratch_status(add_note(writer, 10), VAULT_ERR_IN_USE);
    assert_int_equal(note_count(reader), 0);
    vault_look_end(reader);
    scratch_ok(add_note(writer, 10));
    assert_int_equal(note_count(reader), 1);
    scratch_ok(add_note(reader, 10));
    vault_look_end(reader);
    assert_int_equal(note_count(writer), 2);
    vault_close(&reader);
    vault_close(&writer);
}

static void
test_commit__keeps_and_rollback_forgets(void **state)
{
    const char *path = prepare(*state, "pair.vault");
    struct vault *vault = scratch_open(*state, path);

    scratch_ok(vault_begin(vault));
    scratch_status(vault_begin(vault), VAULT_ERR_INVALID);
    scratch_ok(add_note(vault, 10));
    scratch_ok(add_note(vault, 10));
    scratch_ok(vault_commit(vault));
    assert_int_equal(note_count(vault), 2);
    scratch_status(vault_commit(vault), VAULT_ERR_INVALID);
    scratch_ok(vault_begin(vault));
    scratch_ok(add_note(vault, 10));
    vault_rollback(vault);
    vault_rollback(vault);
    assert_int_equal(note_count(vault), 2);
    scratch_ok(add_note(vault, 10));
    vault_close(&vault);
    vault = scratch_open(*state, path);
    assert_int_equal(note_count(vault), 3);
    vault_close(&vault);
}

static void
test_close__inside_a_transaction_forgets(void **state)
{
    const char *path = prepare(*state, "close.vault");
    struct vault *vault = scratch_open(*state, path);

    scratch_ok(vault_begin(vault));
    scratch_ok(add_note(vault, 10));
    vault_close(&vault);
    vault = scratch_open(*state, path);
    assert_int_equal(note_count(vault), 0);
    vault_close(&vault);
}

/* Adds notes for ever and says so, one byte each, once it is on disk. */
static void
write_for_ever(struct scratch *scratch, const char *path, int pipe_fd)
{
    struct vault *vault = NULL;
    size_t len = 100;

    if (vault_open_with_key(path, &scratch->data_key, NULL, &vault) !=
        VAULT_OK) {
        _exit(1);
    }
    (void)sqlite3_exec(vault->db, "PRAGMA cache_size = 10", NULL, NULL, NULL);
    for (;;) {
        len = (len * 7 + 331) % 19000;
        if (add_note(vault, len + 1) != VAULT_OK ||
            write(pipe_fd, "n", 1) != 1) {
            _exit(1);
        }
    }
}

/* Kills the writer after a while; returns how many notes it had saved. */
static int64_t
kill_writer(struct scratch *scratch, const char *path, unsigned microseconds)
{
    char said[4096];
    int64_t saved = 0;
    ssize_t n;
    int fds[2];
    int status;
    pid_t child;

    assert_int_equal(pipe(fds), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(fds[0]);
        write_for_ever(scratch, path, fds[1]);
    }
    (void)close(fds[1]);
    (void)usleep(microseconds);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status)); /* it did not stop by itself */
    while ((n = read(fds[0], said, sizeof(said))) > 0) {
        saved += n;
    }
    (void)close(fds[0]);
    return saved;
}

static void
test_kill__loses_no_saved_note(void **state)
{
    struct scratch *scratch = *state;
    const char *path;
    int kills = scratch_rounds(100, 1500);
    int64_t saved = 0;
    int64_t notes = 0;
    int journals = 0;
    int i;

    for (i = 0; i < kills; i++) {
        struct vault *vault;
        struct vault_check_report report;
        unsigned wait = 5000 + (unsigned)(i * 7919 % 20000);

        path = scratch_path(scratch, "kill.vault");
        if (i % 50 == 0) { /* small again, or each check takes longer */
            path = prepare(scratch, "kill.vault");
            notes = 0;
        }
        saved = kill_writer(scratch, path, wait);
        journals +=
            access(scratch_path(scratch, "kill.vault-journal"), F_OK) == 0;
        vault = scratch_open(scratch, path);
        assert_in_range(note_count(vault), notes + saved, notes + saved + 1);
        notes = note_count(vault);
        scratch_ok(vault_check(vault, i % 10 == 0, &report));
        vault_close(&vault);
    }
    print_message("# %d kills, %d journals left\n", kills, journals);
    assert_true(journals > kills / 10);
}

/* A process that adds notes and leaves. */
static void
start_writer(struct scratch *scratch, const char *path, int notes)
{
    struct vault *vault = NULL;
    enum vault_status status;
    int i;

    if (fork() != 0) {
        return;
    }
    status = vault_open_with_key(path, &scratch->data_key, NULL, &vault);
    for (i = 0; status == VAULT_OK && i < notes; i++) {
        (void)sqlite3_busy_timeout(vault->db, 60000);
        status = add_note(vault, 300);
    }
    vault_close(&vault);
    _exit(status == VAULT_OK ? 0 : 1);
}

static void
test_change__three_processes_at_once(void **state)
{
    struct scratch *scratch = *state;
    const char *path = prepare(scratch, "three.vault");
    int notes = scratch_rounds(40, 400);
    struct vault_check_report report;
    struct vault *vault;
    int status;
    int i;

    for (i = 0; i < 3; i++) {
        start_writer(scratch, path, notes);
    }
    for (i = 0; i < 3; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    vault = scratch_open(scratch, path);
    assert_int_equal(note_count(vault), 3 * notes);
    scratch_ok(vault_check(vault, true, &report));
    assert_int_equal(report.audit.anchored, report.audit.entries);
    vault_close(&vault);
}

/* Saves a note on a failing disk; returns whether the fault struck. */
static bool
add_with_fault(struct scratch *scratch, struct disk_fault fault)
{
    const char *path = prepare(scratch, "fault.vault");
    struct vault_check_report report;
    enum vault_status status;
    struct vault *vault;
    bool struck;

    disk_vfs_install();
    vault = scratch_open(scratch, path);
    scratch_exec(vault, "PRAGMA cache_size = 10");
    disk_fault_set(fault);
    status = add_note(vault, 19000);
    struck = disk_fault_struck();
    disk_fault_set((struct disk_fault){ -1, 0, false });
    vault_close(&vault);
    disk_vfs_remove();

    assert_true(status == VAULT_OK || struck);
    assert_true(status == VAULT_OK || fault.code != SQLITE_FULL ||
        status == VAULT_ERR_NO_SPACE);
    vault = scratch_open(scratch, path);
    scratch_ok(vault_check(vault, true, &report));
    /* Removing the journal is the commit: when that fails we say so, and the
     * note may or may not be there. */
    assert_in_range(note_count(vault), status == VAULT_OK, 1);
    vault_close(&vault);
    return struck;
}

/*
 * The disk fails at the first, second, … operation of saving a note, once or
 * for good: what we said is saved is there, and all is sound.
 */
static void
test_change__with_every_disk_operation_failing(void **state)
{
    static const int kinds[] = { SQLITE_IOERR, SQLITE_FULL };
    struct disk_fault fault;
    int struck = 0;
    int variant;

    for (variant = 0; variant < 4; variant++) {
        fault = (struct disk_fault){ 0, kinds[variant % 2], variant >= 2 };
        while (add_with_fault(*state, fault)) {
            fault.after++;
            struck++;
        }
    }
    assert_true(struck > 60);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_look_begin__is_one_view),
        cmocka_unit_test(test_commit__keeps_and_rollback_forgets),
        cmocka_unit_test(test_close__inside_a_transaction_forgets),
        cmocka_unit_test(test_kill__loses_no_saved_note),
        cmocka_unit_test(test_change__three_processes_at_once),
        cmocka_unit_test(test_change__with_every_disk_operation_failing),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
