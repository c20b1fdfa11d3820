#include "cli/release/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum release_status
release_files_open(struct release_files *files, const char *path,
    enum release_bundle_form form, struct release_cause *ret_cause)
{
    *files = (struct release_files){ .len = 0 };
    if (release_bundle_open(path, form, &files->bundle)) {
        return RELEASE_OK;
    }
    return errno == EEXIST ? RELEASE_ERR_EXISTS : release_errno(ret_cause);
}

/* A comment, where a file of this name can begin with one. */
static void
put_mark(struct export_out *out, const char *name, const char *mark)
{
    static const struct {
        const char *ending;
        const char *before;
        const char *after;
    } comments[] = {
        { ".md", "> **", "**\n\n" },
        { ".R", "# ", "\n" },
        { ".py", "# ", "\n" },
        { ".sql", "-- ", "\n" },
    };
    const char *ending = strrchr(name, '.');

    for (size_t i = 0; mark != NULL && ending != NULL &&
         i < sizeof(comments) / sizeof(comments[0]);
         i++) {
        if (strcmp(ending, comments[i].ending) == 0) {
            export_out_constant(out, comments[i].before);
            export_out_constant(out, mark);
            export_out_constant(out, comments[i].after);
        }
    }
}

enum release_status
release_files_add(struct release_files *files, const char *name,
    struct release_file **ret_file, struct release_cause *ret_cause)
{
    struct release_file *file = &files->items[files->len];
    int fd = release_bundle_add(files->bundle, name);

    if (fd < 0) {
        return release_errno(ret_cause);
    }
    *file = (struct release_file){ .name = name, .fd = fd };
    file->out = export_out_new(fd);
    if (file->out == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    put_mark(file->out, name, files->mark);
    files->len++;
    *ret_file = file;
    return RELEASE_OK;
}

enum release_status
release_file_owner(struct release_file *file, uint32_t owner)
{
    if (file->owner_count == file->owner_cap) {
        size_t cap = file->owner_cap == 0 ? 256 : 2 * file->owner_cap;
        uint32_t *owners = reallocarray(file->owners, cap, sizeof(*owners));

        if (owners == NULL) {
            return RELEASE_ERR_NO_MEMORY;
        }
        file->owners = owners;
        file->owner_cap = cap;
    }
    file->owners[file->owner_count++] = owner;
    return RELEASE_OK;
}

enum release_status
release_file_finish(struct release_file *file, struct release_cause *ret_cause)
{
    if (!export_out_finish(file->out, file->hash)) {
        return release_errno(ret_cause);
    }
    /* The disk may begin: release_bundle_commit() waits for it to end. */
    (void)sync_file_range(file->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    return RELEASE_OK;
}

enum release_status
release_file_map(const struct release_file *file,
    struct release_mapping *ret_mapping, struct release_cause *ret_cause)
{
    struct stat info;
    void *bytes;

    *ret_mapping = (struct release_mapping){ NULL, 0 };
    if (fstat(file->fd, &info) != 0) {
        return release_errno(ret_cause);
    }
    if (info.st_size == 0) {
        return RELEASE_OK;
    }
    bytes =
        mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file->fd, 0);
    if (bytes == MAP_FAILED) {
        return release_errno(ret_cause);
    }
    *ret_mapping = (struct release_mapping){ bytes, (size_t)info.st_size };
    return RELEASE_OK;
}

void
release_file_unmap(struct release_mapping *mapping)
{
    if (mapping->bytes != NULL) {
        (void)munmap((void *)(uintptr_t)mapping->bytes, mapping->len);
    }
    *mapping = (struct release_mapping){ NULL, 0 };
}

static enum release_status
gate_one(const struct release_file *file, const struct release_gate *gate,
    struct release_gate_report *report, struct release_cause *ret_cause)
{
    struct release_mapping mapping;
    struct release_gate_file read = {
        .name = file->name,
        .owners = file->owners,
        .owner_count = file->owner_count,
        .content = { .bytes = "" },
    };
    enum release_status status;

    /* What nobody can read cannot be known to hold nothing. */
    if (!release_format_find(file->name, &read.content.format)) {
        return RELEASE_ERR_INVALID;
    }
    status = release_file_map(file, &mapping, ret_cause);
    if (status != RELEASE_OK) {
        return status;
    }
    read.content.own = export_out_own(file->out, &read.content.own_count);
    read.content.zip = file->zip;
    if (mapping.bytes != NULL) {
        read.content.bytes = mapping.bytes;
        read.content.len = mapping.len;
    }
    status = release_gate_file(gate, &read, report, ret_cause);
    release_file_unmap(&mapping);
    return status;
}

enum release_status
release_files_gate(const struct release_files *files,
    const struct release_gate *gate, struct release_gate_report *report,
    struct release_cause *ret_cause)
{
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < files->len; i++) {
        status = gate_one(&files->items[i], gate, report, ret_cause);
    }
    return status;
}

void
release_files_release(struct release_files *files)
{
    for (size_t i = 0; i < files->len; i++) {
        export_out_free(&files->items[i].out);
        export_zip_free(&files->items[i].zip);
        free(files->items[i].owners);
    }
    files->len = 0;
    release_bundle_free(&files->bundle);
}
