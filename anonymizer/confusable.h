#ifndef ANONYMIZER_CONFUSABLE_H
#define ANONYMIZER_CONFUSABLE_H

#include <stdint.h>

/*
 * Internal: returns the lower case Latin letter that `character` is drawn
 * like, or 0.  The idea is that of UTS 39; the table is our own, for the
 * letters a note can pass off as Latin.
 */
char anon_confusable(uint32_t character);

#endif
