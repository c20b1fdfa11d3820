#include "vault/share.h"

#include <libgfshare.h>
#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#include "vault/area.h"
#include "vault/crypto.h"
#include "vault/groups.h"
#include "vault/internal.h"
#include "vault/kdf.h"
#include "vault/keyslot.h"
#include "vault/random.h"

#define SECRET_LEN 20 /* 160 bits, as a recovery code has */

/* Before what shares join to: 40 hexadecimal digits follow. */
#define TEXT_MARK "casevault shares "
#define TEXT_MARK_LEN (sizeof(TEXT_MARK) - 1)

/* Values of 5 bits in a share, before the check characters come in between. */
enum {
    GROUPS = 12,
    VALUES = 48, /* GROUPS * VAULT_GROUP_DATA */

    AT_VAULT = 0,  /* 25 bits of the UUID */
    AT_SLOT = 5,   /* 0 to 7; the two bits above are the version, 0 */
    AT_NEEDED = 6, /* k */
    AT_INDEX = 7,  /* 1 to n */
    AT_SET = 8,    /* 20 bits of the slot's salt */
    AT_DATA = 12,  /* 160 bits */
    AT_SUM = 44,   /* 20 bits of SHA-256 over all before */

    VAULT_VALUES = 5,
    SET_VALUES = 4,
    SUM_VALUES = 4,
};

_Static_assert(VALUES == GROUPS * VAULT_GROUP_DATA, "groups of four values");
_Static_assert(AT_SUM - AT_DATA == SECRET_LEN * 8 / 5, "room for the secret");

struct share {
    uint8_t values[VALUES];
};

/* Spreads the first bits of `bytes` over values of five bits. */
static void
spread(const uint8_t *bytes, uint8_t *ret_values, size_t count)
{
    size_t i;
    size_t bit;

    for (i = 0; i < count; i++) {
        ret_values[i] = 0;
        for (bit = 5 * i; bit < 5 * i + 5; bit++) {
            ret_values[i] = (uint8_t)(ret_values[i] << 1 |
                (bytes[bit / 8] >> (7 - bit % 8) & 1));
        }
    }
}

static void
gather(const uint8_t *values, size_t count, uint8_t *ret_bytes)
{
    size_t bit;

    memset(ret_bytes, 0, count * 5 / 8);
    for (bit = 0; bit < 5 * count; bit++) {
        ret_bytes[bit / 8] = (uint8_t)(ret_bytes[bit / 8] |
            (values[bit / 5] >> (4 - bit % 5) & 1) << (7 - bit % 8));
    }
}

static void
checksum(const struct share *share, uint8_t ret_values[SUM_VALUES])
{
    uint8_t digest[VAULT_SHA256_LEN];

    vault_sha256(share->values, AT_SUM, digest);
    spread(digest, ret_values, SUM_VALUES);
    vault_wipe(digest, sizeof(digest));
}

/* The library's own source is random(3). */
static void
fill_random(unsigned char *bytes, unsigned len)
{
    randombytes_buf(bytes, len);
}

/* The text that stands for the joined secret. */
static enum vault_status
write_text(const uint8_t secret[SECRET_LEN], struct vault_secret *ret_text)
{
    enum vault_status status;
    char hex[2 * SECRET_LEN + 1];

    (void)sodium_bin2hex(hex, sizeof(hex), secret, SECRET_LEN);
    vault_secret_clear(ret_text);
    status = vault_secret_reserve(ret_text, TEXT_MARK_LEN + sizeof(hex));
    if (status == VAULT_OK) {
        status = vault_secret_append(ret_text, TEXT_MARK, TEXT_MARK_LEN);
    }
    if (status == VAULT_OK) {
        status = vault_secret_append(ret_text, hex, 2 * SECRET_LEN);
    }
    vault_wipe(hex, sizeof(hex));
    return status;
}

enum vault_status
vault_share_secret(const struct vault_secret *text,
    struct vault_secret *ret_bytes)
{
    enum vault_status status;
    uint8_t secret[SECRET_LEN];
    size_t len = 0;

    if (text->len != TEXT_MARK_LEN + 2 * SECRET_LEN ||
        memcmp(text->data, TEXT_MARK, TEXT_MARK_LEN) != 0 ||
        sodium_hex2bin(secret, sizeof(secret),
            (const char *)text->data + TEXT_MARK_LEN, 2 * SECRET_LEN, NULL,
            &len, NULL) != 0 ||
        len != SECRET_LEN) {
        return VAULT_ERR_INVALID;
    }
    vault_secret_clear(ret_bytes);
    status = vault_secret_append(ret_bytes, secret, sizeof(secret));
    vault_wipe(secret, sizeof(secret));
    return status;
}

/* What every share of a slot has in common. */
static void
begin_share(const uint8_t uuid[VAULT_UUID_LEN], unsigned number,
    const struct vault_slot *slot, struct share *ret_share)
{
    memset(ret_share, 0, sizeof(*ret_share));
    spread(uuid, ret_share->values + AT_VAULT, VAULT_VALUES);
    ret_share->values[AT_SLOT] = (uint8_t)number;
    ret_share->values[AT_NEEDED] = slot->needed;
    spread(slot->salt, ret_share->values + AT_SET, SET_VALUES);
}

