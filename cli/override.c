#include "cli/override.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/compose.h"
#include "cli/prompt.h"
#include "cli/report.h"
#include "vault/consent.h"

/* Blanks and line ends around it go. */
static struct vault_text
trim(const uint8_t *data, size_t len)
{
    while (len > 0 && strchr(" \t\r\n", data[len - 1]) != NULL) {
        len--;
    }
    while (len > 0 && strchr(" \t\r\n", data[0]) != NULL) {
        data++;
        len--;
    }
    return (struct vault_text){ .data = (const char *)data, .len = len };
}

/* Copies a text that has to be there and to fit. */
static bool
take(struct vault_text text, char *ret_text, size_t size)
{
    if (text.len == 0 || text.len >= size ||
        memchr(text.data, '\0', text.len) != NULL) {
        return false;
    }
    memcpy(ret_text, text.data, text.len);
    ret_text[text.len] = '\0';
    return true;
}

/* The first line says who receives it, the others why. */
static bool
split(const struct vault_secret *text, struct release_override *ret_override)
{
    const uint8_t *end =
        text->len == 0 ? NULL : memchr(text->data, '\n', text->len);
    size_t first = end == NULL ? text->len : (size_t)(end - text->data);

    return end != NULL &&
        take(trim(text->data, first), ret_override->recipient,
            sizeof(ret_override->recipient)) &&
        take(trim(end, text->len - first), ret_override->reason,
            sizeof(ret_override->reason));
}

static int
read_file(const char *path, struct release_override *ret_override)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    int exit_status;

    if (fd < 0) {
        return report_errno(path);
    }
    exit_status = report_vault(compose_read(fd, &text), path);
    if (exit_status == REPORT_EXIT_OK && !split(&text, ret_override)) {
        exit_status = report_fail(REPORT_OVERRIDE_REASON, path);
    }
    if (!is_stdin) {
        (void)close(fd);
    }
    vault_secret_release(&text);
    return exit_status;
}

static bool
ask(enum report_message question, char *ret_text, size_t size)
{
    struct vault_secret typed = VAULT_SECRET_INIT;
    bool taken = prompt_line(question, "", &typed) == VAULT_OK &&
        take(trim(typed.data, typed.len), ret_text, size);

    vault_secret_release(&typed);
    return taken;
}

int
override_read(const struct options *options,
    struct release_override *ret_override)
{
    const char *ground = options_value(options, "override");
    const char *path = options_value(options, "reason-from");

    memset(ret_override, 0, sizeof(*ret_override));
    if (ground == NULL) {
        return path == NULL ? REPORT_EXIT_OK
                            : report_fail(REPORT_MISSING_OPTION, "--override");
    }
    if (!vault_consent_ground_known(ground)) {
        return report_fail(REPORT_OVERRIDE_GROUND, ground);
    }
    (void)snprintf(ret_override->ground, sizeof(ret_override->ground), "%s",
        ground);
    if (path != NULL) {
        return read_file(path, ret_override);
    }
    if (options_settings(options)->no_input ||
        !ask(REPORT_ASK_RECIPIENT, ret_override->recipient,
            sizeof(ret_override->recipient)) ||
        !ask(REPORT_ASK_REASON, ret_override->reason,
            sizeof(ret_override->reason))) {
        return report_fail(REPORT_OVERRIDE_REASON, "--reason-from");
    }
    return REPORT_EXIT_OK;
}
