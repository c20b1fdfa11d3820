#ifndef ANONYMIZER_KNOWN_ITEMS_H
#define ANONYMIZER_KNOWN_ITEMS_H

#include "anonymizer/known.h"

/*
 * Internal: the person that identifier number `identifier` belongs to, or
 * UINT32_MAX when there is no such identifier.
 */
uint32_t anon_known_person(const struct anon_known *known, uint32_t identifier);

#endif
