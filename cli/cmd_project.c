#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/output.h"
#include "cli/project_file.h"
#include "cli/report.h"
#include "vault/project.h"

const struct option cmd_project_init_options[] = {
    { "output", 'o', "FILE",
        "a file that is new, in place of standard output" },
    OPTION_END,
};

static int
write_file(const char *path, const struct vault_secret *text)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    if (!atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        return report_errno(path);
    }
    if (fwrite(text->data, 1, text->len, file.stream) != text->len ||
        !atomic_file_commit(&file)) {
        int exit_status = report_errno(path);

        atomic_file_abandon(&file);
        return exit_status;
    }
    report_tell(REPORT_PROJECT_WRITTEN, path);
    return REPORT_EXIT_OK;
}

int
cmd_project_init(const struct options *options, struct vault *vault)
{
    const char *name = options_word(options, 0);
    const char *path = options_value(options, "output");
    struct vault_secret text = VAULT_SECRET_INIT;
    int exit_status;

    (void)vault;
    if (!release_project_name_valid(name)) {
        return report_fail(REPORT_PROJECT_NAME, name);
    }
    exit_status = report_vault(release_project_template(name, &text), name);
    if (exit_status == REPORT_EXIT_OK && path != NULL) {
        exit_status = write_file(path, &text);
    } else if (exit_status == REPORT_EXIT_OK) {
        output_bytes(text.data, text.len);
    }
    vault_secret_release(&text);
    return exit_status;
}

/* The variables as the tables call them: "cases.sex", "sessions.minutes". */
static void
put_variables(struct json_out *json, const struct release_project *project)
{
    char name[64];

    json_out_list(json, "variables");
    for (unsigned i = 0; i < EXPORT_TABLE_COUNT; i++) {
        const struct export_table *table =
            export_table_get((enum export_table_id)i);

        for (size_t k = 0; k < table->column_count; k++) {
            if (project->columns[i][k]) {
                (void)snprintf(name, sizeof(name), "%s.%s", table->name,
                    table->columns[k].name);
                json_out_element(json, name, strlen(name));
            }
        }
    }
    json_out_list_end(json);
}

static void
put_project(const struct release_project *project, const char *kind)
{
    struct json_out json;

    json_out_begin(&json, kind);
    json_out_text(&json, "name", project->name);
    json_out_text(&json, "title", project->title);
    json_out_text(&json, "contact", project->contact);
    json_out_text(&json, "board", project->board);
    json_out_text(&json, "number", project->number);
    json_out_text(&json, "until", project->until);
    json_out_text(&json, "pool", project->pool);
    json_out_number(&json, "k", project->risk.k);
    json_out_number(&json, "l", project->risk.l);
    json_out_bool(&json, "public", project->open);
    json_out_text(&json, "dates",
        project->dates == RELEASE_WEEKS ? "weeks" : "days");
    json_out_text(&json, "sha256", project->hash);
    put_variables(&json, project);
    json_out_end(&json);
}

int
cmd_project_check(const struct options *options, struct vault *vault)
{
    static struct release_project project;
    struct vault_secret text = VAULT_SECRET_INIT;
    const char *path = options_word(options, 0);
    int exit_status = project_file_read(path, &project, &text);

    (void)vault;
    if (exit_status == REPORT_EXIT_OK && options_settings(options)->json) {
        put_project(&project, "project-check");
    } else if (exit_status == REPORT_EXIT_OK) {
        output_text(project.hash);
        output_text("\n");
        report_tell(REPORT_PROJECT_FINE, project.name);
    }
    vault_secret_release(&text);
    return exit_status;
}

/* Two projects with one pool would be pooled as one. */
static int
check_pool(struct vault *vault, const struct release_project *project)
{
    static struct release_project other;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_cursor *cursor = NULL;
    struct vault_project row;
    enum vault_status status = vault_project_open(vault, &cursor);
    int exit_status = REPORT_EXIT_OK;

    while (status == VAULT_OK && exit_status == REPORT_EXIT_OK) {
        status = vault_project_next(cursor, &row);
        if (status != VAULT_OK || strcmp(row.name, project->name) == 0) {
            continue;
        }
        exit_status = project_file_find(vault, row.name, &other, &text);
        if (exit_status == REPORT_EXIT_OK &&
            strcmp(other.pool, project->pool) == 0) {
            exit_status = report_fail(REPORT_PROJECT_POOL, row.name);
        }
    }
    vault_cursor_close(&cursor);
    vault_secret_release(&text);
    return exit_status == REPORT_EXIT_OK && status != VAULT_DONE
        ? report_vault(status, project->name)
        : exit_status;
}

int
cmd_project_add(const struct options *options, struct vault *vault)
{
    static struct release_project project;
    struct vault_secret text = VAULT_SECRET_INIT;
    enum vault_status status;
    int64_t id = 0;
    int exit_status =
        project_file_read(options_word(options, 0), &project, &text);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = check_pool(vault, &project);
    }
    if (exit_status == REPORT_EXIT_OK) {
        status = vault_project_add(vault, project.name,
            (struct vault_text){ (const char *)text.data, text.len }, &id);
        if (status == VAULT_ERR_EXISTS) {
            report_tell(REPORT_PROJECT_SAME, project.name);
        } else if (status == VAULT_OK) {
            entry_put(options, "project", id);
            report_tell(REPORT_PROJECT_ADDED, project.name);
        } else {
            exit_status = report_vault(status, project.name);
        }
    }
    vault_secret_release(&text);
    return exit_status;
}

int
cmd_project_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "PROJECT", "ADDED", "SHA256",
        NULL };
    static const struct listing_shape shape = { "project-list", "projects",
        headings };
    struct vault_cursor *cursor = NULL;
    struct vault_project item;
    struct listing listing;
    enum vault_status status;

    listing_begin(&listing, &shape, options_settings(options)->json);
    status = vault_project_open(vault, &cursor);
    while (status == VAULT_OK) {
        status = vault_project_next(cursor, &item);
        if (status == VAULT_OK) {
            listing_row(&listing);
            listing_text(&listing, "project", item.name);
            listing_text(&listing, "added", item.added);
            listing_text(&listing, "sha256", item.sha256);
            listing_row_end(&listing);
        }
    }
    vault_cursor_close(&cursor);
    return entry_listed(&listing, status, NULL);
}

int
cmd_project_show(const struct options *options, struct vault *vault)
{
    static struct release_project project;
    const char *name = options_word(options, 0);
    struct vault_secret text = VAULT_SECRET_INIT;
    int exit_status = project_file_find(vault, name, &project, &text);

    if (exit_status == REPORT_EXIT_OK && project.name[0] == '\0') {
        exit_status = report_fail(REPORT_NO_PROJECT, name);
    } else if (exit_status == REPORT_EXIT_OK &&
        options_settings(options)->json) {
        put_project(&project, "project");
    } else if (exit_status == REPORT_EXIT_OK) {
        output_bytes(text.data, text.len);
    }
    vault_secret_release(&text);
    return exit_status;
}
