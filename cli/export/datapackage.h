#ifndef CLI_EXPORT_DATAPACKAGE_H
#define CLI_EXPORT_DATAPACKAGE_H

#include <stddef.h>
#include <stdint.h>

#include "cli/export/columns.h"
#include "cli/export/out.h"

/* A finished table of the bundle. */
struct export_resource {
    enum export_table_id table;
    uint64_t bytes;
    char hash[EXPORT_HASH_MAX];
};

/* What a bundle is said to be. */
struct export_package {
    bool guarded;     /* text cells carry the apostrophe */
    const char *mark; /* a constant that is its title, or NULL */
};

/*
 * Writes datapackage.json (Data Package v2, datapackage.org) for the tables of
 * a bundle.
 */
void export_datapackage(struct export_out *out,
    const struct export_resource *resources, size_t count,
    const struct export_package *package);

#endif
