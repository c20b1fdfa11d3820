#ifndef CLI_RELEASE_DISCLOSE_H
#define CLI_RELEASE_DISCLOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/export/columns.h"
#include "cli/release/status.h"
#include "cli/risk/figures.h"
#include "cli/risk/lattice.h"

/*
 * Disclosure control of a research bundle.  El Emam's precedents for the
 * smallest class: 5, and 11 for data that anybody may get.
 */
enum {
    RELEASE_K = 5,
    RELEASE_K_PUBLIC = 11,
    /* Cases that may be left out unless asked otherwise: 5 percent. */
    RELEASE_MAX_SUPPRESSION = 500,
};

struct release_risk_limits {
    uint32_t k;
    bool asked;              /* for this k, by a person or a project */
    uint32_t l;              /* different diagnoses in each class; 0: any */
    int64_t max_suppression; /* hundredths of a percent of the cases */
};

/* What came of it. */
struct release_disclosure {
    bool done;
    struct release_risk_limits limits;
    /*
     * Fewer cases than k and nobody asked for k: every attribute is withheld,
     * so that no combination of them is told of anybody.
     */
    bool too_few;
    /*
     * Of a pool: the level that each column of cases.csv is told at already,
     * and how many cases tell nothing, so that they are not looked at.
     */
    bool pooled;
    unsigned base[EXPORT_CASE_COLUMNS];
    int64_t untold;
    int64_t cases; /* before */
    int64_t left_out;
    int64_t needed; /* when it cannot be reached: cases to leave out */
    unsigned levels[EXPORT_CASE_COLUMNS];
    struct risk_choice choice;
    struct risk_figures before;
    struct risk_figures after;
};

struct release_cases;
struct release_run;

/*
 * Generalises the attributes of all cases, and marks those that are left out,
 * so that the rest meets the limits of the request; fills in
 * `run->result->disclosure`.  RELEASE_ERR_RISK when that does not suffice.
 */
enum release_status release_disclose(struct release_run *run,
    struct release_cases *cases);

/*
 * The same for cases that come from anywhere: `disclosure` holds limits, number
 * of cases and, of a pool, the levels they are told at; the rest of it is
 * filled in.
 */
enum release_status release_disclose_cases(struct release_cases *cases,
    struct release_disclosure *disclosure);

/*
 * Writes disclosure-risk.json: what was done and why, sizes only; and
 * disclosure-risk.html.
 */
enum release_status release_disclose_report(struct release_run *run);

/* Writes the same for people, with a picture. */
enum release_status release_risk_page(struct release_run *run);

#endif
