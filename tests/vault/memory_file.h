#ifndef TEST_VAULT_MEMORY_FILE_H
#define TEST_VAULT_MEMORY_FILE_H

#include "vault/file.h"

#define MEMORY_FILE_LEN (65536 + 8192)

/*
 * A file in memory that loses power: after `budget` bytes nothing written
 * arrives any more, and every call fails.  A budget below zero is no limit.
 */
struct memory_file {
    sqlite3_file base;
    uint8_t bytes[MEMORY_FILE_LEN];
    int64_t budget;
    int64_t written; /* bytes that were asked to be written */
    int syncs;
    bool off; /* the power is gone */
};

void memory_file_init(struct memory_file *memory);
struct vault_file memory_file_handle(struct memory_file *memory);

#endif
