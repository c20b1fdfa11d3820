#include "cli/recovery.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "cli/atomic_file.h"
#include "cli/passphrase.h"
#include "cli/prompt.h"
#include "cli/qr.h"
#include "cli/report.h"
#include "cli/strength.h"
#include "vault/slot.h"

/* A code is eight groups of five, parted by hyphens. */
enum {
    GROUPS = 8,
    GROUP_LEN = 5,
    TRIES = 3,
};

/* The default of --unlock-time. */
static const double unlock_seconds = 1.0;

static bool
same(const struct vault_secret *one, const struct vault_secret *other)
{
    return one->len == other->len &&
        memcmp(one->data, other->data, one->len) == 0;
}

/* Shows a secret line on the terminal, between empty lines. */
static void
show_secret(enum report_message heading, const struct vault_secret *secret)
{
    report_tell(heading, "");
    (void)prompt_show("\n    ", 5);
    (void)prompt_show((const char *)secret->data, secret->len);
    (void)prompt_show("\n\n", 2);
}

/* Where a new passphrase comes from. */
struct source {
    const char *option; /* that names the descriptor */
    int fd;             /* or -1: the terminal */
    enum report_message prompt;
    enum report_message missing; /* said where there is neither */
    bool accept_weak;
};

/* Whether a new passphrase will do; otherwise the question that is asked. */
static bool
acceptable(const struct source *source, const struct vault_secret *passphrase,
    enum report_message *ret_question)
{
    if (!passphrase_long_enough(passphrase)) {
        *ret_question = REPORT_ASK_GENERATE;
        return false;
    }
    *ret_question = REPORT_ASK_GENERATE_WEAK;
    return source->accept_weak || strength_enough(passphrase);
}

/* Offers a passphrase in place of one that will not do. */
static int
generate(enum report_message question, struct vault_secret *ret_passphrase)
{
    enum vault_status status;

    if (!prompt_yes(question, "")) {
        return report_fail(question == REPORT_ASK_GENERATE ? REPORT_TOO_SHORT
                                                           : REPORT_TOO_WEAK,
            "");
    }
    status = strength_generate(ret_passphrase);
    if (status != VAULT_OK) {
        return report_vault(status, "");
    }
    prompt_other_screen(true);
    show_secret(REPORT_GENERATED, ret_passphrase);
    return REPORT_EXIT_OK;
}

/* What reading a new passphrase came to. */
static int
report_typed(const struct source *source, enum vault_status status)
{
    if (status == VAULT_ERR_INVALID) {
        return report_fail(REPORT_TOO_SHORT, "");
    }
    return status == VAULT_ERR_NOT_FOUND
        ? report_fail(source->missing, source->option)
        : report_vault(status, source->option);
}

/* Types it twice; one that was made is typed once, from the other screen. */
static int
type_twice(const struct source *source, struct vault_secret *ret_passphrase)
{
    enum report_message question = REPORT_ASK_GENERATE;
    struct vault_secret again = VAULT_SECRET_INIT;
    enum vault_status status;
    bool made = false;
    int exit_status;

    status =
        passphrase_ask(report_sentence_now(source->prompt), ret_passphrase);
    if (status == VAULT_OK && !acceptable(source, ret_passphrase, &question)) {
        made = true;
        exit_status = generate(question, ret_passphrase);
        if (exit_status != REPORT_EXIT_OK) {
            return exit_status;
        }
    }
    if (status == VAULT_OK) {
        status = passphrase_ask(report_sentence_now(REPORT_ASK_AGAIN), &again);
    }
    if (made) {
        prompt_other_screen(false);
    }
    exit_status = report_typed(source, status);
    if (status == VAULT_OK && !same(ret_passphrase, &again)) {
        exit_status = report_fail(REPORT_NOT_THE_SAME, "");
    }
    vault_secret_release(&again);
    return exit_status;
}

static int
get_passphrase(const struct options *options, const struct source *source,
    struct vault_secret *ret_passphrase)
{
    enum report_message question = REPORT_ASK_GENERATE;
    enum vault_status status;

    if (source->fd < 0) {
        return options_settings(options)->no_input
            ? report_fail(source->missing, source->option)
            : type_twice(source, ret_passphrase);
    }
    status = passphrase_read_fd(source->fd, ret_passphrase);
    if (status != VAULT_OK) {
        return report_typed(source, status);
    }
    if (acceptable(source, ret_passphrase, &question)) {
        return REPORT_EXIT_OK;
    }
    return report_fail(question == REPORT_ASK_GENERATE ? REPORT_TOO_SHORT
                                                       : REPORT_TOO_WEAK,
        "");
}

int
recovery_new_passphrase(const struct options *options,
    struct vault_secret *ret_passphrase)
{
    const struct source source = { "--passphrase-fd",
        options_settings(options)->passphrase_fd, REPORT_ASK_NEW_PASSPHRASE,
        REPORT_LOCKED, options_given(options, "accept-weak") };

