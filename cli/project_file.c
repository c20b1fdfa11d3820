#include "cli/project_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/compose.h"
#include "cli/report.h"
#include "vault/project.h"

int
project_file_report(enum release_project_fault fault, const char *path,
    const struct release_project_place *place)
{
    char where[512];

    (void)snprintf(where, sizeof(where), "%s: %s", path, place->where);
    switch (fault) {
    case RELEASE_PROJECT_FINE: return REPORT_EXIT_OK;
    case RELEASE_PROJECT_JSON: return report_fail(REPORT_PROJECT_JSON, where);
    case RELEASE_PROJECT_FORMAT:
        return report_fail(REPORT_PROJECT_FORMAT, path);
    case RELEASE_PROJECT_UNKNOWN:
        return report_fail(REPORT_PROJECT_UNKNOWN, where);
    case RELEASE_PROJECT_MISSING:
        return report_fail(REPORT_PROJECT_MISSING, where);
    case RELEASE_PROJECT_VALUE: return report_fail(REPORT_PROJECT_VALUE, where);
    case RELEASE_PROJECT_VARIABLE:
        return report_fail(REPORT_PROJECT_VARIABLE, where);
    case RELEASE_PROJECT_LIMIT: return report_fail(REPORT_PROJECT_LIMIT, path);
    }
    return REPORT_EXIT_FAILURE;
}

static int
parse(const struct vault_secret *text, const char *path,
    struct release_project *ret_project)
{
    const struct vault_text view = { (const char *)text->data, text->len };
    struct release_project_place place;

    return project_file_report(release_project_read(view, ret_project, &place),
        path, &place);
}

int
project_file_read(const char *path, struct release_project *ret_project,
    struct vault_secret *ret_text)
{
    bool piped = strcmp(path, "-") == 0;
    int fd = piped ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    enum vault_status status;

    if (fd < 0) {
        return report_errno(path);
    }
    status = compose_read(fd, ret_text);
    if (!piped) {
        (void)close(fd);
    }
    if (status == VAULT_ERR_LIMIT) {
        return report_fail(REPORT_PROJECT_LIMIT, path);
    }
    return status == VAULT_OK ? parse(ret_text, path, ret_project)
                              : report_vault(status, path);
}

int
project_file_find(struct vault *vault, const char *name,
    struct release_project *ret_project, struct vault_secret *ret_text)
{
    struct vault_project row;
    enum vault_status status = vault_project_find(vault, name, &row, ret_text);

    ret_project->name[0] = '\0';
    if (status == VAULT_ERR_NOT_FOUND) {
        return REPORT_EXIT_OK;
    }
    return status == VAULT_OK ? parse(ret_text, name, ret_project)
                              : report_vault(status, name);
}
