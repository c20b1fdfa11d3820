#ifndef ANONYMIZER_DETECT_H
#define ANONYMIZER_DETECT_H

#include "anonymizer/document.h"
#include "anonymizer/finding.h"
#include "anonymizer/status.h"

/*
 * Internal: a detector appends findings in any order, overlapping or not.
 * Their begin and end are bytes of the FOLDED text; anon_scan() turns them into
 * bytes of the source, resolves overlaps and sets the decision.  `findings`
 * holds what earlier detectors found.
 */
typedef enum anon_status anon_detect_fn(const struct anon_document *document,
    struct anon_findings *findings);

/* Structured identifiers. */
anon_detect_fn anon_detect_address;
anon_detect_fn anon_detect_age;
anon_detect_fn anon_detect_date;
anon_detect_fn anon_detect_email;
anon_detect_fn anon_detect_handle;
anon_detect_fn anon_detect_id;
anon_detect_fn anon_detect_ip;
anon_detect_fn anon_detect_known;
anon_detect_fn anon_detect_phone;
anon_detect_fn anon_detect_url;

/* Names, places and organisations that nobody recorded. */
anon_detect_fn anon_detect_name;
anon_detect_fn anon_detect_learned; /* what the rules leave open */
anon_detect_fn anon_detect_org;
anon_detect_fn anon_detect_place;
anon_detect_fn anon_detect_title; /* last: before any name */

/*
 * Appends what a rule found: folded bytes [begin, end).  For findings that need
 * more than this, anon_findings_push() with all fields.
 */
struct anon_hit {
    enum anon_type type;
    uint8_t confidence;
    const char *rule;
};
enum anon_status anon_detect_hit(struct anon_findings *findings, size_t begin,
    size_t end, struct anon_hit hit) ANON_CHECK_RESULT;

#endif
