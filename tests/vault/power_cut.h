#ifndef TEST_VAULT_POWER_CUT_H
#define TEST_VAULT_POWER_CUT_H

#include "disk_vfs.h"

/*
 * Rebuilds a folder as a power cut could have left it.  What was synced is
 * there.  What was written since may be there, be lost, or be torn at
 * sectors of 512 bytes, in any order; files made since may be missing, and a
 * removed file may be back unless its folder was synced.
 */
struct power_cut {
    const char *folder;
    const char *name;     /* of the vault; its journal is the only other file */
    const uint8_t *start; /* the vault when recording began */
    size_t start_len;
    size_t ops;    /* operations before the cut */
    unsigned seed; /* chooses among the possible disks */
};

struct power_cut_left {
    int64_t marked; /* the last mark before the cut, 0: none */
    bool journal;   /* a journal was left behind */
};

void power_cut_build(const struct power_cut *cut,
    struct power_cut_left *ret_left);

#endif
