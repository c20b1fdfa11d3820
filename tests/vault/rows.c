#include "rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "vault/appointment.h"
#include "vault/attribute.h"
#include "vault/case.h"
#include "vault/consent.h"
#include "vault/event.h"
#include "vault/internal.h"
#include "vault/measure.h"
#include "vault/note.h"
#include "vault/person.h"
#include "vault/release.h"
#include "vault/score.h"
#include "vault/slot.h"

static char folder[] = "/tmp/casevault-rows-XXXXXX";
static char template_path[256];
static struct vault_secret data_key = VAULT_SECRET_INIT;
static unsigned copies;

int
rows_template_make(void **state)
{
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    struct vault_secret recovery = VAULT_SECRET_INIT;
    struct vault_create_options options = { .passphrase = &passphrase,
        .recovery = &recovery };

    (void)state;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(template_path, sizeof(template_path), "%s/template.vault",
        folder);
    assert_int_equal(vault_secret_append(&passphrase, "seven wet umbrellas",
                         19),
        VAULT_OK);
    assert_int_equal(vault_recovery_new(&recovery), VAULT_OK);
    assert_int_equal(vault_create(template_path, &options), VAULT_OK);
    assert_int_equal(vault_data_key(template_path, &passphrase, &data_key),
        VAULT_OK);
    vault_secret_release(&passphrase);
    vault_secret_release(&recovery);
    return 0;
}

int
rows_template_remove(void **state)
{
    (void)state;
    vault_secret_release(&data_key);
    (void)unlink(template_path);
    return rmdir(folder);
}

static void
copy_file(const char *from, const char *to)
{
    char bytes[4096];
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");
    size_t len;

    assert_non_null(in);
    assert_non_null(out);
    while ((len = fread(bytes, 1, sizeof(bytes), in)) > 0) {
        assert_int_equal(fwrite(bytes, 1, len, out), len);
    }
    assert_int_equal(fclose(in), 0);
    assert_int_equal(fclose(out), 0);
}

int
rows_open(void **state)
{
    struct rows *rows = calloc(1, sizeof(*rows));

    assert_non_null(rows);
    (void)snprintf(rows->path, sizeof(rows->path), "%s/%u.vault", folder,
        ++copies);
    copy_file(template_path, rows->path);
    *state = rows;
    rows_reopen(rows);
    return 0;
}

int
rows_close(void **state)
{
    struct rows *rows = *state;

    vault_close(&rows->vault);
    (void)unlink(rows->path);
    free(rows);
    return 0;
}

enum vault_status
rows_try_reopen(struct rows *rows)
{
    vault_close(&rows->vault);
    return vault_open_with_key(rows->path, &data_key, NULL, &rows->vault);
}

void
rows_reopen(struct rows *rows)
{
    assert_int_equal(rows_try_reopen(rows), VAULT_OK);
}

struct vault_surface
rows_surface(const char *text)
{
    return (struct vault_surface){ rows_text(text), rows_text(text) };
}

struct vault_text
rows_text(const char *text)
{
    return (struct vault_text){ text, strlen(text) };
}

void
rows_case(struct rows *rows, const char *code)
{
    struct vault_case added;

    assert_int_equal(vault_case_add(rows->vault, code, "2026-01-05", "id",
                         &added),
        VAULT_OK);
}

int64_t
rows_note(struct rows *rows, const char *code, const char *text)
{
    const struct vault_note_draft draft = {
        .case_code = code,
        .date = "2026-02-03",
        .text = rows_text(text),
    };
    int64_t id = 0;

    assert_int_equal(vault_note_add(rows->vault, &draft, &id), VAULT_OK);
    return id;
}

void
rows_sql(struct rows *rows, const char *sql)
{
    char *error = NULL;

    if (sqlite3_exec(rows->vault->db, sql, NULL, NULL, &error) != SQLITE_OK) {
        fail_msg("%s: %s", sql, error);
    }
}

