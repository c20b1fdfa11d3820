#ifndef CLI_CONSENT_TEXT_H
#define CLI_CONSENT_TEXT_H

#include "cli/export/words.h"
#include "vault/secret.h"

/*
 * Texts to hand to a client before a consent: what it is about, which limits
 * there are, how it is taken back, and lines for the three steps.  They are a
 * beginning: a therapist adapts them to the law of the place.
 */

/*
 * Writes the text of a kind that vault_consent_kind_known() knows; what stands
 * behind a colon is named in it.  Its first line holds its version, for
 * `consent record --text`.  VAULT_ERR_INVALID for another kind.
 */
enum vault_status consent_text_write(const char *kind,
    enum export_language language,
    struct vault_secret *ret_text) VAULT_CHECK_RESULT;

#endif
