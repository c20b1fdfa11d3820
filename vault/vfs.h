#ifndef VAULT_VFS_H
#define VAULT_VFS_H

#include <sqlite3.h>

#include "vault/status.h"

/*
 * The offset VFS: SQLite's byte 0 is byte 65,536 of the file.  The clear area
 * in front belongs to area.h and is reached on SQLite's own descriptor (see
 * vault_file_of()), since closing a second one would drop its POSIX locks.
 *
 * It refuses to open temporary files and super-journals, to create the main
 * file, to map it, and to write a first page that is not encrypted.
 */
#define VAULT_VFS_NAME "casevault"
#define VAULT_AREA_LEN 65536

/* For sqlite3_file_control(): gives the sqlite3_file under the shim. */
#define VAULT_VFS_REAL_FILE 0x43560001

/*
 * Registers the shim over the VFS called `base`, NULL for the default one;
 * tests slide recorders and fault injectors under it.  May be called again
 * while no vault is open; not from two threads.
 */
enum vault_status vault_vfs_register(const char *base) VAULT_CHECK_RESULT;

/* The VFS under the shim, registering it over the default one if need be. */
sqlite3_vfs *vault_vfs_base(void);

#endif
