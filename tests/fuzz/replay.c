/* Runs a fuzz target once for every file of a folder, and on nothing. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
replay_file(const char *path)
{
    int status = -1;
    FILE *in = fopen(path, "rb");
    struct stat info;
    size_t size;
    uint8_t *data = NULL;

    if (in == NULL || fstat(fileno(in), &info) != 0) {
        goto out;
    }
    /* Exactly as large as the input, so that one byte beyond is a fault. */
    size = (size_t)info.st_size;
    data = malloc(size > 0 ? size : 1);
    if (data == NULL || fread(data, 1, size, in) != size) {
        goto out;
    }
    (void)LLVMFuzzerTestOneInput(data, size);
    status = 0;
out:
    free(data);
    if (in != NULL) {
        (void)fclose(in);
    }
    return status;
}

int
main(int argc, char **argv)
{
    char path[4096];
    struct dirent *entry;
    int runs = 0;
    DIR *dir = argc == 2 ? opendir(argv[1]) : NULL;

    if (dir == NULL) {
        fprintf(stderr, "usage: %s CORPUS-FOLDER\n", argv[0]);
        return EXIT_FAILURE;
    }
    (void)LLVMFuzzerTestOneInput(NULL, 0);
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        (void)snprintf(path, sizeof(path), "%s/%s", argv[1], entry->d_name);
        if (replay_file(path) != 0) {
            fprintf(stderr, "cannot read %s\n", path);
            (void)closedir(dir);
            return EXIT_FAILURE;
        }
        runs++;
    }
    (void)closedir(dir);
    printf("%d inputs\n", runs);
    return runs == 0;
}
