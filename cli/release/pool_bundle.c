#include "cli/release/pool_bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/export/groups.h"

/* Most bytes of a file that is read as a whole: no bundle of ours has more. */
#define WHOLE_MAX ((size_t)16 << 20)

/* A bundle while it is opened. */
struct opening {
    struct release_pool_bundle *bundle;
    struct release_pool_place *place;
    enum release_pool_fault fault; /* of the files of the manifest */
};

static enum release_pool_fault
fault(struct opening *opening, enum release_pool_fault what, const char *where)
{
    (void)snprintf(opening->place->where, sizeof(opening->place->where), "%s",
        where);
    return what;
}

/* A plain file that lies in the folder itself, and is no link to another. */
static bool
is_plain(int folder, const char *name)
{
    struct stat info;

    return name[0] != '.' && name[0] != '\0' && strchr(name, '/') == NULL &&
        fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISREG(info.st_mode);
}

static enum release_pool_fault
map(struct opening *opening, const char *name,
    struct release_verify_file *ret_file)
{
    int folder = opening->bundle->folder;

    return is_plain(folder, name) && release_verify_map(folder, name, ret_file)
        ? RELEASE_POOL_FINE
        : fault(opening, RELEASE_POOL_FILE, name);
}

/* Reads one of our own small JSON files. */
static enum release_pool_fault
load(struct opening *opening, const char *name, json_t **ret_root)
{
    struct release_verify_file file = { "", 0 };
    enum release_pool_fault found = map(opening, name, &file);

    *ret_root = NULL;
    if (found == RELEASE_POOL_FINE && file.len <= WHOLE_MAX) {
        *ret_root =
            json_loadb(file.bytes, file.len, JSON_REJECT_DUPLICATES, NULL);
    }
    release_verify_unmap(&file);
    if (found == RELEASE_POOL_FINE && !json_is_object(*ret_root)) {
        json_decref(*ret_root);
        *ret_root = NULL;
        found = fault(opening, RELEASE_POOL_MANIFEST, name);
    }
    return found;
}

/* --- signature and hashes ------------------------------------------------- */

/* Of what release_verify_folder() says the first that is wrong. */
static void
note(const char *name, enum release_file_verdict verdict, void *data)
{
    struct opening *opening = data;

    if (opening->fault != RELEASE_POOL_FINE || verdict == RELEASE_FILE_EXTRA) {
        return;
    }
    if (verdict == RELEASE_FILE_FORGED || verdict == RELEASE_FILE_NO_STAMP) {
        opening->fault = fault(opening, RELEASE_POOL_SIGNATURE, name);
    } else if (verdict == RELEASE_FILE_MISSING ||
        !is_plain(opening->bundle->folder, name)) {
        opening->fault = fault(opening, RELEASE_POOL_FILE, name);
    } else if (verdict == RELEASE_FILE_CHANGED) {
        opening->fault = fault(opening, RELEASE_POOL_HASH, name);
    }
}

/* Learns what the manifest says it is of. */
static enum release_pool_fault
read_kind(struct opening *opening)
{
    json_t *root = NULL;
    enum release_pool_fault found = load(opening, "manifest.json", &root);
    const char *kind = json_string_value(json_object_get(root, "kind"));

    opening->bundle->pooled = kind != NULL && strcmp(kind, "pool") == 0;
    if (!opening->bundle->pooled) {
        opening->bundle->facts->site = opening->bundle->site;
    }
    json_decref(root);
    return found;
}

static enum release_pool_fault
check_signature(struct opening *opening)
{
    struct release_pool_bundle *bundle = opening->bundle;
    struct release_verify_stamp stamp;
    enum release_file_verdict verdict;

    if (bundle->pooled) {
        return RELEASE_POOL_FINE;
    }
    if (!is_plain(bundle->folder, "manifest.json") ||
        !is_plain(bundle->folder, "manifest.sig")) {
        return fault(opening, RELEASE_POOL_FILE, "manifest.json, manifest.sig");
    }
    verdict = release_verify_folder(bundle->folder, note, opening, &stamp);
    if (opening->fault == RELEASE_POOL_FINE && verdict != RELEASE_FILE_GOOD) {
        return fault(opening, RELEASE_POOL_SIGNATURE, "manifest.json");
    }
    (void)snprintf(bundle->code, sizeof(bundle->code), "%s", stamp.release);
    (void)snprintf(bundle->key, sizeof(bundle->key), "%s", stamp.fingerprint);
    return opening->fault;
}