/* With the check character after every four values. */
static enum vault_status
write_share(const struct share *share, struct vault_secret *ret_text)
{
    enum vault_status status;
    uint8_t values[GROUPS * VAULT_GROUP_LEN];
    size_t i;

    for (i = 0; i < GROUPS; i++) {
        memcpy(values + i * VAULT_GROUP_LEN,
            share->values + i * VAULT_GROUP_DATA, VAULT_GROUP_DATA);
    }
    vault_groups_seal(values, GROUPS);
    status = vault_groups_write(values, GROUPS, VAULT_GROUPS_HYPHENS, ret_text);
    vault_wipe(values, sizeof(values));
    return status;
}

/* Splits the secret and writes one text for each share. */
static enum vault_status
split(const uint8_t uuid[VAULT_UUID_LEN], unsigned number,
    const struct vault_slot *slot, const struct vault_secret *secret,
    struct vault_secret ret_shares[VAULT_SHARES_MAX])
{
    enum vault_status status = VAULT_OK;
    unsigned char indexes[VAULT_SHARES_MAX];
    uint8_t part[SECRET_LEN];
    struct share share;
    gfshare_ctx *context;
    unsigned char i;

    for (i = 0; i < VAULT_SHARES_MAX; i++) {
        indexes[i] = (unsigned char)(i + 1);
    }
    gfshare_fill_rand = fill_random;
    context =
        gfshare_ctx_init_enc(indexes, slot->made, slot->needed, SECRET_LEN);
    if (context == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    gfshare_ctx_enc_setsecret(context, secret->data);
    begin_share(uuid, number, slot, &share);
    for (i = 0; status == VAULT_OK && i < slot->made; i++) {
        gfshare_ctx_enc_getshare(context, i, part);
        share.values[AT_INDEX] = indexes[i];
        spread(part, share.values + AT_DATA, AT_SUM - AT_DATA);
        checksum(&share, share.values + AT_SUM);
        status = write_share(&share, &ret_shares[i]);
    }
    gfshare_ctx_free(context); /* fills its memory with random bytes first */
    vault_wipe(part, sizeof(part));
    vault_wipe(&share, sizeof(share));
    return status;
}

static bool
request_valid(const struct vault_share_request *request)
{
    return request->needed >= VAULT_SHARES_LEAST &&
        request->needed <= request->made && request->made <= VAULT_SHARES_MAX;
}

/* A slot whose shares nobody has is of no use. */
static enum vault_status
split_or_remove(struct vault *vault, unsigned number,
    const struct vault_slot *slot, const struct vault_secret *secret,
    struct vault_secret ret_shares[VAULT_SHARES_MAX])
{
    enum vault_status status =
        split(vault->uuid, number, slot, secret, ret_shares);

    if (status != VAULT_OK && vault_slot_remove(vault, number) != VAULT_OK) {
        return status; /* it stays, and opens with nothing */
    }
    return status;
}

enum vault_status
vault_share_add(struct vault *vault, const struct vault_share_request *request,
    struct vault_secret ret_shares[VAULT_SHARES_MAX], unsigned *ret_slot)
{
    enum vault_status status;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_secret secret = VAULT_SECRET_INIT;
    uint8_t random[SECRET_LEN];
    struct vault_slot slot;
    struct vault_keyslot_request made = {
        .kind = VAULT_SLOT_SHARES,
        .passphrase = &text,
        .cost = VAULT_KDF_FLOOR, /* 160 random bits need no more */
        .label = request->label,
        .needed = (uint8_t)request->needed,
        .made = (uint8_t)request->made,
    };

