#include "cli/media.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/managed.h"
#include "vault/backup.h"

const char *
media_state_word(enum media_state state)
{
    static const char *const words[] = {
        [MEDIA_ERASED] = "erased",
        [MEDIA_AWAY] = "away",
        [MEDIA_LOCKED] = "locked",
        [MEDIA_BY_HAND] = "by-hand",
    };

    return words[state];
}

static enum media_state
erase_one(struct vault *vault, const char *uuid, const char *folder,
    const char *stamp)
{
    char *path = managed_path(folder, uuid, stamp);
    enum vault_status status = VAULT_ERR_NO_MEMORY;
    int64_t count = 0;

    if (path != NULL) {
        status = vault_backup_erase(vault, path, &count);
    }
    free(path);
    switch ((int)status) {
    case VAULT_OK: return MEDIA_ERASED;
    case VAULT_ERR_DAMAGED:
    case VAULT_ERR_HEADER:
    case VAULT_ERR_PASSPHRASE:
    case VAULT_ERR_NOT_A_VAULT:
    case VAULT_ERR_VERSION:
    case VAULT_ERR_INVALID: return MEDIA_LOCKED;
    default: return MEDIA_AWAY; /* a full or read-only medium: later */
    }
}

enum media_state
media_erase(struct vault *vault, const char *uuid, const char *folder,
    size_t *ret_count)
{
    struct managed_list list = { NULL, 0 };
    enum media_state state = MEDIA_ERASED;

    *ret_count = 0;
    if (!managed_list_read(folder, uuid, &list)) {
        return MEDIA_AWAY;
    }
    for (size_t i = 0; i < list.count; i++) {
        enum media_state one = erase_one(vault, uuid, folder, list.stamps[i]);

        state = one == MEDIA_ERASED ? state : one;
    }
    *ret_count = list.count;
    managed_list_free(&list);
    return state;
}

/* An empty folder may be the mount point of a stick that is elsewhere. */
static enum media_state
visit_again(struct vault *vault, const char *uuid,
    const struct vault_visit *place)
{
    struct vault_visit visit = *place;
    size_t count = 0;
    enum media_state state = media_erase(vault, uuid, place->folder, &count);

    if (state != MEDIA_ERASED || count == 0) {
        return count == 0 ? MEDIA_AWAY : state;
    }
    visit.file[0] = '\0';
    visit.clean = true;
    /* Not written down, it is only done again. */
    return vault_visit_add(vault, &visit) == VAULT_OK ? MEDIA_ERASED
                                                      : MEDIA_AWAY;
}

/* The places, read before the first visit adds to them. */
struct places {
    struct vault_visit *rows;
    size_t count;
};

static enum vault_status
read_places(struct vault *vault, struct places *places)
{
    struct vault_cursor *cursor = NULL;
    struct vault_visit place;
    enum vault_status status = vault_visit_open(vault, &cursor);

    while (status == VAULT_OK) {
        struct vault_visit *grown;

        status = vault_visit_next(cursor, &place);
        if (status != VAULT_OK) {
            break;
        }
        grown = realloc(places->rows, (places->count + 1) * sizeof(*grown));
        if (grown == NULL) {
            status = VAULT_ERR_NO_MEMORY;
            break;
        }
        places->rows = grown;
        grown[places->count++] = place;
    }
    vault_cursor_close(&cursor);
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
media_visit_all(struct vault *vault, const char *uuid, int64_t since,
    media_fn *tell, void *data)
{
    struct places places = { NULL, 0 };
    enum vault_status status = read_places(vault, &places);

    for (size_t i = 0; status == VAULT_OK && i < places.count; i++) {
        const struct vault_visit *place = &places.rows[i];
        enum media_state state = MEDIA_BY_HAND;

        if (place->managed) {
            state = place->id > since ? MEDIA_ERASED
                                      : visit_again(vault, uuid, place);
        }
        tell(place, state, data);
    }
    free(places.rows);
    return status;
}
