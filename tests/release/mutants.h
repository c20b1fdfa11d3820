#ifndef TESTS_RELEASE_MUTANTS_H
#define TESTS_RELEASE_MUTANTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Leaks by the thousand: each identifier of vault_people.c that is nobody's
 * word, in every place and every writing of each format that a release has.
 */
struct mutant {
    char file[40];    /* its name; a member of a document: "word/..." */
    bool document;    /* packed into a DOCX */
    char bytes[4096]; /* NUL bytes are possible */
    size_t len;
    const char *form;  /* what leaks, in clear */
    const char *place; /* where and how, for messages */
};

/* How many there are. */
size_t mutants_count(void);

/* Makes mutant number `index`. */
void mutants_make(size_t index, struct mutant *ret_mutant);

/* Whether a mutant is of this ending (".html"). */
bool mutants_have(const char *ending);

#endif
