#ifndef CLI_POLICY_CHOICE_H
#define CLI_POLICY_CHOICE_H

#include "anonymizer/policy.h"
#include "cli/export/out.h"
#include "cli/options.h"

/* A policy, and the file it stands in. */
struct policy_choice {
    const struct anon_policy *policy; /* a constant, or `own` */
    struct anon_policy own;
    char hash[EXPORT_HASH_MAX]; /* of the file */
};

/*
 * The policy that --policy FILE or --profile NAME chooses, or the profile
 * `fallback`.  Returns an exit status; a failure has been reported.
 */
int policy_choose(const struct options *options, const char *fallback,
    struct policy_choice *ret_choice);

/* The policy called `name`.  Returns an exit status, reported. */
int policy_choose_name(const char *name, struct policy_choice *ret_choice);

/* Reads the policy in a file.  Returns an exit status, reported. */
int policy_choose_file(const char *path, struct policy_choice *ret_choice);

#endif
