#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/project.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The file of a project from a stranger: what is taken can be relied on. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct release_project project;
    const struct vault_text text = { size > 0 ? (const char *)data : "", size };
    struct release_project_place place;

    if (release_project_read(text, &project, &place) == RELEASE_PROJECT_FINE &&
        (!release_project_name_valid(project.name) || project.risk.k < 1 ||
            project.risk.l < 1 || project.title[0] == '\0' ||
            strlen(project.hash) != 64 ||
            !project.columns[EXPORT_TABLE_CASES][EXPORT_CASE_ID])) {
        abort();
    }
    return 0;
}
