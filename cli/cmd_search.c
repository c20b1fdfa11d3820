#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/listing.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/search.h"

const struct option cmd_search_options[] = {
    { "limit", 'n', "N", "at most so many notes (20)" },
    OPTION_END,
};

enum {
    DEFAULT_LIMIT = 20,
    MOST = 10000,
};

/* The words of the command line with blanks between, or standard input. */
static enum vault_status
get_words(const struct options *options, struct vault_secret *ret_words)
{
    enum vault_status status = VAULT_OK;
    const char *word;

    if (strcmp(options_word(options, 0), "-") == 0) {
        return compose_read(STDIN_FILENO, ret_words);
    }
    for (size_t i = 0;
         status == VAULT_OK && (word = options_word(options, i)) != NULL; i++) {
        if (i > 0) {
            status = vault_secret_append(ret_words, " ", 1);
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(ret_words, word, strlen(word));
        }
    }
    return status;
}

static void
put(struct listing *listing, const struct vault_search_hit *hit)
{
    listing_row(listing);
    listing_number(listing, "note", hit->note_id);
    listing_text(listing, "case", hit->case_code);
    listing_text(listing, "date", hit->date);
    listing_text(listing, "type", hit->kind);
    listing_bytes(listing, "snippet", (const char *)hit->snippet.data,
        hit->snippet.len);
    listing_row_end(listing);
}

static enum vault_status
list(struct vault *vault, struct vault_text words, int limit,
    struct listing *listing)
{
    struct vault_search_hit hit = { .snippet = VAULT_SECRET_INIT };
    struct vault_search *search = NULL;
    enum vault_status status;

    status = vault_search_open(vault, words, limit, &search);
    while (status == VAULT_OK) {
        status = vault_search_next(search, &hit);
        if (status == VAULT_OK) {
            put(listing, &hit);
        }
    }
    vault_search_hit_release(&hit);
    vault_search_close(&search);
    return status;
}

int
cmd_search(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "NOTE", "CASE", "DATE", "KIND",
        "TEXT", NULL };
    static const struct listing_shape shape = { "search", "hits", headings };
    struct listing listing = { .count = 0 };
    struct vault_secret words = VAULT_SECRET_INIT;
    struct vault_text text;
    enum vault_status status;
    char detail[48];
    long limit;
    int exit_status;

    if (!options_number(options, "limit", MOST, DEFAULT_LIMIT, &limit)) {
        return REPORT_EXIT_USAGE;
    }
    status = get_words(options, &words);
    if (status == VAULT_OK) {
        text = (struct vault_text){ (const char *)words.data, words.len };
        listing_begin(&listing, &shape, options_settings(options)->json);
        status = listing_end(&listing, list(vault, text, (int)limit, &listing));
    }
    exit_status = report_vault(status, "search");
    if (exit_status == REPORT_EXIT_OK) {
        (void)snprintf(detail, sizeof(detail), "%zu hits", listing.count);
        exit_status = session_log(vault, "search", "", detail);
    }
    if (exit_status == REPORT_EXIT_OK && listing.count == 0) {
        exit_status = report_fail(REPORT_NO_HITS, "");
    }
    vault_secret_release(&words);
    return exit_status;
}
