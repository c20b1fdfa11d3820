#include "vault/journal.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vault/crypto.h"

enum {
    AT_RECORDS = 8,
    AT_SECTOR = 20,
    AT_PAGE_SIZE = 24,
    HEADER_LEN = 28,
    RECORD_PAGE = 4, /* after the number of the page */
    SECTOR_MAX = 65536,
};

static const uint8_t magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63,
    0xd7 };

static uint32_t
big_endian(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
        (uint32_t)at[2] << 8 | at[3];
}

static int
open_journal(const char *path)
{
    char name[PATH_MAX];
    int len = snprintf(name, sizeof(name), "%s-journal", path);

    return len < 0 || (size_t)len >= sizeof(name)
        ? -1
        : open(name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

bool
vault_journal_present(const char *path)
{
    int fd = open_journal(path);

    if (fd >= 0) {
        (void)close(fd);
    }
    return fd >= 0;
}

/* False when SQLite would not roll it back, or it is still being written. */
static bool
read_first(int fd, uint32_t *ret_number, uint8_t ret_page[VAULT_PAGE_LEN])
{
    uint8_t header[HEADER_LEN];
    uint8_t number[RECORD_PAGE];
    uint32_t sector;

    if (pread(fd, header, sizeof(header), 0) != (ssize_t)sizeof(header) ||
        memcmp(header, magic, sizeof(magic)) != 0 ||
        big_endian(header + AT_RECORDS) == 0 ||
        big_endian(header + AT_PAGE_SIZE) != VAULT_PAGE_LEN) {
        return false;
    }
    sector = big_endian(header + AT_SECTOR);
    if (sector < HEADER_LEN || sector > SECTOR_MAX ||
        pread(fd, number, sizeof(number), sector) != (ssize_t)sizeof(number) ||
        pread(fd, ret_page, VAULT_PAGE_LEN, (off_t)sector + RECORD_PAGE) !=
            VAULT_PAGE_LEN) {
        return false;
    }
    *ret_number = big_endian(number);
    return true;
}

enum vault_status
vault_journal_check(const char *path, const struct vault_page_keys *keys)
{
    enum vault_status status = VAULT_OK;
    uint8_t page[VAULT_PAGE_LEN];
    uint8_t plain[VAULT_PAGE_USABLE];
    uint32_t number = 0;
    int fd = open_journal(path);

    if (fd < 0) {
        return VAULT_OK;
    }
    if (read_first(fd, &number, page)) {
        status = vault_page_decrypt(keys, number, page, plain);
        vault_wipe(plain, sizeof(plain));
    }
    (void)close(fd);
    return status == VAULT_ERR_DAMAGED ? VAULT_ERR_JOURNAL : status;
}
