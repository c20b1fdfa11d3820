#include "cli/release/age.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    NOT_THERE = 127, /* as a shell says it */
    WORDS = 2 * RELEASE_AGE_KEYS + 4,
};

/* In the child.  The program learns nothing of our environment but PATH. */
static _Noreturn void
become_age(const struct release_age *recipients, int from, int to)
{
    char *const environment[] = { NULL };
    const char *words[WORDS] = { "age" };
    size_t count = 1;

    for (size_t i = 0; i < recipients->key_count; i++) {
        words[count++] = "-r";
        words[count++] = recipients->keys[i];
    }
    if (recipients->file != NULL) {
        words[count++] = "-R";
        words[count++] = recipients->file;
    }
    if (lseek(from, 0, SEEK_SET) == 0 && dup2(from, STDIN_FILENO) >= 0 &&
        dup2(to, STDOUT_FILENO) >= 0) {
        /* exec() takes the words as they are. */
        (void)execvpe(words[0], (char *const *)words, environment);
    }
    _exit(errno == ENOENT ? NOT_THERE : 1);
}

enum release_age_result
release_age_seal(const struct release_age *recipients, int from, int to)
{
    int state = 0;
    pid_t child = fork();

    if (child == 0) {
        become_age(recipients, from, to);
    }
    while (child > 0 && waitpid(child, &state, 0) < 0 && errno == EINTR) {
        continue;
    }
    if (child > 0 && WIFEXITED(state) && WEXITSTATUS(state) == NOT_THERE) {
        return RELEASE_AGE_MISSING;
    }
    return child > 0 && WIFEXITED(state) && WEXITSTATUS(state) == 0
        ? RELEASE_AGE_OK
        : RELEASE_AGE_FAILED;
}

enum release_age_result
release_age_check(const struct release_age *recipients)
{
    int from = memfd_create("nothing", MFD_CLOEXEC);
    int to = open("/dev/null", O_WRONLY | O_CLOEXEC);
    enum release_age_result result = from >= 0 && to >= 0
        ? release_age_seal(recipients, from, to)
        : RELEASE_AGE_FAILED;

    if (from >= 0) {
        (void)close(from);
    }
    if (to >= 0) {
        (void)close(to);
    }
    return result;
}
