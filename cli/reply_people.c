#include "cli/reply_people.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cli/export/words.h"
#include "vault/person.h"

/* How many of each role there are, told to one or to a group. */
struct census {
    unsigned counts[2][EXPORT_ROLE_COUNT];
};

struct roll {
    struct vault *vault;
    const char *case_code;
    struct census all;  /* of the case */
    struct census seen; /* up to the present person */
    size_t reply_len;   /* of the text, without the lines added */
    struct vault_secret *text;
};

static enum export_role
told(enum export_role role, int general)
{
    return general ? export_role_general(role) : role;
}

static void
count(struct census *census, enum export_role role)
{
    for (int general = 0; general < 2; general++) {
        census->counts[general][told(role, general)]++;
    }
}

/* Adds "label: NAME" when the label stands in the reply. */
static enum vault_status
add_line(struct roll *roll, const char *label, const struct vault_secret *name)
{
    struct vault_secret *text = roll->text;
    enum vault_status status;

    if (memmem(text->data, roll->reply_len, label, strlen(label)) == NULL) {
        return VAULT_OK;
    }
    status = text->len == roll->reply_len ? vault_secret_append(text, "\n", 1)
                                          : VAULT_OK;
    if (status == VAULT_OK) {
        status = vault_secret_append(text, label, strlen(label));
    }
    if (status == VAULT_OK) {
        status = vault_secret_append(text, ": ", 2);
    }
    if (status == VAULT_OK) {
        status = vault_secret_append(text, name->data, name->len);
    }
    return status == VAULT_OK ? vault_secret_append(text, "\n", 1) : status;
}

/* Adds the lines for a person, whose role was counted just now. */
static enum vault_status
add_person(struct roll *roll, enum export_role role,
    const struct vault_secret *name)
{
    enum vault_status status = VAULT_OK;
    char label[128];

    for (int i = 0; status == VAULT_OK && i < 2 * EXPORT_LANGUAGE_COUNT; i++) {
        int general = i % 2;
        enum export_role as = told(role, general);
        const char *word = export_role_label(as, (enum export_language)(i / 2));

        if (as == EXPORT_ROLE_OTHER || (general && as == role)) {
            continue;
        }
        if (roll->all.counts[general][as] > 1) {
            (void)snprintf(label, sizeof(label), "[%s %u]", word,
                roll->seen.counts[general][as]);
        } else {
            (void)snprintf(label, sizeof(label), "[%s]", word);
        }
        status = add_line(roll, label, name);
    }
    return status;
}

/*
 * Goes over the people, counting them in `census`, and adds their lines when
 * `write` says so.  The identifiers of one person follow each other.
 */
static enum vault_status
go_over(struct roll *roll, struct census *census, bool write)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    enum vault_status status;
    int64_t person = 0;
    bool named = false;

    status = vault_identifier_iter_open(roll->vault, roll->case_code, &iter);
    while (status == VAULT_OK) {
        enum export_role role;

        status = vault_identifier_iter_next(iter, &item);
        role = status == VAULT_OK ? export_role_find(item.role)
                                  : EXPORT_ROLE_OTHER;
        if (role == EXPORT_ROLE_OTHER) {
            continue;
        }
        if (item.person_id != person) {
            person = item.person_id;
            named = false;
            count(census, role);
        }
        if (write && !named && strcmp(item.kind, "name") == 0) {
            named = true;
            status = add_person(roll, role, &item.value);
        }
    }
    vault_identifier_release(&item);
    vault_identifier_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
reply_people_append(struct vault *vault, const char *case_code,
    struct vault_secret *text)
{
    struct roll roll = { .vault = vault,
        .case_code = case_code,
        .reply_len = text->len,
        .text = text };
    enum vault_status status = go_over(&roll, &roll.all, false);

    return status == VAULT_OK ? go_over(&roll, &roll.seen, true) : status;
}
