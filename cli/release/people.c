#include "cli/release/people.h"

#include <stdlib.h>
#include <string.h>

#include "vault/case.h"

struct person {
    uint32_t code; /* offset in words */
    uint32_t role; /* offset in words */
    uint32_t person;
    enum anon_identifier_kind kind;
    bool is_code;
};

struct release_people {
    struct anon_known *known;
    struct person *items;
    size_t len;
    size_t cap;
    char *words; /* codes and roles, NUL-ended, one after the other */
    size_t words_len;
    size_t words_cap;
    int32_t birth;
};

/* What is gathered before it can be compiled: values move while they grow. */
struct gather {
    struct release_people *people;
    const struct release_circle *circle;
    struct vault_secret values;
    struct anon_identifier *known; /* value.data is an offset until the end */
    int64_t *persons;              /* ids seen, in the order of their numbers */
    size_t person_count;
    size_t person_cap;
};

static const struct {
    const char *name;
    enum anon_identifier_kind kind;
} kinds[] = {
    { "address", ANON_IDENTIFIER_ADDRESS },
    { "birth", ANON_IDENTIFIER_DATE },
    { "date", ANON_IDENTIFIER_DATE },
    { "email", ANON_IDENTIFIER_EMAIL },
    { "handle", ANON_IDENTIFIER_HANDLE },
    { "id", ANON_IDENTIFIER_ID },
    { "name", ANON_IDENTIFIER_NAME },
    { "nickname", ANON_IDENTIFIER_NICKNAME },
    { "org", ANON_IDENTIFIER_ORG },
    { "phone", ANON_IDENTIFIER_PHONE },
    { "place", ANON_IDENTIFIER_PLACE },
    { "url", ANON_IDENTIFIER_URL },
};

/* A kind we have no word for is searched for as it stands. */
static enum anon_identifier_kind
kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return kinds[i].kind;
        }
    }
    return ANON_IDENTIFIER_ID;
}

/* Room for one more element of `size` bytes. */
static bool
grow(void **items, size_t len, size_t *cap, size_t size)
{
    size_t wanted = *cap == 0 ? 64 : 2 * *cap;
    void *moved;

    if (len < *cap) {
        return true;
    }
    moved = reallocarray(*items, wanted, size);
    if (moved == NULL) {
        return false;
    }
    *items = moved;
    *cap = wanted;
    return true;
}

/* Keeps a word; the one kept last is used again when it is the same. */
static bool
keep_word(struct release_people *people, const char *word, uint32_t *ret_at)
{
    size_t len = strlen(word) + 1;

    if (people->len > 0) {
        const struct person *last = &people->items[people->len - 1];
        uint32_t places[2] = { last->code, last->role };

        for (int i = 0; i < 2; i++) {
            if (strcmp(people->words + places[i], word) == 0) {
                *ret_at = places[i];
                return true;
            }
        }
    }
    while (people->words_len + len > people->words_cap) {
        if (!grow((void **)&people->words, people->words_cap,
                &people->words_cap, 1)) {
            return false;
        }
    }
    memcpy(people->words + people->words_len, word, len);
    *ret_at = (uint32_t)people->words_len;
    people->words_len += len;
    return true;
}

/* The number of a person; identifiers of one person follow each other. */
static bool
number_person(struct gather *gather, int64_t id, uint32_t *ret_number)
{
    for (size_t i = gather->person_count; i > 0; i--) {
        if (gather->persons[i - 1] == id) {
            *ret_number = (uint32_t)(i - 1);
            return true;
        }
        /* A few steps back will do: a wrong split costs a label, no more. */
        if (gather->person_count - i > 256) {
            break;
        }
    }
    if (!grow((void **)&gather->persons, gather->person_count,
            &gather->person_cap, sizeof(*gather->persons))) {
        return false;
    }
    *ret_number = (uint32_t)gather->person_count;
    gather->persons[gather->person_count++] = id;
    return true;
}

/* One identifier more.  The value is appended; its place is kept as offset. */
static enum release_status
gather_value(struct gather *gather, const struct person *person, bool birth,
    struct vault_text value)
{
    struct release_people *people = gather->people;
    size_t known_cap = people->cap;
    bool own;

    if (!grow((void **)&people->items, people->len, &people->cap,
            sizeof(*people->items)) ||
        !grow((void **)&gather->known, people->len, &known_cap,
            sizeof(*gather->known)) ||
        vault_secret_append(&gather->values, value.data, value.len) !=
            VAULT_OK) {
        return RELEASE_ERR_NO_MEMORY;
    }
    own = gather->circle->own != NULL &&
        strcasecmp(people->words + person->code, gather->circle->own) == 0;
    people->items[people->len] = *person;
    gather->known[people->len] = (struct anon_identifier){
        .kind = person->kind,
        .origin = own ? ANON_FROM_OWN : ANON_FROM_OTHER,
        .birth = birth,
        .person = person->person,
        .value = { NULL, value.len },
    };
    people->len++;
    return RELEASE_OK;
}