/* Whether SHA256SUMS says this of a file, in a line of its own. */
static bool
is_summed(const struct release_verify_file *sums, const char *name,
    const char *hash)
{
    char line[256];
    int len = snprintf(line, sizeof(line), "%s  %s\n", hash, name);
    const char *found = len > 0 && (size_t)len < sizeof(line)
        ? memmem(sums->bytes, sums->len, line, (size_t)len)
        : NULL;

    return found != NULL && (found == sums->bytes || found[-1] == '\n');
}

/*
 * The sums are those of the manifest, line for line, so that whoever checks by
 * `sha256sum -c` checks the same.
 */
static enum release_pool_fault
check_sums(struct opening *opening, const json_t *files)
{
    struct release_verify_file sums = { "", 0 };
    enum release_pool_fault found = map(opening, "SHA256SUMS", &sums);
    size_t lines = 0;

    for (size_t i = 0; found == RELEASE_POOL_FINE && i < json_array_size(files);
         i++) {
        const json_t *item = json_array_get(files, i);
        const char *name = json_string_value(json_object_get(item, "name"));
        const char *hash = json_string_value(json_object_get(item, "hash"));

        if (name == NULL || hash == NULL || strlen(hash) < 7) {
            found = fault(opening, RELEASE_POOL_MANIFEST, "manifest.json");
        } else if (strcmp(name, "SHA256SUMS") != 0) {
            lines++;
            found = is_summed(&sums, name, hash + 7)
                ? found
                : fault(opening, RELEASE_POOL_SUMS, name);
        }
    }
    for (size_t i = 0; found == RELEASE_POOL_FINE && i < sums.len; i++) {
        lines -= sums.bytes[i] == '\n';
    }
    if (found == RELEASE_POOL_FINE && lines != 0) {
        found = fault(opening, RELEASE_POOL_SUMS, "SHA256SUMS");
    }
    release_verify_unmap(&sums);
    return found;
}

/* Of a pool, what release_verify_folder() does for signed bundles. */
static enum release_pool_fault
check_hashes(struct opening *opening, const json_t *files)
{
    enum release_pool_fault found = RELEASE_POOL_FINE;

    for (size_t i = 0; found == RELEASE_POOL_FINE && i < json_array_size(files);
         i++) {
        const json_t *item = json_array_get(files, i);
        const char *name = json_string_value(json_object_get(item, "name"));
        const char *want = json_string_value(json_object_get(item, "hash"));
        struct release_verify_file file = { "", 0 };
        char hash[EXPORT_HASH_MAX];

        name = name == NULL ? "" : name;
        found = map(opening, name, &file);
        if (found != RELEASE_POOL_FINE) {
            continue;
        }
        export_hash(file.bytes, file.len, hash);
        if (want == NULL || strlen(want) < 7 || strcmp(want + 7, hash) != 0) {
            found = fault(opening, RELEASE_POOL_HASH, name);
        }
        release_verify_unmap(&file);
    }
    return found;
}

/* --- what the manifest says ----------------------------------------------- */

