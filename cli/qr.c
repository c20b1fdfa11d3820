#include "cli/qr.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <qrencode.h>

#include "cli/prompt.h"
#include "cli/report.h"

enum {
    QUIET = 4,          /* light modules on each side, of the standard */
    WIDTH_MAX = 57 + 8, /* version 10, far beyond QR_TEXT_MAX, with them */
    BLOCK_LEN = 3,      /* of a half block in UTF-8 */
    DRAWING_MAX = (WIDTH_MAX + 1) / 2 * (WIDTH_MAX * BLOCK_LEN + 1),
};

/* --- in the child --------------------------------------------------------- */

/* Whether there is ink; outside the code there is none. */
static bool
dark(const QRcode *code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code->width && y < code->width &&
        (code->data[y * code->width + x] & 1) != 0;
}

/* Two rows of modules. */
static char *
draw_line(const QRcode *code, int y, char *end)
{
    static const char *const blocks[] = { " ", "▄", "▀", "█" };

    for (int x = -QUIET; x < code->width + QUIET; x++) {
        int both = 2 * dark(code, x, y) + dark(code, x, y + 1);

        size_t len = strlen(blocks[both]);

        memcpy(end, blocks[both], len);
        end += len;
    }
    *end++ = '\n';
    return end;
}

/* Never returns to the program: what the library copied ends here. */
static _Noreturn void
draw(const struct vault_secret *secret, int out)
{
    static char drawing[DRAWING_MAX + 1];
    char text[QR_TEXT_MAX + 1] = "";
    char *end = drawing;
    QRcode *code;

    for (size_t i = 0; i < secret->len; i++) {
        text[i] = (char)secret->data[i];
    }
    code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == NULL || code->width + 2 * QUIET > WIDTH_MAX) {
        _exit(EXIT_FAILURE);
    }
    for (int y = -QUIET; y < code->width + QUIET; y += 2) {
        end = draw_line(code, y, end);
    }
    for (const char *at = drawing; at < end;) {
        ssize_t sent = write(out, at, (size_t)(end - at));

        if (sent < 0 && errno != EINTR) {
            _exit(EXIT_FAILURE);
        }
        at += sent > 0 ? sent : 0;
    }
    _exit(EXIT_SUCCESS);
}

/* --- in the program ------------------------------------------------------- */

/* All that comes out of the pipe. */
static enum vault_status
read_drawing(int in, struct vault_secret *ret_drawing)
{
    enum vault_status status = vault_secret_reserve(ret_drawing, DRAWING_MAX);
    ssize_t got = 1;

    while (status == VAULT_OK && got != 0 && ret_drawing->len < DRAWING_MAX) {
        got = read(in, ret_drawing->data + ret_drawing->len,
            DRAWING_MAX - ret_drawing->len);
        if (got > 0) {
            ret_drawing->len += (size_t)got;
        } else if (got < 0 && errno != EINTR) {
            status = VAULT_ERR_IO;
        }
    }
    return status;
}

/* Whether the child said that it is done. */
static bool
succeeded(pid_t child)
{
    int status = 0;
    pid_t ended;

    do {
        ended = waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

enum vault_status
qr_draw(const struct vault_secret *text, struct vault_secret *ret_drawing)
{
    enum vault_status status;
    struct vault_secret drawing = VAULT_SECRET_INIT;
    int ends[2];
    pid_t child;

    if (text->len > QR_TEXT_MAX) {
        return VAULT_ERR_LIMIT;
    }
    if (pipe(ends) != 0) {
        return VAULT_ERR_NO_MEMORY;
    }
    child = fork();
    if (child == 0) {
        draw(text, ends[1]);
    }
    (void)close(ends[1]);
    status = child < 0 ? VAULT_ERR_NO_MEMORY : read_drawing(ends[0], &drawing);
    (void)close(ends[0]);
    if (child > 0 && !succeeded(child) && status == VAULT_OK) {
        status = VAULT_ERR_NO_MEMORY; /* all that can go wrong there */
    }
    if (status == VAULT_OK) {
        vault_secret_take(ret_drawing, &drawing);
    }
    vault_secret_release(&drawing);
    return status;
}

/* Modules from side to side. */
static unsigned
width_of(const struct vault_secret *drawing)
{
    unsigned width = 0;

    for (size_t i = 0; i < drawing->len && drawing->data[i] != '\n'; i++) {
        /* A half block is one lead byte and two that follow. */
        width += (drawing->data[i] & 0xc0) != 0x80;
    }
    return width;
}

/* Line by line, so that the colours end where a line ends. */
static void
show_lines(const struct vault_secret *drawing)
{
    static const char black_on_white[] = "    \033[30;107m";
    static const char as_before[] = "\033[0m\n";
    const char *line = (const char *)drawing->data;
    const char *end = line + drawing->len;

    while (line < end) {
        size_t len =
            (size_t)((char *)memchr(line, '\n', (size_t)(end - line)) - line);

        (void)prompt_show(black_on_white, sizeof(black_on_white) - 1);
        (void)prompt_show(line, len);
        (void)prompt_show(as_before, sizeof(as_before) - 1);
        line += len + 1;
    }
}

enum vault_status
qr_show(const struct vault_secret *text)
{
    enum vault_status status;
    struct vault_secret drawing = VAULT_SECRET_INIT;
    unsigned columns = prompt_columns();
    char needed[16];

    status = qr_draw(text, &drawing);
    if (status == VAULT_OK) {
        (void)snprintf(needed, sizeof(needed), "%u", width_of(&drawing) + 4);
        if (columns > 0 && columns < width_of(&drawing) + 4) {
            report_tell(REPORT_QR_NARROW, needed);
        } else {
            show_lines(&drawing);
        }
    }
    vault_secret_release(&drawing);
    return status;
}
