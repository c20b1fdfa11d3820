#ifndef CLI_TEMPLATE_H
#define CLI_TEMPLATE_H

#include <stddef.h>

#include "cli/export/words.h"
#include "vault/secret.h"

/*
 * Texts to begin a note with: headings, and under each a hint in a comment,
 * which is no part of the note.
 */
struct template
{
    const char *name;    /* "supervision" */
    const char *kind;    /* of the note it begins */
    const char *summary; /* one line, English */
    enum vault_status (
        *write)(enum export_language language, struct vault_secret * ret_text);
};

/* The template at `index`, in alphabetical order; NULL past the end. */
const struct template *template_at(size_t index);

/* The template called `name`, or NULL. */
const struct template *template_find(const char *name);

#endif
