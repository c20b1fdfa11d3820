#include "cli/describe.h"

#include <string.h>

#include "cli/date.h"
#include "cli/passphrase.h"
#include "cli/prompt.h"
#include "cli/report.h"
#include "vault/secret.h"

/* Where the values of an option or of an answer go. */
struct target {
    const char *option;
    const char *field;
    enum report_message question;
};

static const struct target targets[] = {
    { "name", "names", REPORT_ASK_NAME },
    { "nickname", "nicknames", REPORT_ASK_NICKNAME },
    { "born", "born", REPORT_ASK_BORN },
    { "phone", "phones", REPORT_ASK_PHONE },
    { "email", "emails", REPORT_ASK_EMAIL },
    { "address", "addresses", REPORT_ASK_ADDRESS },
    { "org", "orgs", REPORT_ASK_ORG },
};

enum {
    TARGET_COUNT = sizeof(targets) / sizeof(targets[0]),
};

bool
describe_given(const struct options *options)
{
    for (size_t i = 0; i < TARGET_COUNT; i++) {
        if (options_given(options, targets[i].option)) {
            return true;
        }
    }
    return false;
}

/* Appends a text to the list under `field`; "born" is one text. */
static bool
add(json_t *known, const char *field, const char *text, size_t len)
{
    json_t *value = json_stringn(text, len);
    json_t *list = json_object_get(known, field);

    if (strcmp(field, "born") == 0) {
        return json_object_set_new(known, field, value) == 0;
    }
    if (list == NULL) {
        list = json_array();
        if (json_object_set_new(known, field, list) != 0) {
            json_decref(value);
            return false;
        }
    }
    return json_array_append_new(list, value) == 0;
}

/* Adds a day of birth as an ISO date. */
static int
add_birth(json_t *known, const char *word)
{
    char today[VAULT_DATE_MAX];
    char born[VAULT_DATE_MAX];

    date_today(today);
    if (!date_parse(word, today, DATE_PAST, born)) {
        /* The word itself says when a client was born. */
        return report_fail(REPORT_BAD_DATE, "--born");
    }
    return add(known, "born", born, strlen(born))
        ? REPORT_EXIT_OK
        : report_fail(REPORT_NO_MEMORY, "");
}

/* Adds every value of one option. */
static int
add_option(json_t *known, const struct options *options,
    const struct target *target)
{
    const char *word;
    int exit_status = REPORT_EXIT_OK;

    for (size_t i = 0; exit_status == REPORT_EXIT_OK &&
         (word = options_nth(options, target->option, i)) != NULL;
         i++) {
        if (strcmp(target->option, "born") == 0) {
            exit_status = add_birth(known, word);
        } else if (!add(known, target->field, word, strlen(word))) {
            exit_status = report_fail(REPORT_BAD_FIELD, target->option);
        }
    }
    return exit_status;
}

int
describe_from_options(const struct options *options, json_t **ret_known)
{
    json_t *known = json_object();
    int exit_status = REPORT_EXIT_OK;

    for (size_t i = 0; i < TARGET_COUNT && exit_status == REPORT_EXIT_OK; i++) {
        exit_status = add_option(known, options, &targets[i]);
    }
    if (exit_status != REPORT_EXIT_OK) {
        json_decref(known);
        return exit_status;
    }
    *ret_known = known;
    return REPORT_EXIT_OK;
}

/* Cuts blanks off both ends. */
static struct vault_text
trim(struct vault_text text)
{
    while (text.len > 0 && text.data[0] == ' ') {
        text.data++;
        text.len--;
    }
    while (text.len > 0 && text.data[text.len - 1] == ' ') {
        text.len--;
    }
    return text;
}

/* Adds each part of an answer between commas; an e-mail without one @ in the
 * middle is a handle. */
static bool
add_parts(json_t *known, const char *field, const struct vault_secret *answer)
{
    size_t start = 0;

    for (size_t i = 0; i <= answer->len; i++) {
        struct vault_text part;
        const char *at;

        if (i < answer->len && answer->data[i] != ',') {
            continue;
        }
        part = trim((struct vault_text){ (const char *)answer->data + start,
            i - start });
        start = i + 1;
        at = part.len > 1 ? memchr(part.data + 1, '@', part.len - 1) : NULL;
        if (part.len > 0 &&
            !add(known,
                strcmp(field, "emails") == 0 && at == NULL ? "handles" : field,
                part.data, part.len)) {
            return false;
        }
    }
    return true;
}

