#ifndef VAULT_MEMORY_H
#define VAULT_MEMORY_H

#include <stddef.h>
#include <stdint.h>

#include "vault/status.h"

/* The machine's memory, in KiB. */
struct vault_memory {
    uint64_t total_kib;
    uint64_t available_kib; /* without swapping: MemAvailable of proc(5) */
};

/*
 * Reads /proc/meminfo.  VAULT_ERR_NOT_FOUND where there is none or it does not
 * tell: then nothing is known, and nothing is refused for it.
 */
enum vault_status vault_memory_read(
    struct vault_memory *ret_memory) VAULT_CHECK_RESULT;

/* The same from text of that form. */
enum vault_status vault_memory_parse(const char *text, size_t len,
    struct vault_memory *ret_memory) VAULT_CHECK_RESULT;

#endif
