#include "cli/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <readpassphrase.h>
#include <string.h>
#include <unistd.h>

/* Takes off a line end; VAULT_ERR_INVALID when nothing is left. */
static enum vault_status
strip(struct vault_secret *line)
{
    while (line->len > 0 &&
        (line->data[line->len - 1] == '\n' ||
            line->data[line->len - 1] == '\r')) {
        line->data[--line->len] = '\0';
    }
    return line->len == 0 ? VAULT_ERR_INVALID : VAULT_OK;
}

enum vault_status
passphrase_read_fd(int fd, struct vault_secret *ret_passphrase)
{
    enum vault_status status;
    ssize_t got = 1;

    vault_secret_clear(ret_passphrase);
    status = vault_secret_reserve(ret_passphrase, PASSPHRASE_MAX + 1);
    if (status != VAULT_OK) {
        return status;
    }
    while (ret_passphrase->len <= PASSPHRASE_MAX) {
        got = read(fd, ret_passphrase->data + ret_passphrase->len, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || ret_passphrase->data[ret_passphrase->len] == '\n') {
            break;
        }
        ret_passphrase->len++;
    }
    if (got < 0) {
        return VAULT_ERR_IO;
    }
    if (ret_passphrase->len > PASSPHRASE_MAX) {
        return VAULT_ERR_LIMIT;
    }
    ret_passphrase->data[ret_passphrase->len] = '\0';
    return strip(ret_passphrase);
}

enum vault_status
passphrase_ask(const char *prompt, struct vault_secret *ret_passphrase)
{
    enum vault_status status;
    char *typed;

    vault_secret_clear(ret_passphrase);
    status = vault_secret_reserve(ret_passphrase, PASSPHRASE_MAX + 1);
    if (status != VAULT_OK) {
        return status;
    }
    /* Reads with read(2) into our memory; puts signals and echo right. */
    typed = readpassphrase(prompt, (char *)ret_passphrase->data,
        PASSPHRASE_MAX + 1, RPP_ECHO_OFF | RPP_REQUIRE_TTY);
    if (typed == NULL) {
        return errno == ENOTTY ? VAULT_ERR_NOT_FOUND : VAULT_ERR_IO;
    }
    ret_passphrase->len = strlen(typed);
    return strip(ret_passphrase);
}

bool
passphrase_can_ask(void)
{
    int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);

    if (fd < 0) {
        return false;
    }
    (void)close(fd);
    return true;
}

bool
passphrase_long_enough(const struct vault_secret *passphrase)
{
    size_t count = 0;

    for (size_t i = 0; i < passphrase->len; i++) {
        count += (passphrase->data[i] & 0xc0) != 0x80;
    }
    return count >= PASSPHRASE_MIN;
}
