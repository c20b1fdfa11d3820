#ifndef CLI_EXPORT_BUNDLE_TEXT_H
#define CLI_EXPORT_BUNDLE_TEXT_H

#include <stddef.h>

/* Files of a research bundle that are the same in every bundle. */
struct export_bundle_text {
    const char *name; /* "README.md" */
    const char *text;
};

/* The file at `index`; NULL past the end. */
const struct export_bundle_text *export_bundle_text_at(size_t index);

#endif
