#ifndef TESTS_ANONYMIZER_FOUND_H
#define TESTS_ANONYMIZER_FOUND_H

#include "anonymizer/anonymizer.h"

/*
 * The text with what the detectors of people, places and organisations find,
 * at 50 or more, in brackets: "my husband, [Raj], left".  The result lies in a
 * static buffer until the next call.
 */
const char *found_en(const char *text);
const char *found_id(const char *text);

/* The same with every option; findings from `least` confidence on. */
const char *found_with(const char *text,
    const struct anon_scan_options *options, int least);

#endif
