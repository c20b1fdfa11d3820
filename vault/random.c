#include "vault/random.h"

#include <errno.h>
#include <sys/random.h>
#include <sys/types.h>

enum vault_status
vault_random(void *ret_bytes, size_t len)
{
    unsigned char *at = ret_bytes;
    ssize_t n;

    while (len > 0) {
        n = getrandom(at, len, 0);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return VAULT_ERR_IO;
        }
        at += n;
        len -= (size_t)n;
    }
    return VAULT_OK;
}

/* 256 is a multiple of 32: no digit is favoured. */
enum vault_status
vault_random_base32(char *ret_digits, size_t len)
{
    enum vault_status status = vault_random(ret_digits, len);

    for (size_t i = 0; status == VAULT_OK && i < len; i++) {
        ret_digits[i] = VAULT_RANDOM_BASE32[(unsigned char)ret_digits[i] & 31];
    }
    ret_digits[status == VAULT_OK ? len : 0] = '\0';
    return status;
}
