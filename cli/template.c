#include "cli/template.h"

#include <string.h>

#include "cli/export/parts.h"

static enum vault_status
append(struct vault_secret *text, const char *constant)
{
    return vault_secret_append(text, constant, strlen(constant));
}

/* A heading for each of the twelve parts of a brief. */
static enum vault_status
write_supervision(enum export_language language, struct vault_secret *ret_text)
{
    enum vault_status status = VAULT_OK;

    for (unsigned i = 0; i < EXPORT_PART_COUNT; i++) {
        enum export_part part = (enum export_part)i;
        const char *const pieces[] = {
            i > 0 ? "\n# " : "# ",
            export_part_title(part, language),
            "\n<!-- ",
            export_part_hint(part, language),
            " -->\n",
        };

        for (size_t k = 0;
             status == VAULT_OK && k < sizeof(pieces) / sizeof(pieces[0]);
             k++) {
            status = append(ret_text, pieces[k]);
        }
    }
    return status;
}

/* Keep in alphabetical order. */
static const struct template templates[] = {
    { "supervision", "supervision", "the parts of a brief for a supervisor",
        write_supervision },
};

const struct template *
template_at(size_t index)
{
    return index < sizeof(templates) / sizeof(templates[0]) ? &templates[index]
                                                            : NULL;
}

const struct template *
template_find(const char *name)
{
    const struct template *found;

    for (size_t i = 0; (found = template_at(i)) != NULL; i++) {
        if (strcmp(found->name, name) == 0) {
            return found;
        }
    }
    return NULL;
}
