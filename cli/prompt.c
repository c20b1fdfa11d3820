#include "cli/prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/idle.h"

/* Most bytes of one answer; the terminal's own limit of a line. */
enum {
    ANSWER_MAX = 4096,
};

static int
open_terminal(void)
{
    return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

static bool
write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t sent = write(fd, bytes, len);

        if (sent < 0 && errno != EINTR) {
            return false;
        }
        if (sent > 0) {
            bytes += sent;
            len -= (size_t)sent;
        }
    }
    return true;
}

/* Writes the question with the subject in its place, and a blank. */
static bool
write_question(int fd, enum report_message question, const char *subject)
{
    const char *text = report_sentence_now(question);
    const char *mark = strstr(text, "{}");

    if (mark != NULL) {
        if (!write_all(fd, text, (size_t)(mark - text)) ||
            !write_all(fd, subject, strlen(subject))) {
            return false;
        }
        text = mark + 2;
    }
    return write_all(fd, text, strlen(text)) && write_all(fd, " ", 1);
}

/* Reads one line as the terminal hands it over. */
static enum vault_status
read_answer(int fd, struct vault_secret *ret_answer)
{
    enum vault_status status;
    ssize_t got;

    vault_secret_clear(ret_answer);
    status = vault_secret_reserve(ret_answer, ANSWER_MAX);
    if (status != VAULT_OK) {
        return status;
    }
    do {
        enum idle_end end = idle_wait(fd, NULL);

        if (end == IDLE_OVER) {
            return VAULT_DONE;
        }
        errno = EINTR;
        got = end == IDLE_READY ? read(fd, ret_answer->data, ANSWER_MAX) : -1;
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return VAULT_ERR_IO;
    }
    if (got == 0) {
        return VAULT_DONE;
    }
    ret_answer->len = (size_t)got;
    while (ret_answer->len > 0 &&
        strchr(" \r\n", ret_answer->data[ret_answer->len - 1]) != NULL) {
        ret_answer->len--;
    }
    ret_answer->data[ret_answer->len] = '\0';
    return VAULT_OK;
}

enum vault_status
prompt_line(enum report_message question, const char *subject,
    struct vault_secret *ret_answer)
{
    enum vault_status status = VAULT_ERR_IO;
    int fd = open_terminal();

    if (fd < 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    if (write_question(fd, question, subject)) {
        status = read_answer(fd, ret_answer);
    }
    (void)close(fd);
    return status;
}

bool
prompt_yes(enum report_message question, const char *subject)
{
    struct vault_secret answer = VAULT_SECRET_INIT;
    bool yes = false;

    if (prompt_line(question, subject, &answer) == VAULT_OK && answer.len > 0) {
        yes = strchr("yY", answer.data[0]) != NULL;
    }
    vault_secret_release(&answer);
    return yes;
}

unsigned
prompt_columns(void)
{
    struct winsize size = { 0, 0, 0, 0 };
    int fd = open_terminal();

    if (fd < 0) {
        return 0;
    }
    if (ioctl(fd, TIOCGWINSZ, &size) != 0) {
        size.ws_col = 0;
    }
    (void)close(fd);
    return size.ws_col;
}

bool
prompt_show(const char *bytes, size_t len)
{
    int fd = open_terminal();
    bool ok;

    if (fd < 0) {
        return false;
    }
    ok = write_all(fd, bytes, len);
    (void)close(fd);
    return ok;
}

/* xterm's private mode 1049; the cursor and the text go with the change. */
static const char to_other[] = "\033[?1049h\033[H";
static const char and_back[] = "\033[?1049l";

/* Signals that would leave the terminal on the other screen. */
static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

static void
leave_and_end(int number)
{
    (void)prompt_show(and_back, sizeof(and_back) - 1);
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

void
prompt_other_screen(bool other)
{
    const char *term = getenv("TERM");
    struct sigaction action = { .sa_handler = other ? leave_and_end : SIG_DFL };

    if (term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0) {
        return;
    }
    for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++) {
        (void)sigaction(ending[i], &action, NULL);
    }
    (void)prompt_show(other ? to_other : and_back,
        other ? sizeof(to_other) - 1 : sizeof(and_back) - 1);
}
