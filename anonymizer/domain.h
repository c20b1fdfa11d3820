#ifndef ANONYMIZER_DOMAIN_H
#define ANONYMIZER_DOMAIN_H

#include <stdbool.h>

#include "anonymizer/text.h"

/*
 * Internal: whether `label` is a top-level domain met in notes and chats.
 * `*ret_word` tells whether it is an ordinary word too ("me", "in"), so that a
 * full stop without a blank after it may be just that.
 */
bool anon_domain_is_top(struct anon_text label, bool *ret_word);

#endif