    return get_passphrase(options, &source, ret_passphrase);
}

int
recovery_seal_passphrase(const struct options *options,
    struct vault_secret *ret_passphrase)
{
    struct source source = { "--seal-passphrase-fd", -1,
        REPORT_ASK_SEAL_PASSPHRASE, REPORT_NO_SEAL_PASSPHRASE, false };
    long fd = -1;

    if (!options_number(options, "seal-passphrase-fd", 1 << 20, -1, &fd)) {
        return REPORT_EXIT_USAGE;
    }
    source.fd = (int)fd;
    return get_passphrase(options, &source, ret_passphrase);
}

/* Writes the code and its drawing; they are on disk when this returns. */
static int
write_code(const char *path, const struct vault_secret *code,
    const struct vault_secret *drawing)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    if (!atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        return report_errno(path);
    }
    /* Unbuffered, so that stdio keeps no copy. */
    (void)setvbuf(file.stream, NULL, _IONBF, 0);
    if (fwrite(code->data, 1, code->len, file.stream) != code->len ||
        fputc('\n', file.stream) == EOF ||
        (drawing->len > 0 &&
            fwrite(drawing->data, 1, drawing->len, file.stream) !=
                drawing->len)) {
        int exit_status = report_errno(path);

        atomic_file_abandon(&file);
        return exit_status;
    }
    return atomic_file_commit(&file) ? REPORT_EXIT_OK : report_errno(path);
}

/* Whether `typed` is group `index` of the code, letter case apart. */
static bool
is_group(const struct vault_secret *typed, const struct vault_secret *code,
    size_t index)
{
    const char *group = (const char *)code->data + index * (GROUP_LEN + 1);

    return typed->len == GROUP_LEN &&
        strncasecmp((const char *)typed->data, group, GROUP_LEN) == 0;
}

/* In a new file, below the code what was asked for. */
static int
keep_in_file(const struct options *options, const char *path,
    const struct vault_secret *code)
{
    struct vault_secret drawing = VAULT_SECRET_INIT;
    enum vault_status status = VAULT_OK;
    int exit_status;

    if (options_given(options, "qr")) {
        status = qr_draw(code, &drawing);
    }
    exit_status = status == VAULT_OK ? write_code(path, code, &drawing)
                                     : report_vault(status, path);
    vault_secret_release(&drawing);
    return exit_status;
}

/* Shows the code and asks for one of its groups. */
static int
read_back(const struct options *options, const char *vault_path,
    const struct vault_secret *code)
{
    enum vault_status status = VAULT_OK;
    struct vault_secret typed = VAULT_SECRET_INIT;
    unsigned char random = 0;
    char number[8];
    bool right = false;

    if (!passphrase_can_ask() ||
        getrandom(&random, sizeof(random), 0) != sizeof(random)) {
        return report_fail(REPORT_NOT_READ_BACK, vault_path);
    }
    random %= GROUPS;
    (void)snprintf(number, sizeof(number), "%d", random + 1);
    prompt_other_screen(true);
    if (options_given(options, "qr")) {
        status = qr_show(code);
    }
    show_secret(REPORT_RECOVERY_SHOWN, code);
    for (int i = 0; i < TRIES && status == VAULT_OK && !right; i++) {
        if (i > 0) {
            show_secret(REPORT_WRONG_GROUP, code);
        }
        if (prompt_line(REPORT_ASK_GROUP, number, &typed) != VAULT_OK) {
            break;
        }
        right = is_group(&typed, code, random);
    }
    prompt_other_screen(false);
    vault_secret_release(&typed);
    if (status != VAULT_OK) {
        return report_vault(status, vault_path);
    }
    return right ? REPORT_EXIT_OK
                 : report_fail(REPORT_NOT_READ_BACK, vault_path);
}

int
recovery_make(const struct options *options, const char *vault_path,
    struct vault_secret *ret_code)
{
    const char *path = options_value(options, "recovery-code-to");
    enum vault_status status;

    if (path == NULL && options_settings(options)->no_input) {
        return report_fail(REPORT_NOT_READ_BACK, vault_path);
    }
    status = vault_recovery_new(ret_code);
    if (status != VAULT_OK) {
        return report_vault(status, vault_path);
    }
    return path != NULL ? keep_in_file(options, path, ret_code)
                        : read_back(options, vault_path, ret_code);
}

int
recovery_unlock_time(const struct options *options, double *ret_seconds)
{
    const char *word = options_value(options, "unlock-time");
    char *end = NULL;
    double seconds;

    *ret_seconds = unlock_seconds;
    if (word == NULL) {
        return REPORT_EXIT_OK;
    }
    seconds = strtod(word, &end);
    if (end == word || *end != '\0' || !(seconds >= 0 && seconds <= 60)) {
        return report_fail(REPORT_BAD_SECONDS, word);
    }
    *ret_seconds = seconds;
    return REPORT_EXIT_OK;
}
