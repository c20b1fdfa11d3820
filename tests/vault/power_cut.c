#include "power_cut.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scratch.h"

#define SECTOR 512
#define FILES 2 /* the vault and its journal */

/* What happens to everything that was not synced. */
enum fate {
    KEEP_ALL,
    DROP_ALL,
    KEEP_SOME,
    TEAR,
    FATE_COUNT,
};

struct image {
    uint8_t *bytes;
    size_t len;
    bool exists;
    bool unsure;    /* made since the last sync: may be missing */
    uint8_t *ghost; /* removed, but the folder was not synced */
    size_t ghost_len;
};

struct disk {
    struct image images[FILES];
    enum fate fate;
    unsigned random;
    const char *name;
};

/* A small generator, so that a seed gives the same disk everywhere. */
static unsigned
next_random(struct disk *disk)
{
    disk->random = disk->random * 1103515245U + 12345U;
    return disk->random >> 16;
}

static struct image *
image_of(struct disk *disk, int file)
{
    return &disk->images[strcmp(disk_name(file), disk->name) == 0 ? 0 : 1];
}

static void
resize(struct image *image, size_t len)
{
    image->bytes = realloc(image->bytes, len + 1);
    assert_non_null(image->bytes);
    if (len > image->len) {
        memset(image->bytes + image->len, 0, len - image->len);
    }
    image->len = len;
}

static void
put(struct image *image, int64_t at, const uint8_t *bytes, size_t len)
{
    if (image->bytes == NULL || image->len < (size_t)at + len) {
        resize(image, (size_t)at + len);
    }
    memcpy(image->bytes + at, bytes, len);
}

static void
apply(struct image *image, const struct disk_op *op)
{
    if (op->kind == DISK_WRITE) {
        put(image, op->at, op->bytes, op->len);
    } else {
        resize(image, (size_t)op->at);
    }
}

/* Each sector by itself. */
static void
apply_torn(struct disk *disk, struct image *image, const struct disk_op *op)
{
    size_t done = 0;
    size_t end;

    while (done < op->len) {
        end =
            ((size_t)op->at + done) / SECTOR * SECTOR + SECTOR - (size_t)op->at;
        end = end < op->len ? end : op->len;
        if (next_random(disk) % 2 == 0) {
            put(image, op->at + (int64_t)done, op->bytes + done, end - done);
        }
        done = end;
    }
}

static void
apply_unsynced(struct disk *disk, struct image *image, const struct disk_op *op)
{
    bool keep = disk->fate == KEEP_ALL ||
        (disk->fate != DROP_ALL && next_random(disk) % 2 == 0);

    if (disk->fate == TEAR && op->kind == DISK_WRITE) {
        apply_torn(disk, image, op);
    } else if (keep) {
        apply(image, op);
    }
}

static void
remove_image(struct image *image, bool for_good)
{
    free(image->ghost);
    image->ghost = NULL;
    if (for_good) {
        free(image->bytes);
    } else {
        image->ghost = image->bytes;
        image->ghost_len = image->len;
    }
    image->bytes = NULL;
    image->len = 0;
    image->exists = false;
    image->unsure = false;
}

/* Whether operation `number` was synced, or its file removed, before `end`. */
static bool
settled(size_t number, size_t end)
{
    int file = disk_op(number)->file;
    size_t i;

    for (i = number + 1; i < end; i++) {
        const struct disk_op *op = disk_op(i);

        if (op->kind != DISK_MARK && op->file == file &&
            (op->kind == DISK_SYNC || op->kind == DISK_DELETE)) {
            return true;
        }
    }
    return false;
}

static void
replay_op(struct disk *disk, size_t number, size_t end)
{
    const struct disk_op *op = disk_op(number);
    struct image *image = image_of(disk, op->file);

    switch (op->kind) {
    case DISK_CREATE:
        image->exists = true;
        image->unsure = true;
        break;
    case DISK_WRITE:
    case DISK_TRUNCATE:
        if (settled(number, end)) {
            apply(image, op);
        } else {
            apply_unsynced(disk, image, op);
        }
        break;
    case DISK_SYNC:
        image->unsure = false;
        free(image->ghost);
        image->ghost = NULL;
        break;
    case DISK_DELETE: remove_image(image, op->folder_synced); break;
    case DISK_MARK: break;
    }
}

/* What the folder shows after the cut. */
static void
settle_names(struct disk *disk)
{
    struct image *journal = &disk->images[1];

    if (disk->fate == KEEP_ALL) {
        return;
    }
    if (journal->exists && journal->unsure && next_random(disk) % 2 == 0) {
        remove_image(journal, true);
    }
    if (!journal->exists && journal->ghost != NULL &&
        next_random(disk) % 2 == 0) {
        journal->bytes = journal->ghost;
        journal->len = journal->ghost_len;
        journal->ghost = NULL;
        journal->exists = true;
    }
}

static void
write_image(const struct power_cut *cut, const char *suffix,
    const struct image *image)
{
    char path[512];

    (void)snprintf(path, sizeof(path), "%s/%s%s", cut->folder, cut->name,
        suffix);
    (void)unlink(path);
    if (image->exists) {
        scratch_write(path, image->bytes, image->len);
    }
}

void
power_cut_build(const struct power_cut *cut, struct power_cut_left *ret_left)
{
    struct disk disk = { .random = cut->seed, .name = cut->name };
    struct power_cut_left left = { 0, false };
    size_t i;

    disk.fate = (enum fate)(next_random(&disk) % FATE_COUNT);
    disk.images[0].exists = true;
    put(&disk.images[0], 0, cut->start, cut->start_len);
    for (i = 0; i < cut->ops; i++) {
        if (disk_op(i)->kind == DISK_MARK) {
            left.marked = disk_op(i)->at;
        } else {
            replay_op(&disk, i, cut->ops);
        }
    }
    settle_names(&disk);
    left.journal = disk.images[1].exists;
    write_image(cut, "", &disk.images[0]);
    write_image(cut, "-journal", &disk.images[1]);
    for (i = 0; i < FILES; i++) {
        free(disk.images[i].bytes);
        free(disk.images[i].ghost);
    }
    *ret_left = left;
}
