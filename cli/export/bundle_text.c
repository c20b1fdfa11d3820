#include "cli/export/bundle_text.h"

static const char readme[] =
    "# Research bundle\n"
    "\n"
    "Identifiers have been removed from these tables; they are still personal\n"
    "data. `LICENCE-TERMS.md` says what may be done with them.\n"
    "\n"
    "- `cases.csv`, `sessions.csv`, `scores.csv`, `events.csv`, `notes.csv`,\n"
    "  `measures.csv`, and `text.csv` where texts were released: UTF-8, "
    "comma,\n"
    "  CRLF, one header row.\n"
    "- The same tables but text for SPSS, jamovi and PSPP (`*.sav`) and for\n"
    "  Stata (`*.dta`), with labels.\n"
    "- `codebook.html`, `codebook.md`: every column and code explained;\n"
    "  `datapackage.json` says the same to programs (Data Package v2).\n"
    "- `redcap-dictionary.csv`, `redcap-data.csv`: a REDCap project. Enable\n"
    "  the forms sessions, scores and events as repeating instruments.\n"
    "- `import.R`, `import.py` (pandas), `import.sql` (DuckDB),\n"
    "  `import-sqlite.sql`, `import-postgres.sql`: read the tables.\n"
    "- `anonymisation-log.csv`: which rules removed or coarsened how much.\n"
    "- `disclosure-risk.html`, `disclosure-risk.json`: how many look alike,\n"
    "  before and after, and what was made coarser for it.\n"
    "- `withdrawn.csv`: cases of earlier bundles whose rows have to go.\n"
    "- `manifest.json`: how it was made and reviewed.\n"
    "- `SHA256SUMS`: check with `sha256sum -c SHA256SUMS`.\n"
    "\n"
    "`case_id` is random, stays the same in later bundles of this project, "
    "and\n"
    "cannot be linked with other projects. Days and weeks count from the "
    "first\n"
    "session of each case; there are no calendar dates. An empty cell means\n"
    "that nothing was recorded; -99 not asked, -98 declined, -97 not\n"
    "applicable, -96 withheld for anonymity. Labels in square brackets stand\n"
    "for what was removed from texts. Text cells that a spreadsheet could run\n"
    "as a formula begin with an apostrophe, unless `manifest.json` says\n"
    "`\"formula_guard\": false`; the scripts take it off.\n";

static const char terms[] =
    "# Terms of use\n"
    "\n"
    "These data tell of the therapy of real people who agreed to their use in\n"
    "one research project. Whoever opens them accepts:\n"
    "\n"
    "1. They are used for the project they were released for, by the people\n"
    "   named in its ethics approval, and for nothing else.\n"
    "2. Nobody tries to find out whom a row is about, or links the data with\n"
    "   others so that somebody could. Who recognises a person tells nobody\n"
    "   but the therapist who released the data, and goes no further.\n"
    "3. They are kept encrypted, on machines of the project, and are not\n"
    "   passed on, published or put into services of others, AI included.\n"
    "4. What is published shows no single case and no cell of fewer cases\n"
    "   than the project promised, and quotes no text without the consent of\n"
    "   the therapist who asks the client.\n"
    "5. When a client withdraws, the therapist sends word; the rows of that\n"
    "   case are deleted, and no later analysis uses them.\n"
    "6. They are deleted when the project ends, or at the date its ethics\n"
    "   approval names, and the therapist is told so.\n"
    "7. A loss, a theft, or a suspicion of either is told to the therapist\n"
    "   within 24 hours.\n"
    "\n"
    "They are given without warranty. No licence to publish them is given.\n";

static const struct export_bundle_text texts[] = {
    { "LICENCE-TERMS.md", terms },
    { "README.md", readme },
};

const struct export_bundle_text *
export_bundle_text_at(size_t index)
{
    return index < sizeof(texts) / sizeof(texts[0]) ? &texts[index] : NULL;
}