/* Whether the answers to a question may be several, between commas. */
static bool
takes_parts(const char *field)
{
    return strcmp(field, "nicknames") == 0 || strcmp(field, "phones") == 0 ||
        strcmp(field, "emails") == 0 || strcmp(field, "orgs") == 0;
}

/* Puts one answer into the form; asks again through `*ret_again`. */
static int
take_answer(json_t *known, const struct target *target,
    const struct vault_secret *answer, bool *ret_again)
{
    const char *text = (const char *)answer->data;
    bool ok = true;

    *ret_again = false;
    if (answer->len == 0) {
        *ret_again = strcmp(target->field, "names") == 0;
    } else if (strcmp(target->field, "born") == 0) {
        *ret_again = add_birth(known, text) != REPORT_EXIT_OK;
    } else if (takes_parts(target->field)) {
        ok = add_parts(known, target->field, answer);
    } else {
        ok = add(known, target->field, text, answer->len);
    }
    return ok ? REPORT_EXIT_OK : report_fail(REPORT_BAD_FIELD, target->field);
}

static int
ask_target(json_t *known, const struct target *target)
{
    struct vault_secret answer = VAULT_SECRET_INIT;
    int exit_status = REPORT_EXIT_OK;
    bool again = true;

    while (again && exit_status == REPORT_EXIT_OK) {
        if (prompt_line(target->question, "", &answer) != VAULT_OK) {
            exit_status = report_fail(REPORT_INTERRUPTED, "");
        } else {
            exit_status = take_answer(known, target, &answer, &again);
        }
    }
    vault_secret_release(&answer);
    return exit_status;
}

/* "mother: Name": a person with a role; without a colon, a relative. */
static bool
add_relative(json_t *known, const struct vault_secret *answer)
{
    struct vault_text all = { (const char *)answer->data, answer->len };
    const char *colon = memchr(all.data, ':', all.len);
    struct vault_text role = { "relative", strlen("relative") };
    struct vault_text name = all;
    json_t *list = json_object_get(known, "relatives");
    json_t *person;

    if (colon != NULL) {
        role =
            trim((struct vault_text){ all.data, (size_t)(colon - all.data) });
        name = trim((struct vault_text){ colon + 1,
            all.len - (size_t)(colon - all.data) - 1 });
    }
    person = json_pack("{s:s%, s:[s%]}", "role", role.data, role.len, "names",
        name.data, name.len);
    if (list == NULL) {
        list = json_array();
        if (json_object_set_new(known, "relatives", list) != 0) {
            json_decref(person);
            return false;
        }
    }
    return json_array_append_new(list, person) == 0;
}

static int
ask_relatives(json_t *known)
{
    struct vault_secret answer = VAULT_SECRET_INIT;
    int exit_status = REPORT_EXIT_OK;

    while (exit_status == REPORT_EXIT_OK) {
        if (prompt_line(REPORT_ASK_RELATIVE, "", &answer) != VAULT_OK) {
            exit_status = report_fail(REPORT_INTERRUPTED, "");
        } else if (answer.len == 0) {
            break;
        } else if (!add_relative(known, &answer)) {
            exit_status = report_fail(REPORT_BAD_FIELD, "relatives");
        }
    }
    vault_secret_release(&answer);
    return exit_status;
}

int
describe_by_asking(json_t **ret_known)
{
    json_t *known = json_object();
    int exit_status = REPORT_EXIT_OK;

    if (!passphrase_can_ask()) {
        exit_status = report_fail(REPORT_NO_NAME_GIVEN, "");
    }
    for (size_t i = 0; i < TARGET_COUNT && exit_status == REPORT_EXIT_OK; i++) {
        exit_status = ask_target(known, &targets[i]);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = ask_relatives(known);
    }
    if (exit_status != REPORT_EXIT_OK) {
        json_decref(known);
        return exit_status;
    }
    *ret_known = known;
    return REPORT_EXIT_OK;
}
