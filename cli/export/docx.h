#ifndef CLI_EXPORT_DOCX_H
#define CLI_EXPORT_DOCX_H

#include <stdbool.h>

#include "cli/export/out.h"
#include "cli/export/stamp.h"
#include "cli/export/words.h"
#include "cli/export/zip.h"

/*
 * A document of WordprocessingML (ECMA-376, transitional), as small as Word
 * and LibreOffice take it: headings, styles, lists and tables, to be commented
 * in.  The text goes into one member; the rest are constants.
 */

/* The member with the properties, which holds the stamp. */
#define EXPORT_DOCX_STAMP "docProps/custom.xml"

/* Adds all members but the text; false with errno set on failure. */
bool export_docx_begin(struct export_zip *zip, enum export_language language);

/* Adds the member for the text; NULL with errno set on failure. */
struct export_out *export_docx_text(struct export_zip *zip);

/* Adds the stamp over the members there are; false with errno set. */
bool export_docx_stamp(struct export_zip *zip,
    const struct export_stamp *stamp);

#endif
