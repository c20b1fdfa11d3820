#ifndef ANONYMIZER_MEMORY_H
#define ANONYMIZER_MEMORY_H

#include "anonymizer/anonymizer.h"
#include "anonymizer/document.h"
#include "anonymizer/name_set.h"

/* Internal: what anon_learn() keeps of the notes of one case. */

struct anon_memory {
    struct anon_name_set names;   /* people */
    struct anon_name_set phrases; /* places and organisations */
};

/* Learns from the findings of one document: offsets of its folded text. */
enum anon_status anon_memory_learn(struct anon_memory *memory,
    const struct anon_document *document,
    const struct anon_findings *findings) ANON_CHECK_RESULT;

/*
 * Appends the places and organisations of `memory` that the document holds.
 * People are anon_detect_name()'s.
 */
enum anon_status anon_memory_detect(const struct anon_memory *memory,
    const struct anon_document *document,
    struct anon_findings *findings) ANON_CHECK_RESULT;

#endif
