/*
 * Small files the program keeps or is given: the mark of a vault in the state
 * folder, a rollback journal beside a vault, a folder of texts to import.
 */
#include <fcntl.h>
#include <glob.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/import/import.h"
#include "cli/state.h"
#include "vault/journal.h"
#include "vault/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define UUID "0f8fad5b-d9cb-469f-a165-70867728950e"

/* TOP/casevault/UUID-HASH, TOP/a.vault and its journal, TOP/texts/a.txt. */
static char top[] = "/tmp/casevault-fuzz-XXXXXX";
static char vault[64];
static char journal[80];
static char state[256];
static char texts[64];
static char text[80];
static struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;

static void
remove_files(void)
{
    char folder[64];

    (void)snprintf(folder, sizeof(folder), "%s/casevault", top);
    (void)unlink(journal);
    (void)unlink(vault);
    (void)unlink(text);
    (void)unlink(state);
    (void)rmdir(texts);
    (void)rmdir(folder);
    (void)rmdir(top);
    vault_page_keys_release(&keys);
}

static void
write_file(const char *path, const uint8_t *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0 || (size > 0 && write(fd, data, size) != (ssize_t)size)) {
        abort();
    }
    (void)close(fd);
}

/* The one file that state_save() makes. */
static void
find_state(void)
{
    const struct vault_mark mark = { .entries = 1 };
    char pattern[128];
    glob_t found;

    state_save(UUID, vault, &mark, false);
    (void)snprintf(pattern, sizeof(pattern), "%s/casevault/" UUID "-*", top);
    if (glob(pattern, 0, NULL, &found) != 0) {
        abort();
    }
    (void)snprintf(state, sizeof(state), "%s", found.gl_pathv[0]);
    globfree(&found);
}

static void
prepare(void)
{
    const uint8_t salt[VAULT_HEADER_SALT_LEN] = { 1 };
    struct vault_secret key = VAULT_SECRET_INIT;

    if (mkdtemp(top) == NULL || setenv("XDG_STATE_HOME", top, 1) != 0 ||
        vault_secret_append(&key, "0123456789abcdef0123456789abcdef", 32) !=
            VAULT_OK ||
        vault_page_keys_make(&key, salt, &keys) != VAULT_OK) {
        abort();
    }
    (void)snprintf(vault, sizeof(vault), "%s/a.vault", top);
    (void)snprintf(journal, sizeof(journal), "%s-journal", vault);
    (void)snprintf(texts, sizeof(texts), "%s/texts", top);
    (void)snprintf(text, sizeof(text), "%s/2026-01-02.txt", texts);
    write_file(vault, NULL, 0);
    if (mkdir(texts, 0700) != 0) {
        abort();
    }
    find_state();
    (void)atexit(remove_files);
    vault_secret_release(&key);
}

/* A mark that was read is kept and read again as it was. */
static void
check_state(void)
{
    struct vault_mark mark;
    struct vault_mark again;

    (void)state_untouched(UUID, vault);
    if (!state_load(UUID, vault, &mark)) {
        return;
    }
    state_save(UUID, vault, &mark, false);
    if (!state_load(UUID, vault, &again) || again.entries != mark.entries ||
        memcmp(again.mac, mark.mac, sizeof(mark.mac)) != 0) {
        abort();
    }
}

static enum import_status
take(const struct import_item *item, struct import_place *place, void *data)
{
    (void)place;
    (void)data;
    if (!vault_text_valid(
            (struct vault_text){ item->text.data, item->text.len }) ||
        item->date.len != 10) {
        abort();
    }
    return IMPORT_OK;
}

static void
check_folder(void)
{
    const struct import_receiver receiver = { take, NULL };
    struct import_report report = { .place = { .field = "" } };
    int fd = open(texts, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        abort();
    }
    (void)!import_folder(fd, &receiver, &report);
    (void)close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum vault_status status;

    if (vault[0] == '\0') {
        prepare();
    }
    if (size == 0) {
        return 0;
    }
    switch (data[0] % 3) {
    case 0:
        write_file(state, data + 1, size - 1);
        check_state();
        break;
    case 1:
        write_file(journal, data + 1, size - 1);
        status = vault_journal_check(vault, &keys);
        if (status != VAULT_OK && status != VAULT_ERR_JOURNAL) {
            abort();
        }
        break;
    default:
        write_file(text, data + 1, size - 1);
        check_folder();
        break;
    }
    return 0;
}