static enum release_status
gather_identifier(struct gather *gather,
    const struct vault_identifier *identifier)
{
    struct release_people *people = gather->people;
    struct vault_text value = { (const char *)identifier->value.data,
        identifier->value.len };
    bool birth = strcmp(identifier->kind, "birth") == 0;
    struct person person = { .kind = kind_of(identifier->kind) };

    if (value.len == 0) {
        return RELEASE_OK;
    }
    if (!keep_word(people, identifier->case_code, &person.code) ||
        !keep_word(people, identifier->role, &person.role) ||
        !number_person(gather, identifier->person_id, &person.person)) {
        return RELEASE_ERR_NO_MEMORY;
    }
    if (birth && gather->circle->own != NULL &&
        strcasecmp(identifier->case_code, gather->circle->own) == 0 &&
        strcmp(identifier->role, VAULT_ROLE_CLIENT) == 0) {
        people->birth =
            anon_day_of((struct anon_text){ value.data, value.len });
    }
    return gather_value(gather, &person, birth, value);
}

static enum release_status
gather_identifiers(struct gather *gather, struct vault *vault,
    struct release_cause *ret_cause)
{
    enum vault_status found;
    enum release_status status;
    struct vault_identifier identifier = { .value = VAULT_SECRET_INIT };
    struct vault_identifier_iter *iter = NULL;

    found = vault_identifier_iter_open(vault,
        gather->circle->others ? NULL : gather->circle->own, &iter);
    status = release_vault(found, ret_cause);
    while (status == RELEASE_OK) {
        found = vault_identifier_iter_next(iter, &identifier);
        if (found != VAULT_OK) {
            status = release_vault(found, ret_cause);
            break;
        }
        status = gather_identifier(gather, &identifier);
    }
    vault_identifier_release(&identifier);
    vault_identifier_iter_close(&iter);
    return status;
}

/* A case code says who it is about to everybody who has seen it before. */
static enum release_status
gather_code(struct gather *gather, const struct vault_case *row)
{
    struct person person = { .kind = ANON_IDENTIFIER_ID, .is_code = true };

    if (!keep_word(gather->people, row->code, &person.code) ||
        !keep_word(gather->people, "case", &person.role) ||
        !number_person(gather, -row->id - 1, &person.person)) {
        return RELEASE_ERR_NO_MEMORY;
    }
    return gather_value(gather, &person, false,
        (struct vault_text){ row->code, strlen(row->code) });
}

static enum release_status
gather_codes(struct gather *gather, struct vault *vault,
    struct release_cause *ret_cause)
{
    enum vault_status found;
    enum release_status status;
    struct vault_case row;
    struct vault_case_iter *iter = NULL;

    if (!gather->circle->others) {
        found = vault_case_find(vault, gather->circle->own, &row);
        return found == VAULT_OK ? gather_code(gather, &row)
                                 : release_vault(found, ret_cause);
    }
    found = vault_case_iter_open(vault, &iter);
    status = release_vault(found, ret_cause);
    while (status == RELEASE_OK) {
        found = vault_case_iter_next(iter, &row);
        if (found != VAULT_OK) {
            status = release_vault(found, ret_cause);
            break;
        }
        status = gather_code(gather, &row);
    }
    vault_case_iter_close(&iter);
    return status;
}

static void
place_values(struct gather *gather)
{
    const char *next = (const char *)gather->values.data;

    for (size_t i = 0; i < gather->people->len; i++) {
        gather->known[i].value.data = next;
        next += gather->known[i].value.len;
    }
}

enum release_status
release_people_new(struct vault *vault, const struct release_circle *circle,
    struct release_people **ret_people, struct release_cause *ret_cause)
{
    enum release_status status = RELEASE_ERR_NO_MEMORY;
    struct gather gather = { .circle = circle };
    struct release_people *people = calloc(1, sizeof(*people));

    if (people == NULL) {
        goto out;
    }
    people->birth = ANON_NO_DAY;
    gather.people = people;
    status = gather_identifiers(&gather, vault, ret_cause);
    if (status == RELEASE_OK) {
        status = gather_codes(&gather, vault, ret_cause);
    }
    if (status != RELEASE_OK) {
        goto out;
    }
    place_values(&gather);
    status = release_anon(anon_known_new(gather.known, people->len,
                              circle->today, &people->known),
        ret_cause);
    if (status != RELEASE_OK) {
        goto out;
    }
    *ret_people = people;
    people = NULL;
out:
    release_people_free(&people);
    vault_secret_release(&gather.values);
    free(gather.known);
    free(gather.persons);
    return status;
}

void
release_people_free(struct release_people **people)
{
    if (*people != NULL) {
        anon_known_free(&(*people)->known);
        free((*people)->items);
        free((*people)->words);
        free(*people);
        *people = NULL;
    }
}

const struct anon_known *
release_people_known(const struct release_people *people)
{
    return people->known;
}

size_t
release_people_count(const struct release_people *people)
{
    return people->len;
}

struct release_identity
release_people_at(const struct release_people *people, size_t index)
{
    const struct person *item = &people->items[index];

    return (struct release_identity){
        .case_code = people->words + item->code,
        .role = people->words + item->role,
        .is_code = item->is_code,
        .kind = item->kind,
        .person = item->person,
    };
}

int32_t
release_people_birth(const struct release_people *people)
{
    return people->birth;
}
