#include "cli/editor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/magic.h>

#include "cli/compose.h"
#include "cli/jail.h"
#include "cli/report.h"

#define FOLDER_PREFIX "casevault-edit."
#define NOTE_NAME "note.txt"

/* Bytes that overwrite a file before it is removed. */
static const char zeros[4096];

static bool
in_memory(const char *path)
{
    struct statfs fs;

    return statfs(path, &fs) == 0 &&
        (fs.f_type == TMPFS_MAGIC || fs.f_type == RAMFS_MAGIC);
}

/* Overwrites a file with zeros; tmpfs writes them in place. */
static void
overwrite(const char *path, off_t size)
{
    int fd = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t put = 1;

    while (fd >= 0 && size > 0 && put > 0) {
        size_t len = size < (off_t)sizeof(zeros) ? (size_t)size : sizeof(zeros);

        put = write(fd, zeros, len);
        size -= put;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
}

static int
wipe_entry(const char *path, const struct stat *st, int kind,
    struct FTW *position)
{
    (void)position;
    if (kind == FTW_F && S_ISREG(st->st_mode)) {
        overwrite(path, st->st_size);
    }
    (void)remove(path);
    return 0;
}

static void
wipe_folder(const char *path)
{
    (void)nftw(path, wipe_entry, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

/* Removes the folders of sessions whose process is gone. */
static void
wipe_leftovers(const char *base)
{
    DIR *folder = opendir(base);
    const struct dirent *entry;
    char path[PATH_MAX];
    struct stat st;
    long owner;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (strncmp(entry->d_name, FOLDER_PREFIX, strlen(FOLDER_PREFIX)) != 0) {
            continue;
        }
        owner = strtol(entry->d_name + strlen(FOLDER_PREFIX), NULL, 10);
        (void)snprintf(path, sizeof(path), "%s/%s", base, entry->d_name);
        if (owner > 0 && lstat(path, &st) == 0 && S_ISDIR(st.st_mode) &&
            st.st_uid == geteuid() && kill((pid_t)owner, 0) != 0 &&
            errno == ESRCH) {
            wipe_folder(path);
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
}

/* Makes the private folder; false when no memory-backed one can be made. */
static bool
make_folder(char ret_path[PATH_MAX])
{
    const char *bases[] = { getenv("XDG_RUNTIME_DIR"), "/dev/shm" };

    for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++) {
        const char *base = bases[i];
        int n;

        if (base == NULL || base[0] != '/' || !in_memory(base)) {
            continue;
        }
        wipe_leftovers(base);
        n = snprintf(ret_path, PATH_MAX, "%s/" FOLDER_PREFIX "%ld.XXXXXX", base,
            (long)getpid());
        if (n > 0 && n < PATH_MAX && mkdtemp(ret_path) != NULL) {
            return true;
        }
    }
    return false;
}

static bool
write_note(const char *path, const struct vault_secret *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    size_t done = 0;
    bool ok = fd >= 0;

    while (ok && done < text->len) {
        ssize_t put = write(fd, text->data + done, text->len - done);

        ok = put > 0;
        done += put > 0 ? (size_t)put : 0;
    }
    if (fd >= 0) {
        ok = close(fd) == 0 && ok;
    }
    return ok;
}

static enum vault_status
read_note(const char *path, struct vault_secret *ret_text)
{
    enum vault_status status;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0) {
        return VAULT_ERR_IO;
    }
    status = compose_read(fd, ret_text);
    (void)close(fd);
    return status;
}

/* In the child: never returns. */
static void
run_editor(const char *editor, const char *folder)
{
    static const char *const places[] = { "HOME", "TMPDIR", "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
    const struct sigaction plain = { .sa_handler = SIG_DFL };
    char command[PATH_MAX];

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        (void)setenv(places[i], folder, 1);
    }
    (void)sigaction(SIGPIPE, &plain, NULL);
    (void)sigaction(SIGXFSZ, &plain, NULL);
    if (chdir(folder) == 0) {
        if (!jail_writes(folder)) {
            report_tell(REPORT_NO_JAIL, editor);
        }
        /* $EDITOR may hold options: "vim -n". */
        (void)snprintf(command, sizeof(command), "exec %s " NOTE_NAME, editor);
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    }
    _exit(127);
}

/* Runs the editor and waits; whether it ended well. */
static bool
spawn_editor(const char *editor, const char *folder)
{
    const struct sigaction ignore = { .sa_handler = SIG_IGN };
    struct sigaction before;
    int state = -1;
    pid_t child = fork();

    if (child < 0) {
        return false;
    }
    if (child == 0) {
        run_editor(editor, folder);
    }
    /* Ctrl-C belongs to the editor. */
    (void)sigaction(SIGINT, &ignore, &before);
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    (void)sigaction(SIGINT, &before, NULL);
    return WIFEXITED(state) && WEXITSTATUS(state) == 0;
}

static const char *
editor_name(void)
{
    const char *editor = getenv("VISUAL");

    if (editor == NULL || editor[0] == '\0') {
        editor = getenv("EDITOR");
    }
    return editor != NULL && editor[0] != '\0' ? editor : NULL;
}

int
editor_edit(const struct vault_secret *before, struct vault_secret *ret_text)
{
    const char *editor = editor_name();
    char folder[PATH_MAX];
    char note[PATH_MAX + sizeof(NOTE_NAME)];
    int exit_status;

    if (editor == NULL) {
        return report_fail(REPORT_NO_EDITOR, "");
    }
    if (!make_folder(folder)) {
        return report_fail(REPORT_NO_MEMORY_FOLDER, "");
    }
    (void)snprintf(note, sizeof(note), "%s/" NOTE_NAME, folder);
    if (!write_note(note, before)) {
        exit_status = report_errno(note);
    } else if (!spawn_editor(editor, folder)) {
        exit_status = report_fail(REPORT_EDITOR_FAILED, editor);
    } else {
        exit_status = report_vault(read_note(note, ret_text), editor);
    }
    wipe_folder(folder);
    return exit_status;
}

bool
editor_has_folder(void)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");

    return (runtime != NULL && runtime[0] == '/' && in_memory(runtime) &&
               access(runtime, W_OK) == 0) ||
        (in_memory("/dev/shm") && access("/dev/shm", W_OK) == 0);
}
