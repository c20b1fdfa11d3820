#ifndef CLI_RISK_SHOW_H
#define CLI_RISK_SHOW_H

#include "cli/options.h"
#include "cli/release/disclose.h"
#include "cli/risk/figures.h"

/* Shows disclosure risk on standard output: a table for people, or JSON. */

/* What disclosure control does to the cases of a release. */
int risk_show_disclosure(const struct options *options,
    const struct release_disclosure *disclosure);

/* The figures of a table as it is. */
int risk_show_figures(const struct options *options,
    const struct risk_figures *figures);

#endif
