#ifndef CLI_RELEASE_WINDOW_H
#define CLI_RELEASE_WINDOW_H

#include "cli/release/decode.h"
#include "vault/secret.h"

/*
 * Gathers the bytes of one reading of a file into pieces that overlap, so that
 * what lies across a border is seen whole.
 */
struct release_window_taker {
    release_piece_fn *take;
    void *data;
    bool packed; /* what it is told of every piece */
};

struct release_window {
    const struct release_window_taker *taker;
    struct vault_secret text;
    size_t seen;
    int64_t line;
    bool raw;
    enum release_status status;
};

/* Prepares; release it also after a failure. */
enum release_status release_window_init(struct release_window *window,
    const struct release_window_taker *taker, bool raw);

/*
 * Adds a byte.  A "|" ends the piece, so that each text is read by itself and
 * in its own language; in a raw reading it stays, once for several.
 */
void release_window_put(struct release_window *window, char byte);

/* Hands over what is left; returns the first failure of all. */
enum release_status release_window_finish(struct release_window *window);

/* Wipes and frees. */
void release_window_release(struct release_window *window);

#endif
