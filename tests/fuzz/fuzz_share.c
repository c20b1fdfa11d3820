/*
 * Executor shares against the header they are for.  The header comes first
 * (with its checksum mended), then share after share: the values of each, with
 * its check characters, its vault and its checksum mended as its first byte
 * says.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vault/area.h"
#include "vault/crypto.h"
#include "vault/groups.h"
#include "vault/share.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As vault/share.c lays them out. */
enum {
    GROUPS = 12,
    VALUES = 48,
    AT_SET = 8,
    AT_SUM = 44,
    SHARE_LEN = 1 + VALUES,
};

static char path[] = "/tmp/casevault-fuzz-XXXXXX";

static void
remove_file(void)
{
    (void)unlink(path);
}

/* A file with this header and one page; made once, written every time. */
static void
write_header(const uint8_t bytes[VAULT_HEADER_LEN])
{
    static int fd = -1;

    if (fd < 0) {
        fd = mkstemp(path);
        (void)atexit(remove_file);
        if (fd < 0 ||
            ftruncate(fd, VAULT_AREA_LEN + VAULT_HEADER_PAGE_SIZE) != 0) {
            abort();
        }
    }
    if (pwrite(fd, bytes, VAULT_HEADER_LEN, 0) != VAULT_HEADER_LEN) {
        abort();
    }
}

static void
spread(const uint8_t *bytes, uint8_t *values, size_t count)
{
    for (size_t bit = 0; bit < 5 * count; bit++) {
        uint8_t set = (uint8_t)(bytes[bit / 8] >> (7 - bit % 8) & 1);

        values[bit / 5] = (uint8_t)(values[bit / 5] << 1 | set);
    }
    for (size_t i = 0; i < count; i++) {
        values[i] &= 31;
    }
}

/* The text of one share out of SHARE_LEN bytes of input. */
static void
make_share(const uint8_t *data, const struct vault_header *header,
    struct vault_secret *ret_text)
{
    uint8_t values[VALUES];
    uint8_t typed[GROUPS * VAULT_GROUP_LEN];
    uint8_t digest[VAULT_SHA256_LEN];

    for (size_t i = 0; i < VALUES; i++) {
        values[i] = data[1 + i] & 31;
    }
    if ((data[0] & 1) == 0) {
        spread(header->uuid, values, 5);
    }
    if ((data[0] & 2) == 0) {
        spread(header->slots[values[5] % VAULT_SLOT_COUNT].salt,
            values + AT_SET, 4);
    }
    if ((data[0] & 4) == 0) {
        vault_sha256(values, AT_SUM, digest);
        spread(digest, values + AT_SUM, 4);
    }
    for (size_t i = 0; i < GROUPS; i++) {
        memcpy(typed + i * VAULT_GROUP_LEN, values + i * VAULT_GROUP_DATA,
            VAULT_GROUP_DATA);
    }
    vault_groups_seal(typed, GROUPS);
    if (vault_groups_write(typed, GROUPS, VAULT_GROUPS_HYPHENS, ret_text) !=
        VAULT_OK) {
        abort();
    }
}

/* Joined is a secret; not joined has a reason and a place. */
static void
check(const struct vault_secret *shares, size_t count)
{
    struct vault_share_finding finding = { VAULT_SHARE_GOOD, 0, 0, 0 };
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_secret bytes = VAULT_SECRET_INIT;
    enum vault_status status =
        vault_share_join(path, shares, count, &finding, &text);

    if (status == VAULT_OK) {
        if (count < VAULT_SHARES_LEAST ||
            vault_share_secret(&text, &bytes) != VAULT_OK || bytes.len != 20) {
            abort();
        }
    } else if (status != VAULT_ERR_PASSPHRASE ||
        finding.fault == VAULT_SHARE_GOOD || finding.group > GROUPS ||
        (finding.fault != VAULT_SHARE_TOO_FEW && finding.share >= count) ||
        (finding.fault == VAULT_SHARE_TOO_FEW &&
            (finding.missing == 0 || finding.missing > VAULT_SHARES_MAX))) {
        abort();
    }
    vault_secret_release(&text);
    vault_secret_release(&bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault_secret shares[VAULT_SHARES_MAX];
    struct vault_header header;
    uint8_t bytes[VAULT_HEADER_LEN];
    size_t count = 0;
    size_t used = VAULT_HEADER_LEN;

    if (size < VAULT_HEADER_LEN) {
        return 0;
    }
    memset(shares, 0, sizeof(shares));
    memcpy(bytes, data, VAULT_HEADER_LEN);
    vault_sha256(bytes, VAULT_HEADER_LEN - 32, bytes + VAULT_HEADER_LEN - 32);
    if (vault_header_decode(bytes, sizeof(bytes), &header) != VAULT_OK) {
        return 0;
    }
    write_header(bytes);
    for (; count < VAULT_SHARES_MAX && size - used >= SHARE_LEN; count++) {
        make_share(data + used, &header, &shares[count]);
        used += SHARE_LEN;
    }
    check(shares, count);
    for (size_t i = 0; i < VAULT_SHARES_MAX; i++) {
        vault_secret_release(&shares[i]);
    }
    return 0;
}
