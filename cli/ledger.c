#include "cli/ledger.h"

#include <string.h>

#include "vault/person.h"

/* The fields of the form, in alphabetical order, and their kinds. */
static const struct {
    const char *field;
    const char *kind; /* of identifier; NULL: people, not values */
} fields[] = {
    { "addresses", "address" },
    { "born", "birth" },
    { "cities", "place" },
    { "dates", "date" },
    { "emails", "email" },
    { "handles", "handle" },
    { "ids", "id" },
    { "names", "name" },
    { "nicknames", "nickname" },
    { "orgs", "org" },
    { "phones", "phone" },
    { "relatives", NULL },
    { "urls", "url" },
};

enum {
    FIELD_COUNT = sizeof(fields) / sizeof(fields[0]),
};

json_t *
ledger_parse(const char *text, size_t len, int *ret_line)
{
    json_error_t error;
    json_t *json = json_loadb(text, len, JSON_REJECT_DUPLICATES, &error);

    if (json == NULL) {
        *ret_line = error.line;
    }
    /* The message may quote the text. */
    vault_wipe(&error, sizeof(error));
    return json;
}

/* Index of a field, or FIELD_COUNT. */
static size_t
find_field(const char *name)
{
    size_t i = 0;

    while (i < FIELD_COUNT && strcmp(fields[i].field, name) != 0) {
        i++;
    }
    return i;
}

/* Item `index` of a list, or the one value that stands in place of a list. */
static json_t *
item_at(const json_t *list, size_t index)
{
    if (json_is_array(list)) {
        return json_array_get(list, index);
    }
    return index == 0 ? (json_t *)list : NULL;
}

static bool check_person(const json_t *person, bool relative,
    const char **ret_field);

/* Whether every item is a string, or a relative where those may be. */
static bool
check_field(size_t field, const char *name, const json_t *list,
    const char **ret_field)
{
    bool people = fields[field].kind == NULL;
    const json_t *item;
    bool fits = true;

    for (size_t i = 0; fits && (item = item_at(list, i)) != NULL; i++) {
        *ret_field = name;
        fits = people && json_is_object(item)
            ? check_person(item, true, ret_field)
            : json_is_string(item);
    }
    return fits;
}

static bool
is_role(const json_t *value)
{
    size_t len = json_string_length(value);

    return json_is_string(value) && len > 0 && len < VAULT_WORD_MAX;
}

/* A relative has a role and no relatives; the client the other way round. */
static bool
check_person(const json_t *person, bool relative, const char **ret_field)
{
    const char *name;
    json_t *value;
    size_t field;

    json_object_foreach((json_t *)person, name, value)
    {
        if (relative && strcmp(name, "role") == 0 && is_role(value)) {
            continue;
        }
        field = find_field(name);
        if (field == FIELD_COUNT || (relative && fields[field].kind == NULL)) {
            *ret_field = name;
            return false;
        }
        if (!check_field(field, name, value, ret_field)) {
            return false;
        }
    }
    return true;
}

bool
ledger_check(const json_t *known, const char **ret_field)
{
    *ret_field = "";
    return json_is_object(known) && check_person(known, false, ret_field);
}

static enum vault_status
store_value(struct vault *vault, int64_t person, const char *kind,
    const json_t *value)
{
    struct vault_text text = { json_string_value(value),
        json_string_length(value) };

    return text.len == 0 ? VAULT_OK
                         : vault_identifier_add(vault, person, kind, text);
}

/* Writes every value of a person, except the relatives. */
static enum vault_status
store_person(struct vault *vault, int64_t person, const json_t *known)
{
    enum vault_status status = VAULT_OK;

    for (size_t i = 0; i < FIELD_COUNT && status == VAULT_OK; i++) {
        const json_t *list = json_object_get(known, fields[i].field);
        const json_t *item;

        if (fields[i].kind == NULL) {
            continue;
        }
        for (size_t j = 0;
             (item = item_at(list, j)) != NULL && status == VAULT_OK; j++) {
            status = store_value(vault, person, fields[i].kind, item);
        }
    }
    return status;
}

/* A relative is a person of his own, so that each gets a label of his own. */
static enum vault_status
store_relative(struct vault *vault, const char *case_code, const json_t *item)
{
    enum vault_status status;
    const char *role = json_string_value(json_object_get(item, "role"));
    int64_t person = 0;

    if (json_is_string(item) && json_string_length(item) == 0) {
        return VAULT_OK;
    }
    status = vault_person_add(vault, case_code,
        role != NULL ? role : "relative", &person);
    if (status != VAULT_OK) {
        return status;
    }
    return json_is_string(item) ? store_value(vault, person, "name", item)
                                : store_person(vault, person, item);
}

enum vault_status
ledger_store(struct vault *vault, const char *case_code, const json_t *known)
{
    enum vault_status status;
    const json_t *relatives = json_object_get(known, "relatives");
    const json_t *item;
    int64_t client = 0;

    status = vault_person_ensure(vault, case_code, VAULT_ROLE_CLIENT, &client);
    if (status == VAULT_OK) {
        status = store_person(vault, client, known);
    }
    for (size_t i = 0;
         status == VAULT_OK && (item = item_at(relatives, i)) != NULL; i++) {
        status = store_relative(vault, case_code, item);
    }
    return status;
}
