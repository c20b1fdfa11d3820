#include "cli/commands.h"

#include <string.h>

#include "cli/nearest.h"

/* Keep in alphabetical order of the names. */
static const struct command commands[] = {
    { "help", "[COMMAND]", "explain a command", cmd_help, NULL,
        COMMAND_NEEDS_NOTHING, 0, 2 },
};

enum {
    COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]),
};

const struct command *
command_at(size_t index)
{
    return index < COMMAND_COUNT ? &commands[index] : NULL;
}

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
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (names(commands[i].name, words, count, ret_used)) {
            return &commands[i];
        }
    }
    return NULL;
}

int
command_is_group(const char *word)
{
    size_t len = strlen(word);

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strncmp(commands[i].name, word, len) == 0 &&
            commands[i].name[len] == ' ') {
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
    char other[NEAREST_MAX];

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (!candidate(commands[i].name, group, other) ||
            !nearest_is_near(word, other)) {
            continue;
        }
        if (best == NULL || nearest_distance(word, other) < best_distance) {
            best = commands[i].name;
            best_distance = nearest_distance(word, other);
        }
    }
    return best;
}
