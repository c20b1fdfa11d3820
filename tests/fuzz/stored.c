#include "stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../vault/rows.h"
#include "vault/db.h"
#include "vault/internal.h"

static struct rows *rows;

static void
remove_files(void)
{
    void *state = rows;

    (void)rows_close(&state);
    (void)rows_template_remove(&state);
}

static void
make(void)
{
    void *state = NULL;

    if (rows_template_make(&state) != 0 || rows_open(&state) != 0) {
        abort();
    }
    rows = state;
    rows_fill(rows);
    rows_fill_clinical(rows);
    if (vault_db_exec(rows->vault->db,
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF") !=
        VAULT_OK) {
        abort();
    }
    (void)atexit(remove_files);
}

struct vault *
fuzz_vault(void)
{
    if (rows == NULL) {
        make();
    }
    return rows->vault;
}
