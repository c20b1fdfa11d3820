#include "cli/batch_known.h"

#include <stdlib.h>
#include <string.h>

/* Identifiers of one line; more is a line we refuse. */
#define ITEMS_MAX 100000

struct key {
    const char *name;
    enum anon_identifier_kind kind;
    bool birth;
};

static const struct key keys[] = {
    { "addresses", ANON_IDENTIFIER_ADDRESS, false },
    { "born", ANON_IDENTIFIER_DATE, true },
    { "cities", ANON_IDENTIFIER_PLACE, false },
    { "dates", ANON_IDENTIFIER_DATE, false },
    { "emails", ANON_IDENTIFIER_EMAIL, false },
    { "handles", ANON_IDENTIFIER_HANDLE, false },
    { "ids", ANON_IDENTIFIER_ID, false },
    { "names", ANON_IDENTIFIER_NAME, false },
    { "nicknames", ANON_IDENTIFIER_NICKNAME, false },
    { "orgs", ANON_IDENTIFIER_ORG, false },
    { "phones", ANON_IDENTIFIER_PHONE, false },
    { "relatives", ANON_IDENTIFIER_NAME, false },
    { "urls", ANON_IDENTIFIER_URL, false },
};

struct items {
    struct anon_identifier *list;
    size_t len;
    uint32_t persons;
};

static size_t
count_texts(const json_t *object)
{
    const char *name;
    json_t *value;
    size_t count = 0;

    json_object_foreach((json_t *)object, name, value)
    {
        count += json_is_array(value) ? json_array_size(value) : 1;
    }
    return count;
}

static bool
add(struct items *items, const struct key *key, const json_t *value)
{
    struct anon_identifier *item = &items->list[items->len];

    if (!json_is_string(value)) {
        return false;
    }
    *item = (struct anon_identifier){
        .kind = key->kind,
        .origin = ANON_FROM_OWN,
        .birth = key->birth,
        .person = key->kind == ANON_IDENTIFIER_NAME ? items->persons++ : 0,
        .value = { json_string_value(value), json_string_length(value) },
    };
    items->len++;
    return true;
}

/* Adds the texts under one key; keys we do not know are passed over. */
static bool
add_key(struct items *items, const char *name, const json_t *value)
{
    size_t i;
    size_t j;

    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (strcmp(keys[i].name, name) != 0) {
            continue;
        }
        if (!json_is_array(value)) {
            return json_is_null(value) || add(items, &keys[i], value);
        }
        for (j = 0; j < json_array_size(value); j++) {
            if (!add(items, &keys[i], json_array_get(value, j))) {
                return false;
            }
        }
    }
    return true;
}

enum batch_status
batch_known(const json_t *object, struct anon_known **ret_known)
{
    struct items items = { NULL, 0, 0 };
    size_t count = object == NULL ? 0 : count_texts(object);
    enum batch_status status = BATCH_ERR_LINE;
    enum anon_status made;
    const char *name;
    json_t *value;

    *ret_known = NULL;
    if (count == 0) {
        return BATCH_OK;
    }
    if (count > ITEMS_MAX) {
        return BATCH_ERR_LINE;
    }
    items.list = calloc(count, sizeof(*items.list));
    if (items.list == NULL) {
        return BATCH_ERR_NO_MEMORY;
    }
    json_object_foreach((json_t *)object, name, value)
    {
        if (!add_key(&items, name, value)) {
            goto out;
        }
    }
    made = anon_known_new(items.list, items.len, NULL, ret_known);
    status = made == ANON_OK         ? BATCH_OK
        : made == ANON_ERR_NO_MEMORY ? BATCH_ERR_NO_MEMORY
                                     : BATCH_ERR_LINE;
out:
    free(items.list);
    return status;
}

/*
 * Whether two records say the same, in the same order: which of two identifiers
 * is found where they meet depends on it.
 */
static bool
are_same(json_t *a, json_t *b)
{
    void *x = json_object_iter(a);
    void *y = json_object_iter(b);

    while (x != NULL && y != NULL &&
        strcmp(json_object_iter_key(x), json_object_iter_key(y)) == 0 &&
        json_equal(json_object_iter_value(x), json_object_iter_value(y))) {
        x = json_object_iter_next(a, x);
        y = json_object_iter_next(b, y);
    }
    return x == NULL && y == NULL;
}

enum batch_status
batch_known_take(struct batch_known_last *last, json_t *object)
{
    enum batch_status status;

    if (object != NULL && last->object != NULL &&
        are_same(object, last->object)) {
        return BATCH_OK;
    }
    batch_known_release(last);
    status = batch_known(object, &last->known);
    if (status == BATCH_OK) {
        last->object = json_incref(object);
    }
    return status;
}

void
batch_known_release(struct batch_known_last *last)
{
    anon_known_free(&last->known);
    json_decref(last->object);
    last->object = NULL;
}
