#ifndef ANONYMIZER_CALLING_CODE_H
#define ANONYMIZER_CALLING_CODE_H

#include <stddef.h>

/*
 * Internal: length of the country calling code (ITU-T E.164.D) that the
 * NUL-ended `digits` begin with, or 0 when there is none.
 */
size_t anon_calling_code_len(const char *digits);

#endif
