#ifndef CLI_EXPORT_DIGEST_H
#define CLI_EXPORT_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * SHA-256 (FIPS 180-4) of what is written, by libcrypto: with the machine's
 * own instructions for it, which a bundle of many megabytes notices.
 */
struct export_digest;

/* NULL when memory ran out. */
struct export_digest *export_digest_new(void);

/* False when memory ran out. */
bool export_digest_add(struct export_digest *digest, const char *bytes,
    size_t len);

/* The 32 bytes for what was added until now; more may follow. */
bool export_digest_hash(const struct export_digest *digest,
    unsigned char *ret_hash);

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void export_digest_free(struct export_digest **digest);

#endif
