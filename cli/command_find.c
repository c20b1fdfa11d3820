#include <stdbool.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/nearest.h"

/* Whether `name`, of one or two words, is what `words` begin with. */
static bool
names(const char *name, const char *const *words, size_t count,
    size_t *ret_used)
{
    size_t len = strcspn(name, " ");

    if (strlen(words[0]) != len || strncmp(name, words[0], len) != 0) {
        return false;
    }
    if (name[len] == '\0') {
        *ret_used = 1;
        return true;
    }
    if (count < 2 || strcmp(name + len + 1, words[1]) != 0) {
        return false;
    }
    *ret_used = 2;
    return true;
}

const struct command *
command_find(const char *const *words, size_t count, size_t *ret_used)
{
    const struct command *found = NULL;
    const struct command *command;
    size_t used = 0;

    /* "backup due" before "backup". */
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (names(command->name, words, count, &used) &&
            (found == NULL || used > *ret_used)) {
            found = command;
            *ret_used = used;
        }
    }
    return found;
}

int
command_is_group(const char *word)
{
    const struct command *command;
    size_t len = strlen(word);

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (strncmp(command->name, word, len) == 0 &&
            command->name[len] == ' ') {
            return 1;
        }
    }
    return 0;
}

/* The part of a name that may be mistyped: after the group, or the first. */
static bool
candidate(const char *name, const char *group, char ret_word[NEAREST_MAX])
{
    size_t skip = group != NULL ? strlen(group) + 1 : 0;
    size_t len;

    if (group != NULL &&
        (strncmp(name, group, skip - 1) != 0 || name[skip - 1] != ' ')) {
        return false;
    }
    len = strcspn(name + skip, " ");
    if (len >= NEAREST_MAX) {
        return false;
    }
    memcpy(ret_word, name + skip, len);
    ret_word[len] = '\0';
    return true;
}

const char *
command_nearest(const char *group, const char *word)
{
    const char *best = NULL;
    size_t best_distance = 0;
    const struct command *command;
    char other[NEAREST_MAX];

    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (!candidate(command->name, group, other) ||
            !nearest_is_near(word, other)) {
            continue;
        }
        if (best == NULL || nearest_distance(word, other) < best_distance) {
            best = command->name;
            best_distance = nearest_distance(word, other);
        }
    }
    return best;
}
