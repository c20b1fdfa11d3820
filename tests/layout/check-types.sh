#!/bin/sh
# What the types forbid does not compile: a writer given raw text, clean text
# made by hand, a disclosure without a grant.  Speaks TAP.
# usage, from the top of the sources: check-types.sh COMPILER...
set -u
count=0
failed=0

# compile BODY: the body of a function, with the public headers in reach.
compile() {
    body=$1
    shift
    "$@" -I. -xc -std=c17 -D_GNU_SOURCE -c -o /dev/null \
        -Werror=incompatible-pointer-types -Werror=int-conversion \
        -Werror=discarded-qualifiers -Werror=unused-result - 2>&1 <<END
#include "anonymizer/anonymizer.h"
#include "cli/export/csv_rows.h"
#include "cli/export/brief.h"
#include "cli/release/scanner.h"
#include "vault/consent.h"
#include "vault/note.h"
#include "vault/release.h"
#include "vault/vault.h"

void attempt(struct export_out *out, struct vault_note *note,
    struct anon_text view, const struct anon_clean *clean,
    struct vault *vault);
void attempt(struct export_out *out, struct vault_note *note,
    struct anon_text view, const struct anon_clean *clean,
    struct vault *vault)
{
    (void)out; (void)note; (void)view; (void)clean; (void)vault;
    $body
}
END
}

verdict() {
    count=$((count + 1))
    if [ "$1" = yes ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        echo "$log" | sed 's/^/# /'
        failed=1
    fi
}

accepts() {
    what=$1 body=$2
    shift 2
    if log=$(compile "$body" "$@"); then
        verdict yes "accepted: $what"
    else
        verdict no "accepted: $what"
    fi
}

# refuses WHAT MESSAGE BODY COMPILER...: for the reason meant, not a typo.
refuses() {
    what=$1 message=$2 body=$3
    shift 3
    if log=$(compile "$body" "$@"); then
        verdict no "refused: $what"
    elif echo "$log" | grep -qE "error: .*($message)"; then
        verdict yes "refused: $what"
    else
        verdict no "refused, but for another reason: $what"
    fi
}

type='incompatible|discards'
hidden='incomplete|storage size|hidden|undefined'

accepts 'a writer given clean text' \
    'export_out_clean(out, clean, EXPORT_FORM_PLAIN);' "$@"
refuses 'a writer given the secret of a note' "$type" \
    'export_out_clean(out, &note->text, EXPORT_FORM_PLAIN);' "$@"
refuses 'a writer given the bytes of a note' "$type" \
    'export_out_clean(out, note->text.data, EXPORT_FORM_PLAIN);' "$@"
refuses 'a writer given a borrowed view' "$type" \
    'export_out_clean(out, &view, EXPORT_FORM_PLAIN);' "$@"
refuses 'a writer given a string' "$type" \
    'export_out_clean(out, "Budi", EXPORT_FORM_PLAIN);' "$@"

accepts 'a table cell of clean text' \
    'struct export_cell c = { .type = EXPORT_CELL_TEXT, .text = clean };
     (void)c;' "$@"
refuses 'a table cell of raw text' "$type" \
    'struct export_cell c = { .text = &note->text }; (void)c;' "$@"
refuses 'a case code in place of a pseudonym' \
    "$type|makes integer from pointer" \
    'struct export_cell c = { .pseudonym = note->case_code }; (void)c;' "$@"
refuses 'a string in place of a word of ours' \
    "$type|makes integer from pointer" \
    'struct export_mark m = { .kind = note->kind }; (void)m;' "$@"
refuses 'a brief with a raw note' "$type" \
    'struct export_note n = { .text = &note->text }; (void)n;' "$@"
refuses 'a brief with a raw part' "$type" \
    'struct export_section s = { .text = &note->text }; (void)s;' "$@"

refuses 'clean text made by hand' "$hidden" \
    'struct anon_clean mine; (void)mine;' "$@"
refuses 'clean text looked into' "$hidden" '(void)clean->text;' "$@"
refuses 'a grant made by hand' "$hidden" \
    'struct vault_grant mine; (void)mine;' "$@"
refuses 'a consent in place of a grant' "$type" \
    'struct vault_consent c = { 0 }; (void)vault_grant_case(&c);' "$@"
accepts 'a case opened for release with a grant' \
    'struct vault_grant *grant = NULL;
     struct release_treatment how = { 0 };
     struct release_scanner *scanner = NULL; struct release_cause cause;
     (void)!release_scanner_open(vault, grant, &how, &scanner,
        &cause);' "$@"
refuses 'a case opened for release by its code' "$type" \
    'struct release_treatment how = { 0 };
     struct release_scanner *scanner = NULL; struct release_cause cause;
     (void)!release_scanner_open(vault, note->case_code, &how, &scanner,
        &cause);' \
    "$@"
refuses 'a vault looked into' "$hidden" '(void)vault->db;' "$@"
refuses 'a status nobody looks at' 'unused-result' \
    'vault_begin(vault);' "$@"

echo "1..$count"
exit "$failed"
