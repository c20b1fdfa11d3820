#ifndef ANONYMIZER_CLEAN_H
#define ANONYMIZER_CLEAN_H

#include "anonymizer/text.h"

/*
 * Text that has been through anon_redact().  It is a type of its own so that
 * an export writer cannot be handed a raw note: only anon_redact() makes one.
 */
struct anon_clean;

/* Borrows the text; valid until the clean text is freed. */
struct anon_text anon_clean_view(const struct anon_clean *clean);

/* Wipes (redaction may have missed), frees, sets to NULL.  NULL is fine. */
void anon_clean_free(struct anon_clean **clean);

#endif
