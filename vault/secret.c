#include "vault/secret.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Whole pages of their own: mlock(2) and munlock(2) work on pages and do not
 * nest, so two secrets on one page would unlock each other.
 */
static size_t
whole_pages(size_t len)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    return (len + page - 1) / page * page;
}

static uint8_t *
pages_new(size_t cap)
{
    void *pages = mmap(NULL, cap, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (pages == MAP_FAILED) {
        return NULL;
    }
    /* Over RLIMIT_MEMLOCK is not fatal: docs/THREATS.md speaks of swap. */
    (void)mlock(pages, cap);
    (void)madvise(pages, cap, MADV_DONTDUMP);
    return pages;
}

/* Eight bytes at any address. */
struct eight {
    uint64_t bits;
} __attribute__((packed, may_alias));

/*
 * By general registers, eight bytes at a time: memcpy(3) leaves the text in
 * vector registers.  `volatile` keeps the compiler from making it that.
 */
static void
copy_bytes(uint8_t *to, const uint8_t *from, size_t len)
{
    volatile uint8_t *out = to;
    const volatile uint8_t *in = from;
    size_t i;

    for (i = 0; i + sizeof(struct eight) <= len; i += sizeof(struct eight)) {
        ((volatile struct eight *)(out + i))->bits =
            ((const volatile struct eight *)(in + i))->bits;
    }
    for (; i < len; i++) {
        out[i] = in[i];
    }
}

/*
 * The compiler may not remove this, but it cannot reach copies in registers,
 * in swap, or in a hibernation image.
 */
void
vault_wipe(void *bytes, size_t len)
{
    if (bytes != NULL && len > 0) {
        explicit_bzero(bytes, len);
    }
}

enum vault_status
vault_secret_reserve(struct vault_secret *secret, size_t extra)
{
    size_t need;
    size_t cap;
    uint8_t *data;

    if (extra > VAULT_SECRET_MAX || secret->len > VAULT_SECRET_MAX - extra) {
        return VAULT_ERR_LIMIT;
    }
    need = secret->len + extra + 1;
    if (need <= secret->cap) {
        return VAULT_OK;
    }
    /* Half as much again once it grows, so that appending stays linear. */
    cap = whole_pages(secret->cap == 0 ? need : need + need / 2);
    data = pages_new(cap);
    if (data == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    if (secret->data != NULL) {
        copy_bytes(data, secret->data, secret->len);
        vault_wipe(secret->data, secret->cap);
        (void)munmap(secret->data, secret->cap);
    }
    secret->data = data;
    secret->cap = cap;
    return VAULT_OK;
}

enum vault_status
vault_secret_append(struct vault_secret *secret, const void *bytes, size_t len)
{
    enum vault_status status;

    status = vault_secret_reserve(secret, len);
    if (status != VAULT_OK) {
        return status;
    }
    copy_bytes(secret->data + secret->len, bytes, len);
    secret->len += len;
    secret->data[secret->len] = '\0';
    return VAULT_OK;
}

void
vault_secret_clear(struct vault_secret *secret)
{
    vault_wipe(secret->data, secret->cap);
    secret->len = 0;
}

void
vault_secret_take(struct vault_secret *to, struct vault_secret *from)
{
    if (to == from) {
        return;
    }
    vault_secret_release(to);
    *to = *from;
    *from = (struct vault_secret)VAULT_SECRET_INIT;
}

void
vault_secret_release(struct vault_secret *secret)
{
    if (secret->data != NULL) {
        vault_wipe(secret->data, secret->cap);
        (void)munmap(secret->data, secret->cap);
    }
    *secret = (struct vault_secret)VAULT_SECRET_INIT;
}
