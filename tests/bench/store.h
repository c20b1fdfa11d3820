#ifndef BENCH_STORE_H
#define BENCH_STORE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * The same rows in the same tables, with one thing more from each to the next:
 * what a layer costs is the ratio to the one before it.
 */
enum store_kind {
    STORE_PLAIN,    /* SQLite of the same library, without a key */
    STORE_CIPHER,   /* SQLCipher, pages of 8192 bytes, else as it comes */
    STORE_SETTINGS, /* the settings of the vault, on the system's files */
    STORE_SHIM,     /* the same statements in a vault: behind the header */
    STORE_VAULT,    /* libvault: log, seals and all */
    STORE_COUNT,
};

struct store {
    enum store_kind kind;
    char path[512];
    struct vault_secret key;
    struct vault *vault; /* STORE_VAULT */
    sqlite3 *db;         /* of the vault in STORE_VAULT */
    sqlite3_stmt *insert[4];
    int64_t entries; /* of the log, where we write it */
    int64_t notes;
};

#define STORE_INIT                                                             \
    {                                                                          \
        .key = VAULT_SECRET_INIT                                               \
    }

const char *store_name(enum store_kind kind);

/* Makes an empty one in the folder, and opens it. */
bool store_create(struct store *store, enum store_kind kind,
    const char *folder);

/* Opens it again, as a command would that has the key. */
bool store_open(struct store *store);
void store_close(struct store *store);
void store_release(struct store *store);

bool store_begin(struct store *store);
bool store_commit(struct store *store);

/* Adds case number `number`, from 0 on. */
bool store_add_case(struct store *store, int64_t number);

/* Adds a note; alone it is on disk afterwards. */
bool store_add_note(struct store *store, int64_t case_number,
    struct vault_text text);

/* Each returns how many rows it read, -1 after an error. */
int64_t store_scan(struct store *store);
int64_t store_list_cases(struct store *store);
int64_t store_search(struct store *store, struct vault_text words);

#endif
