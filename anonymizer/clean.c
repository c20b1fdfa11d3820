#include "anonymizer/clean.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/anonymizer.h"
#include "anonymizer/replacement.h"
#include "anonymizer/wipe.h"

struct anon_clean {
    size_t len;
    size_t cap;
    char *data;
};

static enum anon_status
append(struct anon_clean *clean, const char *data, size_t len)
{
    if (len > clean->cap - clean->len) {
        size_t cap = clean->cap + clean->cap / 2 + len + 64;
        char *grown = anon_wipe_grow(clean->data, clean->len, cap);

        if (grown == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        clean->data = grown;
        clean->cap = cap;
    }
    if (len > 0) {
        memcpy(clean->data + clean->len, data, len);
        clean->len += len;
    }
    return ANON_OK;
}

static enum anon_status
clean_new(size_t cap, struct anon_clean **ret_clean)
{
    struct anon_clean *clean = calloc(1, sizeof(*clean));

    if (clean == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    clean->data = calloc(1, cap + 1);
    if (clean->data == NULL) {
        free(clean);
        return ANON_ERR_NO_MEMORY;
    }
    clean->cap = cap + 1;
    *ret_clean = clean;
    return ANON_OK;
}

/* Whether the finding may be applied behind byte `from` of the text. */
static bool
is_in_order(const struct anon_finding *finding, size_t from,
    struct anon_text text)
{
    return finding->begin >= from && finding->begin < finding->end &&
        finding->end <= text.len && (unsigned)finding->type < ANON_TYPE_COUNT;
}

static enum anon_status
append_all(struct anon_clean *clean, struct anon_text text,
    const struct anon_findings *findings,
    const struct anon_transform *transform)
{
    enum anon_status status = ANON_OK;
    char replacement[ANON_REPLACEMENT_MAX];
    size_t from = 0;
    size_t i;

    for (i = 0; status == ANON_OK && i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];
        struct anon_text surface;

        if (finding->decision != ANON_REMOVE) {
            continue;
        }
        if (!is_in_order(finding, from, text)) {
            return ANON_ERR_INVALID;
        }
        surface = (struct anon_text){ text.data + finding->begin,
            finding->end - finding->begin };
        status = append(clean, text.data + from, finding->begin - from);
        if (status == ANON_OK) {
            status = anon_replacement(finding, surface, transform, replacement);
        }
        if (status == ANON_OK) {
            status = append(clean, replacement, strlen(replacement));
        }
        from = finding->end;
    }
    return status == ANON_OK ? append(clean, text.data + from, text.len - from)
                             : status;
}

enum anon_status
anon_redact(struct anon_text text, const struct anon_findings *findings,
    const struct anon_transform *transform, struct anon_clean **ret_clean)
{
    static const struct anon_transform bare = { .first_day = ANON_NO_DAY };
    struct anon_clean *clean = NULL;
    enum anon_status status = clean_new(text.len, &clean);

    if (status != ANON_OK) {
        return status;
    }
    status = append_all(clean, text, findings,
        transform == NULL ? &bare : transform);
    if (status == ANON_OK) {
        *ret_clean = clean;
        clean = NULL;
    }
    anon_clean_free(&clean);
    return status;
}

enum anon_status
anon_clean_constant(const char *constant, struct anon_clean **ret_clean)
{
    enum anon_status status = clean_new(strlen(constant), ret_clean);

    return status == ANON_OK ? append(*ret_clean, constant, strlen(constant))
                             : status;
}

struct anon_text
anon_clean_view(const struct anon_clean *clean)
{
    return (struct anon_text){ clean->data, clean->len };
}

void
anon_clean_free(struct anon_clean **clean)
{
    if (*clean == NULL) {
        return;
    }
    anon_wipe_free((*clean)->data, (*clean)->cap);
    anon_wipe_free(*clean, sizeof(**clean));
    *clean = NULL;
}
