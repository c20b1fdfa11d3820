#include "cli/share_in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/passphrase.h"
#include "cli/report.h"

enum {
    SHARE_CHARACTERS = 60,
    LETTER_MAX = 65536,
};

/* Letters and digits of a line; -1 when there is anything but blanks and
 * hyphens between them. */
static int
count_characters(const uint8_t *line, size_t len)
{
    int count = 0;

    for (size_t i = 0; i < len; i++) {
        uint8_t c = line[i];

        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
            (c >= 'a' && c <= 'z')) {
            count++;
        } else if (c != ' ' && c != '-' && c != '\t' && c != '\r') {
            return -1;
        }
    }
    return count;
}

void
share_in_find_line(struct vault_secret *text)
{
    size_t begin = 0;

    while (begin < text->len) {
        const uint8_t *line = text->data + begin;
        const uint8_t *end = memchr(line, '\n', text->len - begin);
        size_t len = end != NULL ? (size_t)(end - line) : text->len - begin;

        if (count_characters(line, len) == SHARE_CHARACTERS) {
            memmove(text->data, line, len);
            vault_wipe(text->data + len, text->len - len);
            text->len = len;
            return;
        }
        begin += len + 1;
    }
}

/* Reads a letter with read(2), straight into guarded memory. */
static int
read_letter(const char *path, struct vault_secret *ret_text)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum vault_status status;
    ssize_t got = 1;

    if (fd < 0) {
        return report_errno(path);
    }
    status = vault_secret_reserve(ret_text, LETTER_MAX);
    while (status == VAULT_OK && got > 0 && ret_text->len < LETTER_MAX) {
        got = read(fd, ret_text->data + ret_text->len,
            LETTER_MAX - ret_text->len);
        if (got < 0 && errno == EINTR) {
            got = 1;
        } else if (got > 0) {
            ret_text->len += (size_t)got;
        }
    }
    (void)close(fd);
    if (got < 0) {
        return report_errno(path);
    }
    share_in_find_line(ret_text);
    return report_vault(status, path);
}

/* The shares, and what to call each in a message. */
struct pile {
    struct vault_secret shares[VAULT_SHARES_MAX];
    const char *names[VAULT_SHARES_MAX];
    size_t count;
    bool asks;
};

static int
report_finding(const struct pile *pile,
    const struct vault_share_finding *finding)
{
    static const enum report_message messages[] = {
        [VAULT_SHARE_NO_SHARE] = REPORT_SHARE_NO_SHARE,
        [VAULT_SHARE_MISTYPED] = REPORT_SHARE_MISTYPED,
        [VAULT_SHARE_FOREIGN] = REPORT_SHARE_FOREIGN,
        [VAULT_SHARE_OUTDATED] = REPORT_SHARE_OUTDATED,
        [VAULT_SHARE_MIXED] = REPORT_SHARE_MIXED,
        [VAULT_SHARE_TWICE] = REPORT_SHARE_TWICE,
    };
    const char *name = pile->names[finding->share];
    char subject[4200];

    if (finding->fault == VAULT_SHARE_TOO_FEW) {
        (void)snprintf(subject, sizeof(subject), "%u", finding->missing);
        return report_fail(REPORT_SHARE_TOO_FEW, subject);
    }
    (void)snprintf(subject, sizeof(subject), "%s", name);
    if (finding->fault == VAULT_SHARE_MISTYPED) {
        (void)snprintf(subject, sizeof(subject), "%s, %u", name,
            finding->group);
    }
    return report_fail(messages[finding->fault], subject);
}

/* Asks for one more; what is wrong with it is told, and it is asked again. */
static int
ask_for_one(struct pile *pile)
{
    char number[8];
    enum vault_status status;

    if (pile->count == VAULT_SHARES_MAX) {
        return report_fail(REPORT_SHARE_TOO_FEW, "1");
    }
    (void)snprintf(number, sizeof(number), "%zu", pile->count + 1);
    report_tell(REPORT_SHARE_NUMBER, number);
    status = passphrase_ask(report_sentence_now(REPORT_ASK_SHARE),
        &pile->shares[pile->count]);
    if (status != VAULT_OK) {
        return status == VAULT_ERR_INVALID || status == VAULT_ERR_NOT_FOUND
            ? report_fail(REPORT_SHARE_TOO_FEW, "1")
            : report_vault(status, "--share");
    }
    pile->names[pile->count++] = "-";
    return REPORT_EXIT_OK;
}

/* Joins, asking for more while some are missing and somebody can be asked. */
static int
join_pile(struct pile *pile, const char *path, struct vault_secret *ret_text)
{
    for (;;) {
        struct vault_share_finding finding = { VAULT_SHARE_GOOD, 0, 0, 0 };
        enum vault_status status = vault_share_join(path, pile->shares,
            pile->count, &finding, ret_text);
        bool typed = pile->count > 0 && pile->asks &&
            strcmp(pile->names[finding.share], "-") == 0;
        int exit_status = REPORT_EXIT_OK;

        if (status != VAULT_ERR_PASSPHRASE) {
            return report_vault(status, path);
        }
        if (finding.fault != VAULT_SHARE_TOO_FEW || !pile->asks) {
            exit_status = report_finding(pile, &finding);
            if (!typed) {
                return exit_status;
            }
            vault_secret_clear(&pile->shares[--pile->count]);
        }
        exit_status = ask_for_one(pile);
        if (exit_status != REPORT_EXIT_OK) {
            return exit_status;
        }
    }
}

int
share_in_join(const struct settings *settings, const char *path,
    struct vault_secret *ret_text)
{
    struct pile pile = { .count = 0 };
    int exit_status = REPORT_EXIT_OK;

    for (size_t i = 0;
         i < settings->share_count && exit_status == REPORT_EXIT_OK; i++) {
        if (strcmp(settings->shares[i], "-") == 0) {
            pile.asks = !settings->no_input;
            continue;
        }
        pile.names[pile.count] = settings->shares[i];
        exit_status =
            read_letter(settings->shares[i], &pile.shares[pile.count]);
        pile.count++;
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = join_pile(&pile, path, ret_text);
    }
    for (size_t i = 0; i < VAULT_SHARES_MAX; i++) {
        vault_secret_release(&pile.shares[i]);
    }
    return exit_status;
}
