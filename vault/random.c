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
