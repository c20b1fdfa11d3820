#ifndef VAULT_STEM_H
#define VAULT_STEM_H

#include <sqlite3.h>

#include "vault/status.h"

/*
 * Registers the FTS5 tokenizer `casevault` with a connection; every
 * connection needs it before it touches the search index.
 *
 * It splits and folds as unicode61 does (without diacritics) and puts, at the
 * place of each word, the word and its Indonesian and English stems, so that
 * kecemasan, mencemaskan and cemas find each other, and therapy and therapies.
 * Both languages always: sessions mix them, and an index must be read the way
 * it was written.
 */
enum vault_status vault_stem_register(sqlite3 *db) VAULT_CHECK_RESULT;

#endif
