#include "cli/seal_choice.h"

#include <string.h>

#include "cli/recovery.h"
#include "cli/report.h"

/* Whether the options for one kind of seal came with that kind. */
static int
check_seal(const struct options *options, enum release_seal seal)
{
    static const char *const of_age[] = { "recipient", "recipients-file" };
    bool named = false;

    for (size_t i = 0; i < sizeof(of_age) / sizeof(of_age[0]); i++) {
        named = named || options_given(options, of_age[i]);
    }
    if (named && seal != RELEASE_SEAL_AGE) {
        return report_fail(REPORT_MISSING_OPTION, "--seal age");
    }
    if (!named && seal == RELEASE_SEAL_AGE) {
        return report_fail(REPORT_MISSING_OPTION, "--recipient");
    }
    if (options_given(options, "seal-passphrase-fd") &&
        seal != RELEASE_SEAL_HTML && seal != RELEASE_SEAL_ZIP) {
        return report_fail(REPORT_MISSING_OPTION, "--seal html, --seal zip");
    }
    return REPORT_EXIT_OK;
}

static int
read_seal(const struct options *options, enum release_seal *ret_seal)
{
    static const char *const names[] = {
        [RELEASE_SEAL_HTML] = "html",
        [RELEASE_SEAL_ZIP] = "zip",
        [RELEASE_SEAL_AGE] = "age",
    };
    const char *how = options_value(options, "seal");

    *ret_seal = RELEASE_UNSEALED;
    for (size_t i = RELEASE_SEAL_HTML; how != NULL && i <= RELEASE_SEAL_AGE;
         i++) {
        if (strcmp(how, names[i]) == 0) {
            *ret_seal = (enum release_seal)i;
        }
    }
    if (how != NULL && *ret_seal == RELEASE_UNSEALED) {
        return report_fail(REPORT_BAD_SEAL, how);
    }
    return check_seal(options, *ret_seal);
}

/* Reads for whom, and tries the keys before anybody reviews anything. */
static int
read_recipients(const struct options *options, struct release_age *recipients)
{
    const char *key;

    while ((key = options_nth(options, "recipient", recipients->key_count)) !=
        NULL) {
        if (recipients->key_count == RELEASE_AGE_KEYS) {
            return report_fail(REPORT_AGE_KEYS, key);
        }
        recipients->keys[recipients->key_count++] = key;
    }
    recipients->file = options_value(options, "recipients-file");
    switch (release_age_check(recipients)) {
    case RELEASE_AGE_OK: break;
    case RELEASE_AGE_MISSING: return report_fail(REPORT_NO_AGE, "age");
    case RELEASE_AGE_FAILED: return report_fail(REPORT_AGE_KEYS, "age");
    }
    return REPORT_EXIT_OK;
}

int
seal_choose(const struct options *options, struct seal_choice *ret_choice)
{
    int exit_status = read_seal(options, &ret_choice->how);

    if (exit_status != REPORT_EXIT_OK || ret_choice->how == RELEASE_UNSEALED) {
        return exit_status;
    }
    return ret_choice->how == RELEASE_SEAL_AGE
        ? read_recipients(options, &ret_choice->recipients)
        : recovery_seal_passphrase(options, &ret_choice->passphrase);
}
