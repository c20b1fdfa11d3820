#include "cli/compose.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/idle.h"
#include "vault/note.h"

enum {
    CHUNK = 16384,
    KEY_EOT = 0x04,
    KEY_BACKSPACE = 0x08,
    KEY_KILL = 0x15,
    KEY_ESCAPE = 0x1b,
    KEY_DELETE = 0x7f,
};

enum vault_status
compose_read(int fd, struct vault_secret *ret_text)
{
    enum vault_status status;
    ssize_t got;

    vault_secret_clear(ret_text);
    for (;;) {
        status = vault_secret_reserve(ret_text, CHUNK);
        if (status != VAULT_OK) {
            return status;
        }
        got = read(fd, ret_text->data + ret_text->len, CHUNK);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            return VAULT_ERR_IO;
        }
        ret_text->len += got > 0 ? (size_t)got : 0;
        if (ret_text->len > VAULT_NOTE_MAX) {
            return VAULT_ERR_LIMIT;
        }
    }
    ret_text->data[ret_text->len] = '\0';
    return VAULT_OK;
}

/* Where the last line begins. */
static size_t
line_start(const struct vault_secret *text)
{
    size_t at = text->len;

    while (at > 0 && text->data[at - 1] != '\n') {
        at--;
    }
    return at;
}

static void
cut(struct vault_secret *text, size_t len)
{
    if (text->len > len) {
        vault_wipe(text->data + len, text->len - len);
        text->len = len;
    }
}

/* Takes the last character of the line away. */
static void
erase(struct vault_secret *text, char echo[8])
{
    size_t len = text->len;

    if (len == line_start(text)) {
        return;
    }
    do {
        len--;
    } while (len > 0 && (text->data[len] & 0xc0) == 0x80);
    cut(text, len);
    memcpy(echo, "\b \b", 4);
}

/* Line end: the text is complete when the line is a full stop. */
static bool
end_line(struct compose_keys *keys, struct vault_secret *text, char echo[8])
{
    size_t start = line_start(text);

    memcpy(echo, "\n", 2);
    if (text->len == start + 1 && text->data[start] == '.') {
        cut(text, start);
        return true;
    }
    keys->no_room = vault_secret_append(text, "\n", 1) != VAULT_OK;
    return false;
}

/* Arrow keys and the like are passed over: ESC [ ... letter, ESC letter. */
static void
inside_escape(struct compose_keys *keys, unsigned char byte)
{
    if (keys->escape == KEY_ESCAPE && (byte == '[' || byte == 'O')) {
        keys->escape = byte;
        return;
    }
    if (keys->escape == KEY_ESCAPE || (byte >= 0x40 && byte <= 0x7e)) {
        keys->escape = 0;
    }
}

static void
append(struct compose_keys *keys, unsigned char byte, struct vault_secret *text,
    char echo[8])
{
    if ((byte < ' ' && byte != '\t') || text->len >= VAULT_NOTE_MAX) {
        keys->no_room = text->len >= VAULT_NOTE_MAX;
        return;
    }
    if (vault_secret_append(text, &byte, 1) != VAULT_OK) {
        keys->no_room = true;
        return;
    }
    echo[0] = (char)byte;
    echo[1] = '\0';
}

bool
compose_key(struct compose_keys *keys, unsigned char byte,
    struct vault_secret *text, char echo[8])
{
    echo[0] = '\0';
    if (keys->escape != 0) {
        inside_escape(keys, byte);
        return false;
    }
    switch (byte) {
    case KEY_EOT: return true;
    case '\r':
    case '\n': return end_line(keys, text, echo);
    case KEY_BACKSPACE:
    case KEY_DELETE: erase(text, echo); return false;
    case KEY_KILL:
        cut(text, line_start(text));
        memcpy(echo, "\r\033[K", 5);
        return false;
    case KEY_ESCAPE: keys->escape = KEY_ESCAPE; return false;
    default: append(keys, byte, text, echo); return false;
    }
}

/* Set by a signal while a note is typed. */
static volatile sig_atomic_t interrupted;

static void
on_signal(int number)
{
    interrupted = number;
}

static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

enum {
    CAUGHT_COUNT = sizeof(caught) / sizeof(caught[0]),
};

/* How signals were handled before. */
struct handling {
    struct sigaction actions[CAUGHT_COUNT];
    sigset_t mask;
};

/* They come while a key is waited for, and at no other time. */
static void
catch_signals(struct handling *before)
{
    const struct sigaction catch = { .sa_handler = on_signal };
    sigset_t set;

    interrupted = 0;
    (void)sigemptyset(&set);
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        (void)sigaddset(&set, caught[i]);
        (void)sigaction(caught[i], &catch, &before->actions[i]);
    }
    (void)sigprocmask(SIG_BLOCK, &set, &before->mask);
}

static void
release_signals(const struct handling *before)
{
    (void)sigprocmask(SIG_SETMASK, &before->mask, NULL);
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        (void)sigaction(caught[i], &before->actions[i], NULL);
    }
}

/* Takes what was typed; true when the text is complete. */
static bool
take_keys(int fd, struct compose_keys *keys, struct vault_secret *text)
{
    unsigned char bytes[256];
    char echo[8];
    bool complete = false;
    ssize_t got = read(fd, bytes, sizeof(bytes));

    for (ssize_t i = 0; i < got && !complete; i++) {
        complete = compose_key(keys, bytes[i], text, echo);
        if (write(fd, echo, strlen(echo)) < 0) {
            break;
        }
    }
    vault_wipe(bytes, sizeof(bytes));
    vault_wipe(echo, sizeof(echo));
    return complete || got <= 0;
}

static enum vault_status
read_keys(int fd, const sigset_t *during, struct vault_secret *text)
{
    struct compose_keys keys = { 0 };
    bool complete = false;

    while (!complete && !keys.no_room && interrupted == 0) {
        enum idle_end end = idle_wait(fd, during);

        complete = end == IDLE_OVER ||
            (end == IDLE_READY && take_keys(fd, &keys, text));
    }
    /* What comes next on the screen begins a line of its own. */
    if (text->len != line_start(text) && write(fd, "\n", 1) < 0) {
        return VAULT_ERR_IO;
    }
    if (interrupted != 0) {
        return VAULT_DONE;
    }
    return keys.no_room ? VAULT_ERR_LIMIT : VAULT_OK;
}

enum vault_status
compose_terminal(int fd, struct vault_secret *ret_text)
{
    enum vault_status status;
    struct handling handling;
    struct termios before;
    struct termios raw;

    vault_secret_clear(ret_text);
    if (tcgetattr(fd, &before) != 0) {
        return VAULT_ERR_IO;
    }
    raw = before;
    /* In line mode the kernel drops what goes beyond 4,095 bytes a line. */
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    /* A stopped program would leave the terminal like this. */
    raw.c_cc[VSUSP] = _POSIX_VDISABLE;
    catch_signals(&handling);
    status = VAULT_ERR_IO;
    if (tcsetattr(fd, TCSADRAIN, &raw) == 0) {
        status = read_keys(fd, &handling.mask, ret_text);
        (void)tcsetattr(fd, TCSADRAIN, &before);
    }
    release_signals(&handling);
    return status;
}
