#include "cli/batch_known.h"

#include <stdlib.h>
#include <string.h>

#include "cli/batch_cut.h"
#include "vault/secret.h"

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

static void
add(struct items *items, const struct key *key, struct anon_text value)
{
    items->list[items->len++] = (struct anon_identifier){
        .kind = key->kind,
        .origin = ANON_FROM_OWN,
        .birth = key->birth,
        .person = key->kind == ANON_IDENTIFIER_NAME ? items->persons++ : 0,
        .value = value,
    };
}

static bool
add_json(struct items *items, const struct key *key, const json_t *value)
{
    if (!json_is_string(value)) {
        return false;
    }
    add(items, key,
        (struct anon_text){ json_string_value(value),
            json_string_length(value) });
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
            return json_is_null(value) || add_json(items, &keys[i], value);
        }
        for (j = 0; j < json_array_size(value); j++) {
            if (!add_json(items, &keys[i], json_array_get(value, j))) {
                return false;
            }
        }
    }
    return true;
}

static enum batch_status
compile(const struct items *items, struct anon_scratch *scratch,
    struct anon_known **ret_known)
{
    enum anon_status made =
        anon_known_new_in(items->list, items->len, scratch, ret_known);

    return made == ANON_OK           ? BATCH_OK
        : made == ANON_ERR_NO_MEMORY ? BATCH_ERR_NO_MEMORY
                                     : BATCH_ERR_LINE;
}

enum batch_status
batch_known(const json_t *object, struct anon_scratch *scratch,
    struct anon_known **ret_known)
{
    struct items items = { NULL, 0, 0 };
    size_t count = object == NULL ? 0 : count_texts(object);
    enum batch_status status = BATCH_ERR_LINE;
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
    status = compile(&items, scratch, ret_known);
out:
    free(items.list);
    return status;
}

/* A record as it stands in a line, while it is read. */
struct written {
    struct anon_text text;
    size_t at;
    char *room;    /* what is decoded goes here */
    unsigned seen; /* a bit for each of the keys */
};

/* The byte after blanks is `byte`: goes behind it. */
static bool
take_byte(struct written *written, char byte)
{
    size_t at = batch_cut_blanks(written->text, written->at);

    if (at >= written->text.len || written->text.data[at] != byte) {
        return false;
    }
    written->at = at + 1;
    return true;
}

static bool
take_string(struct written *written, struct anon_text *ret_value)
{
    if (!take_byte(written, '"') ||
        !batch_cut_string(written->text, &written->at, written->room,
            ret_value)) {
        return false;
    }
    written->room += ret_value->len;
    return true;
}

/* One of our keys and the colon; NULL: another, or one for the second time. */
static const struct key *
take_key(struct written *written)
{
    struct anon_text name;
    size_t i;

    if (!take_string(written, &name) || !take_byte(written, ':')) {
        return NULL;
    }
    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (strlen(keys[i].name) == name.len &&
            memcmp(keys[i].name, name.data, name.len) == 0 &&
            (written->seen >> i & 1) == 0) {
            written->seen |= 1u << i;
            return &keys[i];
        }
    }
    return NULL;
}

/* A string, or a list of them. */
static bool
take_values(struct written *written, const struct key *key, struct items *items)
{
    bool list = take_byte(written, '[');
    struct anon_text value;

    if (list && take_byte(written, ']')) {
        return true;
    }
    do {
        if (!take_string(written, &value)) {
            return false;
        }
        add(items, key, value);
    } while (list && take_byte(written, ','));
    return !list || take_byte(written, ']');
}

/* The whole of it; false: something unusual. */
static bool
take_items(struct written *written, struct items *items)
{
    if (!take_byte(written, '{')) {
        return false;
    }
    if (!take_byte(written, '}')) {
        do {
            const struct key *key = take_key(written);

            if (key == NULL || !take_values(written, key, items)) {
                return false;
            }
        } while (take_byte(written, ','));
        if (!take_byte(written, '}')) {
            return false;
        }
    }
    return batch_cut_blanks(written->text, written->at) == written->text.len;
}

/* No fewer than there are strings in it. */
static size_t
count_strings(struct anon_text written)
{
    size_t quotes = 0;
    size_t i;

    for (i = 0; i < written.len; i++) {
        quotes += written.data[i] == '"';
    }
    return quotes / 2;
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
    status = batch_known(object, last->scratch, &last->known);
    if (status == BATCH_OK) {
        last->object = json_incref(object);
    }
    return status;
}

/* Keeps the record that was compiled, to know it again. */
static enum batch_status
keep(struct batch_known_last *last, struct anon_text written)
{
    last->written = malloc(written.len);
    if (last->written == NULL) {
        return BATCH_ERR_NO_MEMORY;
    }
    memcpy(last->written, written.data, written.len);
    last->written_len = written.len;
    return BATCH_OK;
}

enum batch_status
batch_known_take_written(struct batch_known_last *last,
    struct anon_text written, char *room, bool *ret_read)
{
    struct written reader = { written, 0, room, 0 };
    struct items items = { NULL, 0, 0 };
    enum batch_status status = BATCH_OK;

    *ret_read = true;
    if (last->written != NULL && last->written_len == written.len &&
        memcmp(last->written, written.data, written.len) == 0) {
        return BATCH_OK;
    }
    items.list = calloc(count_strings(written) + 1, sizeof(*items.list));
    if (items.list == NULL) {
        return BATCH_ERR_NO_MEMORY;
    }
    *ret_read = take_items(&reader, &items) && items.len <= ITEMS_MAX;
    if (*ret_read) {
        batch_known_release(last);
        status = items.len == 0 ? BATCH_OK
                                : compile(&items, last->scratch, &last->known);
    }
    free(items.list);
    return *ret_read && status == BATCH_OK ? keep(last, written) : status;
}

void
batch_known_release(struct batch_known_last *last)
{
    anon_known_free(&last->known);
    json_decref(last->object);
    vault_wipe(last->written, last->written_len);
    free(last->written);
    *last = (struct batch_known_last){ .scratch = last->scratch };
}