    if (!request_valid(request)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_random(random, sizeof(random));
    if (status != VAULT_OK) {
        goto out;
    }
    status = write_text(random, &text);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_secret_append(&secret, random, sizeof(random));
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_slot_put(vault, &made, &slot);
    if (status == VAULT_OK) {
        *ret_slot = made.number;
        status =
            split_or_remove(vault, made.number, &slot, &secret, ret_shares);
    }
out:
    vault_wipe(random, sizeof(random));
    vault_secret_release(&secret);
    vault_secret_release(&text);
    return status;
}

/* Reads one share; what it is for is not looked at yet. */
static enum vault_share_fault
read_share(const struct vault_secret *text, struct share *ret_share,
    unsigned *ret_group)
{
    enum vault_share_fault fault = VAULT_SHARE_NO_SHARE;
    uint8_t values[GROUPS * VAULT_GROUP_LEN];
    uint8_t sum[SUM_VALUES];
    size_t i;

    if (vault_groups_read(text, values, sizeof(values)) != sizeof(values)) {
        goto out;
    }
    *ret_group = vault_groups_first_bad(values, GROUPS);
    if (*ret_group != 0) {
        fault = VAULT_SHARE_MISTYPED;
        goto out;
    }
    for (i = 0; i < GROUPS; i++) {
        memcpy(ret_share->values + i * VAULT_GROUP_DATA,
            values + i * VAULT_GROUP_LEN, VAULT_GROUP_DATA);
    }
    checksum(ret_share, sum);
    if (memcmp(sum, ret_share->values + AT_SUM, sizeof(sum)) == 0 &&
        ret_share->values[AT_SLOT] < VAULT_SLOT_COUNT &&
        ret_share->values[AT_INDEX] != 0) {
        fault = VAULT_SHARE_GOOD;
    }
out:
    vault_wipe(values, sizeof(values));
    return fault;
}

/* Whether a share is of this vault, and of a slot that is there. */
static enum vault_share_fault
place_share(const struct vault_header *header, const struct share *share)
{
    uint8_t vault[VAULT_VALUES];
    uint8_t set[SET_VALUES];
    const struct vault_slot *slot = &header->slots[share->values[AT_SLOT]];

    spread(header->uuid, vault, sizeof(vault));
    spread(slot->salt, set, sizeof(set));
    if (memcmp(vault, share->values + AT_VAULT, sizeof(vault)) != 0) {
        return VAULT_SHARE_FOREIGN;
    }
    return slot->kind == VAULT_SLOT_SHARES &&
            slot->needed == share->values[AT_NEEDED] &&
            memcmp(set, share->values + AT_SET, sizeof(set)) == 0
        ? VAULT_SHARE_GOOD
        : VAULT_SHARE_OUTDATED;
}

/* Whether a share goes with those before it. */
static enum vault_share_fault
compare_shares(const struct share *shares, size_t count)
{
    const struct share *last = &shares[count];
    size_t i;

    for (i = 0; i < count; i++) {
        if (last->values[AT_SLOT] != shares[i].values[AT_SLOT] ||
            memcmp(last->values + AT_SET, shares[i].values + AT_SET,
                SET_VALUES) != 0) {
            return VAULT_SHARE_MIXED;
        }
        if (last->values[AT_INDEX] == shares[i].values[AT_INDEX]) {
            return VAULT_SHARE_TWICE;
        }
    }
    return VAULT_SHARE_GOOD;
}

/* Reads as many shares as are needed; fills the finding. */
static void
collect(const struct vault_header *header, const struct vault_secret *texts,
    size_t count, struct share shares[VAULT_SHARES_MAX],
    struct vault_share_finding *finding)
{
    size_t needed = VAULT_SHARES_LEAST;
    size_t i;

    for (i = 0; i < count && i < needed; i++) {
        finding->share = i;
        finding->fault = read_share(&texts[i], &shares[i], &finding->group);
        if (finding->fault == VAULT_SHARE_GOOD) {
            finding->fault = place_share(header, &shares[i]);
        }
        if (finding->fault == VAULT_SHARE_GOOD) {
            finding->fault = compare_shares(shares, i);
        }
        if (finding->fault != VAULT_SHARE_GOOD) {
            return;
        }
        needed = shares[0].values[AT_NEEDED];
    }
    if (i < needed) {
        finding->fault = VAULT_SHARE_TOO_FEW;
        finding->missing = (unsigned)(needed - i);
    }
}

static enum vault_status
join(const struct share *shares, struct vault_secret *ret_text)
{
    enum vault_status status;
    unsigned char indexes[VAULT_SHARES_MAX];
    uint8_t part[SECRET_LEN];
    unsigned char needed = shares[0].values[AT_NEEDED];
    gfshare_ctx *context;
    unsigned char i;

    for (i = 0; i < needed; i++) {
        indexes[i] = shares[i].values[AT_INDEX];
    }
    gfshare_fill_rand = fill_random;
    context = gfshare_ctx_init_dec(indexes, needed, SECRET_LEN);
    if (context == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    for (i = 0; i < needed; i++) {
        gather(shares[i].values + AT_DATA, AT_SUM - AT_DATA, part);
        gfshare_ctx_dec_giveshare(context, i, part);
    }
    gfshare_ctx_dec_extract(context, part);
    gfshare_ctx_free(context);
    status = write_text(part, ret_text);
    vault_wipe(part, sizeof(part));
    return status;
}

enum vault_status
vault_share_join(const char *path, const struct vault_secret *texts,
    size_t count, struct vault_share_finding *ret_finding,
    struct vault_secret *ret_text)
{
    enum vault_status status;
    struct vault_share_finding finding = { .fault = VAULT_SHARE_GOOD };
    struct share shares[VAULT_SHARES_MAX];
    struct vault_area area;

    status = vault_area_read_path(path, &area);
    if (status != VAULT_OK) {
        return status;
    }
    collect(&area.copies[vault_area_newest(&area, NULL)].header, texts, count,
        shares, &finding);
    *ret_finding = finding;
    status = finding.fault == VAULT_SHARE_GOOD ? join(shares, ret_text)
                                               : VAULT_ERR_PASSPHRASE;
    vault_wipe(shares, sizeof(shares));
    return status;
}