static bool
is_listed(const json_t *files, const char *name)
{
    for (size_t i = 0; i < json_array_size(files); i++) {
        const char *listed = json_string_value(
            json_object_get(json_array_get(files, i), "name"));

        if (listed != NULL && strcmp(listed, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_site(const char *site)
{
    return site != NULL && strlen(site) == EXPORT_SITE_LEN &&
        strspn(site, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == EXPORT_SITE_LEN;
}

static enum release_pool_fault
read_manifest(struct opening *opening, const json_t *root)
{
    struct release_pool_bundle *bundle = opening->bundle;
    const char *format = json_string_value(json_object_get(root, "format"));
    const char *kind = json_string_value(json_object_get(root, "kind"));
    const char *site = json_string_value(json_object_get(root, "site"));
    const json_t *files = json_object_get(root, "files");

    bundle->wave = json_integer_value(json_object_get(root, "wave"));
    bundle->synthetic = json_is_true(json_object_get(root, "synthetic"));
    bundle->unreviewed = json_is_true(json_object_get(root, "unreviewed"));
    if (format == NULL || strcmp(format, "casevault-release") != 0 ||
        json_integer_value(json_object_get(root, "format_version")) != 1 ||
        kind == NULL || !json_is_array(files) ||
        (!bundle->pooled &&
            (strcmp(kind, "research") != 0 || bundle->wave < 1))) {
        return fault(opening, RELEASE_POOL_MANIFEST, "manifest.json");
    }
    if ((!bundle->pooled && !is_site(site)) ||
        !is_listed(files, "project.json")) {
        return fault(opening, RELEASE_POOL_PROJECT, "manifest.json");
    }
    if (!bundle->pooled) {
        memcpy(bundle->site, site, sizeof(bundle->site));
    }
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        bundle->has[i] =
            is_listed(files, export_table_get((enum export_table_id)i)->file);
    }
    if (!bundle->has[EXPORT_TABLE_CASES] ||
        !bundle->has[EXPORT_TABLE_WITHDRAWN]) {
        return fault(opening, RELEASE_POOL_MANIFEST, "cases.csv");
    }
    if (bundle->pooled) {
        enum release_pool_fault found = check_hashes(opening, files);

        if (found != RELEASE_POOL_FINE) {
            return found;
        }
    }
    return check_sums(opening, files);
}

static enum release_pool_fault
check_manifest(struct opening *opening)
{
    struct release_verify_file file = { "", 0 };
    json_t *root = NULL;
    enum release_pool_fault found = load(opening, "manifest.json", &root);
    const char *hash;
    char own[EXPORT_HASH_MAX + 8];

    if (found == RELEASE_POOL_FINE) {
        found = read_manifest(opening, root);
    }
    if (found == RELEASE_POOL_FINE) {
        found = map(opening, "project.json", &opening->bundle->project_text);
    }
    if (found == RELEASE_POOL_FINE) {
        hash = json_string_value(json_object_get(root, "project_hash"));
        export_hash(opening->bundle->project_text.bytes,
            opening->bundle->project_text.len, own);
        if (hash == NULL || strlen(hash) < 7 || strcmp(hash + 7, own) != 0) {
            found = fault(opening, RELEASE_POOL_PROJECT, "project.json");
        }
    }
    if (found == RELEASE_POOL_FINE) {
        found = map(opening, "manifest.json", &file);
    }
    if (found == RELEASE_POOL_FINE) {
        export_hash(file.bytes, file.len, opening->bundle->manifest_hash);
    }
    release_verify_unmap(&file);
    json_decref(root);
    return found;
}

static enum release_pool_fault
read_project(struct opening *opening)
{
    struct release_pool_bundle *bundle = opening->bundle;
    const struct vault_text text = { bundle->project_text.bytes,
        bundle->project_text.len };
    struct release_project_place place;

    bundle->project = calloc(1, sizeof(*bundle->project));
    if (bundle->project == NULL) {
        return RELEASE_POOL_NO_MEMORY;
    }
    return release_project_read(text, bundle->project, &place) ==
            RELEASE_PROJECT_FINE
        ? RELEASE_POOL_FINE
        : fault(opening, RELEASE_POOL_PROJECT, "project.json");
}

/* --- dictionary and risk -------------------------------------------------- */

/* Whether the fields are those of our table, in name and type. */
static bool
is_described(const json_t *fields, const struct export_table *table)
{
    if (json_array_size(fields) != table->column_count) {
        return false;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        const json_t *field = json_array_get(fields, i);
        const char *name = json_string_value(json_object_get(field, "name"));
        const char *type = json_string_value(json_object_get(field, "type"));

        if (name == NULL || strcmp(name, table->columns[i].name) != 0 ||
            type == NULL ||
            strcmp(type, export_column_type_name(table->columns[i].type)) !=
                0) {
            return false;
        }
    }
    return true;
}

static const json_t *
find_resource(const json_t *resources, const char *path)
{
    for (size_t i = 0; i < json_array_size(resources); i++) {
        const json_t *item = json_array_get(resources, i);
        const char *found = json_string_value(json_object_get(item, "path"));

        if (found != NULL && strcmp(found, path) == 0) {
            return item;
        }
    }
    return NULL;
}

static enum release_pool_fault
check_dictionary(struct opening *opening)
{
    json_t *root = NULL;
    enum release_pool_fault found = load(opening, "datapackage.json", &root);
    const json_t *resources = json_object_get(root, "resources");
    size_t count = 0;

    for (unsigned i = 0; found == RELEASE_POOL_FINE && i < EXPORT_TABLE_COUNT;
         i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);
        const json_t *schema =
            json_object_get(find_resource(resources, table->file), "schema");

        count += opening->bundle->has[i];
        if (opening->bundle->has[i] &&
            !is_described(json_object_get(schema, "fields"), table)) {
            found = fault(opening, RELEASE_POOL_DICTIONARY, table->file);
        }
    }
    if (found == RELEASE_POOL_FINE && json_array_size(resources) != count) {
        found = fault(opening, RELEASE_POOL_DICTIONARY, "datapackage.json");
    }
    json_decref(root);
    return found;
}

/* The level that a column is told at, of the list in the report. */
static bool
read_level(const json_t *list, const struct export_column *column,
    unsigned *ret_level)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        const char *name = json_string_value(json_object_get(item, "column"));
        const json_t *level = json_object_get(item, "level");
        int64_t number = json_integer_value(level);

        if (name != NULL && strcmp(name, column->name) == 0) {
            *ret_level = (unsigned)number;
            return json_is_integer(level) && number >= 0 &&
                number < (int64_t)export_group_levels(column);
        }
    }
    return false;
}

static enum release_pool_fault
read_risk(struct opening *opening)
{
    const struct export_table *cases = export_table_get(EXPORT_TABLE_CASES);
    json_t *root = NULL;
    enum release_pool_fault found =
        load(opening, "disclosure-risk.json", &root);
    const json_t *list = json_object_get(root, "generalisation");

    opening->bundle->too_few =
        json_is_true(json_object_get(root, "all_attributes_withheld"));
    for (size_t i = 0; found == RELEASE_POOL_FINE && i < cases->column_count;
         i++) {
        if (cases->columns[i].role == EXPORT_ROLE_QUASI &&
            !read_level(list, &cases->columns[i],
                &opening->bundle->facts->levels[i])) {
            found = fault(opening, RELEASE_POOL_RISK, cases->columns[i].name);
        }
    }
    json_decref(root);
    return found;
}

/* --- tables --------------------------------------------------------------- */

static enum release_pool_fault
check_table(struct opening *opening, enum export_table_id id)
{
    struct release_pool_bundle *bundle = opening->bundle;
    const char *name = export_table_get(id)->file;
    enum release_pool_fault found;
    char where[64];
    size_t line;

    if (!bundle->has[id] || id == EXPORT_TABLE_TEXT) {
        return RELEASE_POOL_FINE;
    }
    found = map(opening, name, &bundle->tables[id]);
    if (found != RELEASE_POOL_FINE) {
        return found;
    }
    line = release_pool_table_read(bundle->facts, id, bundle->tables[id].bytes,
        bundle->tables[id].len, NULL, NULL);
    (void)snprintf(where, sizeof(where), "%s:%zu", name, line);
    if (line == SIZE_MAX) {
        return RELEASE_POOL_NO_MEMORY;
    }
    return line == 0 ? RELEASE_POOL_FINE
                     : fault(opening, RELEASE_POOL_ROW, where);
}

/* cases.csv and measures.csv first: the others speak of what is in them. */
static enum release_pool_fault
check_tables(struct opening *opening)
{
    enum release_pool_fault found = check_table(opening, EXPORT_TABLE_CASES);

    if (found == RELEASE_POOL_FINE) {
        found = check_table(opening, EXPORT_TABLE_MEASURES);
    }
    for (unsigned i = 0; found == RELEASE_POOL_FINE && i < EXPORT_TABLE_COUNT;
         i++) {
        if (i != EXPORT_TABLE_CASES && i != EXPORT_TABLE_MEASURES) {
            found = check_table(opening, (enum export_table_id)i);
        }
    }
    return found;
}

enum release_pool_fault
release_pool_bundle_open(const char *path,
    struct release_pool_bundle *ret_bundle,
    struct release_pool_place *ret_place)
{
    static enum release_pool_fault (*const steps[])(struct opening *) = {
        read_kind,
        check_signature,
        check_manifest,
        read_project,
        check_dictionary,
        read_risk,
        check_tables,
    };
    struct opening opening = { ret_bundle, ret_place, RELEASE_POOL_FINE };
    enum release_pool_fault found = RELEASE_POOL_FINE;

    *ret_bundle = (struct release_pool_bundle){ .path = path };
    ret_place->where[0] = '\0';
    ret_bundle->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (ret_bundle->folder < 0) {
        return RELEASE_POOL_FOLDER;
    }
    ret_bundle->facts = calloc(1, sizeof(*ret_bundle->facts));
    if (ret_bundle->facts == NULL) {
        return RELEASE_POOL_NO_MEMORY;
    }
    for (size_t i = 0;
         found == RELEASE_POOL_FINE && i < sizeof(steps) / sizeof(steps[0]);
         i++) {
        found = steps[i](&opening);
    }
    /* All that is needed is mapped, and bundles may be many. */
    (void)close(ret_bundle->folder);
    ret_bundle->folder = -1;
    return found;
}

void
release_pool_bundle_close(struct release_pool_bundle *bundle)
{
    int keep = errno;

    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        release_verify_unmap(&bundle->tables[i]);
    }
    release_verify_unmap(&bundle->project_text);
    if (bundle->facts != NULL) {
        release_pool_facts_release(bundle->facts);
        free(bundle->facts);
    }
    free(bundle->project);
    if (bundle->folder >= 0) {
        (void)close(bundle->folder);
    }
    *bundle = (struct release_pool_bundle)RELEASE_POOL_BUNDLE_INIT;
    errno = keep;
}
