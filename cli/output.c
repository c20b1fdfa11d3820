#include "cli/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "vault/secret.h"

/* Bytes that wait before they are sent. */
#define OUTPUT_CHUNK ((size_t)32 << 10)

static struct vault_secret waiting = VAULT_SECRET_INIT;
static int failed = 0; /* errno of the first failure */

static void
send_all(const char *bytes, size_t len)
{
    while (len > 0 && failed == 0) {
        ssize_t sent = write(STDOUT_FILENO, bytes, len);

        if (sent < 0 && errno != EINTR) {
            failed = errno;
        } else if (sent > 0) {
            bytes += sent;
            len -= (size_t)sent;
        }
    }
}

void
output_flush(void)
{
    if (waiting.len > 0) {
        send_all((const char *)waiting.data, waiting.len);
        vault_secret_clear(&waiting);
    }
}

void
output_bytes(const void *bytes, size_t len)
{
    if (waiting.len + len > OUTPUT_CHUNK) {
        output_flush();
    }
    if (len > OUTPUT_CHUNK ||
        vault_secret_append(&waiting, bytes, len) != VAULT_OK) {
        send_all(bytes, len);
    }
}

void
output_text(const char *text)
{
    output_bytes(text, strlen(text));
}

void
output_number(long long number)
{
    unsigned long long rest = number < 0 ? 0 - (unsigned long long)number
                                         : (unsigned long long)number;
    char text[24];
    size_t at = sizeof(text);

    /* By hand: thousands of offsets go out with every batch of texts. */
    do {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        text[--at] = '-';
    }
    output_bytes(text + at, sizeof(text) - at);
}

void
output_discard(void)
{
    vault_secret_clear(&waiting);
}

bool
output_finish(void)
{
    output_flush();
    vault_secret_release(&waiting);
    errno = failed;
    return failed == 0;
}