int64_t
rows_sql_int(struct rows *rows, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    int64_t number;

    assert_int_equal(sqlite3_prepare_v2(rows->vault->db, sql, -1, &stmt, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    number = sqlite3_column_int64(stmt, 0);
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    return number;
}

void
rows_assert_sound(struct rows *rows)
{
    struct vault_audit_verdict verdict;

    assert_int_equal(vault_audit_verify(rows->vault, &verdict), VAULT_OK);
    assert_int_equal(verdict.first_bad, 0);
    assert_int_equal(verdict.missing, 0);
    assert_int_equal(verdict.first_bad_note, 0);
    assert_int_equal(verdict.bad_rows, 0);
}

int64_t
rows_log_count(struct rows *rows, const char *action)
{
    struct vault_audit_iter *iter = NULL;
    struct vault_audit_entry entry;
    enum vault_status status;
    int64_t count = 0;

    assert_int_equal(vault_audit_iter_open(rows->vault, &iter), VAULT_OK);
    while ((status = vault_audit_iter_next(iter, &entry)) == VAULT_OK) {
        count += strcmp(entry.action, action) == 0 ? 1 : 0;
    }
    assert_int_equal(status, VAULT_DONE);
    vault_audit_iter_close(&iter);
    return count;
}

void
rows_assert_unlogged(struct rows *rows, const char *word)
{
    struct vault_audit_iter *iter = NULL;
    struct vault_audit_entry entry;
    enum vault_status status;

    assert_int_equal(vault_audit_iter_open(rows->vault, &iter), VAULT_OK);
    while ((status = vault_audit_iter_next(iter, &entry)) == VAULT_OK) {
        assert_null(strstr(entry.subject, word));
        assert_null(strstr(entry.detail, word));
    }
    assert_int_equal(status, VAULT_DONE);
    vault_audit_iter_close(&iter);
}

static void
consent(struct rows *rows, const char *kind)
{
    struct vault_consent steps = { .case_code = "AB-1",
        .informed = "2026-01-01",
        .understood = "2026-01-01",
        .accepted = "2026-01-01" };

    (void)snprintf(steps.kind, sizeof(steps.kind), "%s", kind);
    assert_int_equal(vault_consent_record(rows->vault, &steps), VAULT_OK);
}

void
rows_identifier(struct rows *rows, int64_t person, const char *value)
{
    assert_int_equal(vault_identifier_add(rows->vault, person, "name",
                         rows_text(value)),
        VAULT_OK);
}

void
rows_fill(struct rows *rows)
{
    static const char *const codes[] = { "AB-1" };
    const struct vault_release release = {
        .kind = "supervision",
        .purpose = "supervision",
        .profile = "supervision",
        .sha256 = "0123456789abcdef0123456789abcdef"
                  "0123456789abcdef0123456789abcdef",
    };
    char pseudonym[VAULT_CODE_MAX];
    int64_t person = 0, id = 0;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    assert_int_equal(vault_case_close(rows->vault, "AB-2", "2026-03-04"),
        VAULT_OK);
    assert_int_equal(vault_person_add(rows->vault, "AB-1", VAULT_ROLE_CLIENT,
                         &person),
        VAULT_OK);
    rows_identifier(rows, person, "Rani");
    rows_note(rows, "AB-1", "catatan pertama");
    rows_note(rows, "AB-1", "catatan kedua");
    assert_int_equal(vault_note_edit(rows->vault, 1,
                         rows_text("catatan yang diubah")),
        VAULT_OK);
    consent(rows, "supervision");
    consent(rows, "treatment");
    assert_int_equal(vault_consent_revoke(rows->vault, "AB-1", "treatment",
                         "2026-05-01", &id),
        VAULT_OK);
    assert_int_equal(vault_release_register(rows->vault, &release, codes, 1,
                         &id),
        VAULT_OK);
    assert_int_equal(vault_pseudonym_get(rows->vault, "sleep", "AB-1",
                         pseudonym),
        VAULT_OK);
    assert_int_equal(vault_decision_set(rows->vault, "AB-1",
                         rows_surface("Dua"),
                         &(struct vault_decision){ .word = "keep" }),
        VAULT_OK);
    assert_int_equal(vault_audit_append(rows->vault, "search", NULL, "3 hits"),
        VAULT_OK);
}

void
rows_fill_clinical(struct rows *rows)
{
    const struct vault_appointment appointment = { .case_code = "AB-1",
        .date = "2026-03-01",
        .attendance = "attended",
        .modality = "video",
        .minutes = 50 };
    const struct vault_measure measure = { .code = "mood",
        .name = "Mood",
        .highest = 1000,
        .step = 50 };
    const struct vault_score score = { .case_code = "AB-1",
        .date = "2026-03-01",
        .measure = "mood",
        .value = 450 };
    const struct vault_event event = { .case_code = "AB-1",
        .date = "2026-03-02",
        .kind = "rupture" };
    const struct vault_attribute attribute = { .case_code = "AB-1",
        .kind = "sex",
        .value = "female" };
    int64_t first = 0, id = 0;

    assert_int_equal(vault_appointment_add(rows->vault, &appointment, &id),
        VAULT_OK);
    assert_int_equal(vault_measure_add(rows->vault, &measure), VAULT_OK);
    assert_int_equal(vault_score_add(rows->vault, &score, &id), VAULT_OK);
    assert_int_equal(vault_event_add(rows->vault, &event, &first), VAULT_OK);
    assert_int_equal(vault_event_add(rows->vault, &event, &id), VAULT_OK);
    assert_int_equal(vault_attribute_set(rows->vault, &attribute), VAULT_OK);
    assert_int_equal(vault_event_retract(rows->vault, first), VAULT_OK);
}

struct rows_image
rows_image_read(const char *path)
{
    struct rows_image image = { NULL, 0 };
    FILE *file = fopen(path, "rb");
    long len;

    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    len = ftell(file);
    assert_true(len > ROWS_HEADER_LEN);
    rewind(file);
    image.len = (size_t)len;
    image.bytes = malloc(image.len);
    assert_non_null(image.bytes);
    assert_int_equal(fread(image.bytes, 1, image.len, file), image.len);
    assert_int_equal(fclose(file), 0);
    return image;
}

void
rows_image_write(const char *path, const struct rows_image *image)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(image->bytes, 1, image->len, file), image->len);
    assert_int_equal(fclose(file), 0);
}
