#include "cli/release/window.h"

#include <string.h>

/* A piece ends at the first line end after SIZE bytes, or at twice as many. */
#define SIZE ((size_t)1 << 20)
/* Longer than any form of an identifier with the cue before it. */
#define OVERLAP ((size_t)2048)

enum release_status
release_window_init(struct release_window *window,
    const struct release_window_taker *taker, bool raw)
{
    *window = (struct release_window){
        .taker = taker,
        .text = VAULT_SECRET_INIT,
        .line = 1,
        .raw = raw,
    };
    return vault_secret_reserve(&window->text, 2 * SIZE + 1) == VAULT_OK
        ? RELEASE_OK
        : RELEASE_ERR_NO_MEMORY;
}

static void
hand_over(struct release_window *window)
{
    struct release_piece piece = {
        .text = (const char *)window->text.data,
        .len = window->text.len,
        .seen = window->seen,
        .raw = window->raw,
        .packed = window->taker->packed,
        .line = window->line,
    };

    if (window->status == RELEASE_OK && piece.len > piece.seen) {
        window->status = window->taker->take(&piece, window->taker->data);
    }
}

/* Begins a piece that has nothing of the one before. */
static void
start_over(struct release_window *window)
{
    for (size_t i = 0; i < window->text.len; i++) {
        window->line += window->text.data[i] == '\n';
    }
    /* Not all of the room, as vault_secret_clear() would: it is much. */
    vault_wipe(window->text.data, window->text.len);
    window->text.len = 0;
    window->seen = 0;
}

/* Keeps the end of the piece as the beginning of the next. */
static void
move_on(struct release_window *window)
{
    size_t drop = window->text.len - OVERLAP;
    uint8_t *data = window->text.data;

    /* Never into the middle of a character. */
    while (drop < window->text.len && (data[drop] & 0xc0) == 0x80) {
        drop++;
    }
    for (size_t i = 0; i < drop; i++) {
        window->line += data[i] == '\n';
    }
    memmove(data, data + drop, window->text.len - drop);
    vault_wipe(data + window->text.len - drop, drop);
    window->text.len -= drop;
    window->seen = window->text.len;
}

void
release_window_put(struct release_window *window, char byte)
{
    struct vault_secret *text = &window->text;

    if (byte == '|' && !window->raw) {
        hand_over(window);
        start_over(window);
        return;
    }
    if (byte == '|' && text->len > 0 && text->data[text->len - 1] == '|') {
        return;
    }
    if (byte == '\n' && text->len == 0) {
        window->line++;
        return;
    }
    text->data[text->len++] = (uint8_t)byte;
    if (text->len >= 2 * SIZE || (text->len >= SIZE && byte == '\n')) {
        hand_over(window);
        move_on(window);
    }
}

enum release_status
release_window_finish(struct release_window *window)
{
    hand_over(window);
    return window->status;
}

void
release_window_release(struct release_window *window)
{
    vault_secret_release(&window->text);
}
